import Domain
import Testing

@testable import Stages

/// Findings tell the person in front of the workbook what he needs.
struct ClearWordsTests {
  private func finding(_ code: String, _ row: String) throws -> Finding {
    let drawn = AssessmentTests.drawn(replacing: code, with: row)
    let judged = JudgedRound.judge(drawn)
    #expect(judged.named == drawn.expected)
    return try #require(judged.findings.first)
  }

  @Test(arguments: ["-", "–", "không phát sinh", "x"])
  func textForPointsOfALeafThatMayBeLeftOutNamesTheWayOut(text: String) throws {
    let found = try finding("1.2", "1.2 | =3 | | [[points-text]]\(text) | | KH |")
    #expect(found.mend.vi.contains("ghi x ở cột “không áp dụng”"))
    let other = try finding("1.1", "1.1 | =1 | | [[points-text]]\(text) | | KH |")
    #expect(!other.mend.vi.contains("không áp dụng"))
    #expect(other.mend.vi.contains("ghi 0 nếu không đạt"))
  }

  @Test func aTotalNamesItsAreaAndHasOneDecimalMark() throws {
    let found = try finding("1", "1 | =6 | | [[total-wrong]]=5.75 | | |")
    #expect(found.message.vi.contains("Tổng điểm của lĩnh vực 1 “Một”"))
    #expect(found.found == "5,75")
    #expect(found.expected.vi == "4")
  }

  private func appraised(_ rows: String) -> ValidatedSubmission {
    JudgedRound.judge(
      DrawnSheet(
        """
        Đơn vị: Sở Công thương>
        Mã | Kết quả | Điểm tự đánh giá | Điểm thẩm định | Không áp dụng | Lý do
        1.1 | kịp thời | =1 | | |
        2.2 | =1 | | 0,75 | |
        2.4 | không | | =0 | |
        \(rows)
        """), in: InboxFolder.appraisal)
  }

  /// An outside index may be one of ten: then nothing but the sign or the scale can tell.
  @Test func anOutsideIndexWithoutASignIsNotGuessed() throws {
    let rows = "1.2 | 80% | | | |\n2.1 | 95% | | | |\n"
    let judged = appraised(rows + "2.3 | =7.98 | | | |")
    #expect(judged.named == ["number-ambiguous B8"])
    let found = try #require(judged.findings.first)
    #expect(!judged.isAccepted)
    #expect(found.found == "7,98")
    #expect(found.message.vi.contains("7,98% hoặc 7,98 trên thang 10 (79,8%)"))
    for stated in ["7,98/10", "7.98/10", "79,8%", "=79.8"] {
      let clear = appraised(rows + "2.3 | \(stated) | | | |")
      #expect(clear.named == [])
      #expect(
        clear.leaves.first { $0.leaf == "2.3" }?.measure == .percent(Fraction(798, over: 10)))
    }
  }

  @Test(arguments: [
    "95 phần trăm", "95,0 (%)", "95％", "đạt 95%", "Đạt 95 %", "tỷ lệ 95%", "Tỷ lệ đạt: 95%",
  ])
  func aRateIsReadHoweverItsSignIsWritten(stated: String) {
    let judged = appraised("1.2 | \(stated) | | | |\n2.1 | 95% | | | |")
    #expect(judged.named == [])
    #expect(judged.leaves.first { $0.leaf == "1.2" }?.measure == .percent(Fraction(95)))
  }

  @Test(arguments: ["=0.95", "0,95", "0.95"])
  func aPartOfOneIsSaidWhereNoPointsConfirmIt(stated: String) {
    let judged = appraised("1.2 | \(stated) | | | |\n2.1 | 95% | | | |")
    #expect(judged.named == ["number-ambiguous B6"])
    #expect(judged.isAccepted)
    #expect(judged.leaves.first { $0.leaf == "1.2" }?.measure == .percent(Fraction(95)))
    #expect(judged.findings.first?.message.vi.contains("95%, không phải 0,95%") == true)
  }

  @Test(arguments: ["12/10", "190%", "=190", "1.234,5", "190 phần trăm"])
  func moreThanTheWholeIsSaid(stated: String) {
    let judged = appraised("1.2 | \(stated) | | | |\n2.1 | 95% | | | |")
    #expect(judged.named == ["result-above-whole B6"])
    #expect(judged.isAccepted)
  }

  @Test func aRateUpToTenWithoutASignIsReadAndSaid() throws {
    let judged = appraised("1.2 | =7.98 | | | |\n2.1 | 95% | | | |")
    #expect(judged.named == ["number-ambiguous B6"])
    #expect(judged.isAccepted)
    #expect(
      judged.leaves.first { $0.leaf == "1.2" }?.measure == .percent(Fraction(798, over: 100)))
    #expect(judged.findings.first?.message.vi.contains("7,98%, không phải 79,8%") == true)
  }

  @Test(arguments: [
    ("Đơn vị: Sở Công Thươg", "SO-A"), ("Mã đơn vị: SO-A1", "SO-A"), ("Đơn vị: Sở Nộivụ 2", "SO-B"),
  ])
  func aNameThatIsNearlyAUnitsIsAskedFor(head: String, meant: String) throws {
    let judged = JudgedRound.judge(
      DrawnSheet("\(head)\nMã | Điểm thẩm định\n1.1 | =1"), in: InboxFolder.appraisal)
    let found = try #require(judged.findings.first { $0.code == .unitUnknown })
    #expect(found.mend.vi.contains("Có phải \(meant) "))
  }

  @Test func aFileInAnothersFolderIsToldItsOwn() throws {
    let judged = JudgedRound.judge(FolderAndTimeTests.drawn("Mã đơn vị: SO-B"), in: "SO-A")
    let found = try #require(judged.findings.first)
    #expect(found.mend.vi.contains("Có phải phiếu của Sở Nội vụ (SO-B)?"))
    #expect(found.mend.vi.contains("thư mục “SO-B”"))
  }

  @Test func aFileInNobodysFolderIsToldItsOwn() throws {
    let byCode = JudgedRound.judge(FolderAndTimeTests.drawn("Mã đơn vị: SO-B"), in: "Nội vụ")
    #expect(byCode.findings.first?.mend.vi.contains("Có phải SO-B (Sở Nội vụ)?") == true)
    let byFolder = JudgedRound.judge(FolderAndTimeTests.drawn("không ghi"), in: "Sở Nội vu")
    #expect(byFolder.findings.first?.mend.vi.contains("Có phải SO-B") == true)
    let byNothing = JudgedRound.judge(FolderAndTimeTests.drawn("không ghi"), in: "Tài liệu")
    #expect(byNothing.findings.first?.mend.vi.contains("Có phải") == false)
  }
}
