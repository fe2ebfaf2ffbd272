import Domain
import Testing

@testable import Stages

/// The folder, the head and the clock decide whose a workbook is and whether it counts.
struct FolderAndTimeTests {
  static func drawn(_ head: String) -> DrawnSheet {
    DrawnSheet(
      head + "\nMã | Điểm tự đánh giá | Minh chứng\n"
        + ["1.1 | =1", "1.2 | =3", "2.1 | =2", "2.2 | =1", "2.4 | =1"].map { $0 + " | KH" }
        .joined(separator: "\n"))
  }

  @Test(arguments: [
    ("Mã đơn vị: SO-A", []), ("Đơn vị: SỞ CÔNG THƯƠNG", []), ("Đơn vị | Sở CT", []),
    ("Đơn vị: | | sở công thương", []), ("không ghi", []),
    ("Đơn vị: Sở Nội vụ", ["unit-other A1"]), ("Mã đơn vị: SO-B", ["unit-other A1"]),
    ("Đơn vị: Sở Ngoại vụ", ["unit-unknown A1"]),
    ("Đơn vị: Phòng CCHC | Mã đơn vị: SO-A", []),
  ]) func theHeadNamesTheUnitOfTheFolder(_ head: String, _ expected: [String]) {
    let judged = JudgedRound.judge(FolderAndTimeTests.drawn(head))
    #expect(judged.named == expected)
    #expect(judged.isAccepted == expected.isEmpty)
  }

  @Test func anAppraisalNamesExactlyOneUnit() {
    let rows = ["1.1", "1.2", "2.1", "2.2", "2.4"].map { "\($0) | =0" }.joined(separator: "\n")
    func judged(_ head: String) -> [String] {
      JudgedRound.judge(
        DrawnSheet("\(head)\nMã | Điểm thẩm định\n\(rows)"), in: InboxFolder.appraisal
      ).named
    }
    #expect(judged("Đơn vị: Sở Nội vụ") == [])
    #expect(judged("Đơn vị: Sở Nội vụ | Mã đơn vị: SO-A") == ["unit-other B1"])
    #expect(judged("không ghi") == ["unit-unknown"])
    #expect(judged("Đơn vị: Sở Ngoại vụ") == ["unit-unknown A1"])
  }

  @Test func aFormInTheWrongFolderIsSuspended() {
    let form = FolderAndTimeTests.drawn("Mã đơn vị: SO-A")
    for folder in [InboxFolder.appraisal, InboxFolder.survey, InboxFolder.decisions] {
      #expect(JudgedRound.judge(form, in: folder).named == ["form-wrong"])
    }
    #expect(JudgedRound.judge(form, in: "SO-Z").named == ["unit-unknown"])
    #expect(JudgedRound.judge(DrawnSheet("Họ tên | Tuổi")).named == ["form-wrong"])
    let round = JudgedRound.round(survey: nil)
    #expect(
      JudgedRound.judge(form, in: InboxFolder.survey, round: round).named == ["form-wrong"])
  }

  @Test func theLastSecondOfTheDeadlineIsOnTime() {
    let form = FolderAndTimeTests.drawn("Mã đơn vị: SO-A")
    let onTime = JudgedRound.judge(form, at: 1_704_905_999)
    #expect(onTime.named == [] && !onTime.isLate)
    let late = JudgedRound.judge(form, at: 1_704_906_000)
    #expect(late.named == ["late"] && late.isLate && late.isAccepted)
    #expect(late.findings.first?.expected.vi.contains("10/01/2024") == true)
    let strict = JudgedRound.judge(
      form, at: 1_704_906_000, round: JudgedRound.round(late: .suspend))
    #expect(strict.isLate && !strict.isAccepted)
  }

  @Test func aFileThatCannotBeReadIsNotJudgedByWhatCouldBe() {
    let fault = Finding(
      code: .fileIncomplete, severity: .error, found: "", message: Bilingual(vi: "", en: ""),
      expected: Bilingual(vi: "", en: ""), mend: Bilingual(vi: "", en: ""))
    let workbook = IngestedWorkbook(
      format: "", sheets: [DrawnSheet("Mã | Điểm tự đánh giá\n1.1 | =1").sheet], findings: [fault])
    let judged = JudgedRound.judge(workbook)
    #expect(judged.named == ["file-incomplete"] && !judged.isAccepted)
    #expect(judged.leaves.isEmpty)
  }
}
