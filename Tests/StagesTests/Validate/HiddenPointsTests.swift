import Domain
import Testing

@testable import Stages

/// Points that nobody sees count, and are said.
struct HiddenPointsTests {
  private func sheet(_ drawn: DrawnSheet, _ hidden: HiddenParts?) -> IngestedWorkbook.Sheet {
    IngestedWorkbook.Sheet(name: drawn.sheet.name, cells: drawn.sheet.cells, hidden: hidden)
  }

  private func judge(_ sheets: IngestedWorkbook.Sheet...) -> ValidatedSubmission {
    JudgedRound.judge(IngestedWorkbook(format: "", sheets: sheets, findings: []))
  }

  private let drawn = FolderAndTimeTests.drawn("Mã đơn vị: SO-A")

  @Test func aHiddenRowWithPointsIsAWarningAtItsPoints() {
    let judged = judge(sheet(drawn, HiddenParts(rows: [1, 2, 4, 6])))
    #expect(judged.named == ["points-hidden B4", "points-hidden B6"])
    #expect(judged.isAccepted)
    #expect(judged.leaves.count == 5)
  }

  @Test func aHiddenColumnOfPointsIsOneWarning() {
    let hidden = HiddenParts(columns: [.init(first: 2, last: 2)])
    #expect(judge(sheet(drawn, hidden)).named == ["points-hidden B3"])
    let other = HiddenParts(columns: [.init(first: 3, last: 9)])
    #expect(judge(sheet(drawn, other)).named == [])
  }

  @Test func aHiddenSheetWithPointsIsOneWarning() {
    let judged = judge(sheet(drawn, HiddenParts(isWhole: true)))
    #expect(judged.named == ["points-hidden B3"])
    #expect(judged.findings.first?.message.vi.contains("đang bị ẩn nhưng có 5 dòng") == true)
  }

  /// Whichever comes first in the file, the rows of the sheet in use are not to be deleted.
  @Test(arguments: [true, false])
  func lastYearsHiddenSheetIsTheOneToDelete(isFirst: Bool) throws {
    let old = DrawnSheet(
      "Mã | Điểm tự đánh giá | Minh chứng\n1.1 | =0 | KH", name: "Năm 2022")
    let hidden = sheet(old, HiddenParts(isWhole: true))
    let shown = sheet(drawn, nil)
    let judged = isFirst ? judge(hidden, shown) : judge(shown, hidden)
    let found = try #require(judged.findings.first { $0.code == .leafDuplicate })
    #expect(found.message.vi.contains("trang “Năm 2022”, là trang đang bị ẩn"))
    #expect(found.mend.vi.contains("xóa cả trang đó"))
    #expect(found.mend.vi.contains("Không xóa dòng ở trang đang dùng"))
    #expect(judged.findings.contains { $0.code == .pointsHidden && $0.place?.sheet == "Năm 2022" })
  }
}
