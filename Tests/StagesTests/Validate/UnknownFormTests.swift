import Domain
import Testing

@testable import Stages

/// A file that is no form, or lacks a column, is told what it has, what it lacks, and what comes near.
struct UnknownFormTests {
  private func judge(_ drawings: DrawnSheet..., in folder: Bytewise = "SO-A") -> ValidatedSubmission
  {
    JudgedRound.judge(
      IngestedWorkbook(format: "", sheets: drawings.map(\.sheet), findings: []), in: folder)
  }

  @Test(arguments: [
    "Điểm tự đánh gi", "Điểm tự đánh giá (lần 2)", "Điểm tự đánh giá của đơn vị",
    "Điểm đơn vị tự đánh giá",
  ])
  func aRenamedColumnOfPointsIsAskedFor(heading: String) throws {
    let judged = judge(
      DrawnSheet(
        """
        Mã đơn vị: SO-A>
        Mã | Kết quả | \(heading) | Minh chứng
        1.1 | kịp thời | =1 | KH
        """))
    #expect(judged.named == ["form-wrong A2"])
    let found = try #require(judged.findings.first)
    #expect(found.found == "Mã; Kết quả; Minh chứng")
    #expect(found.message.vi.contains("dòng 2: có “Mã”, “Kết quả”, “Minh chứng”"))
    #expect(found.message.vi.contains("thiếu “Điểm tự đánh giá” nên không phải phiếu tự đánh giá"))
    #expect(found.expected.vi.contains("“Điểm tự đánh giá”"))
    #expect(found.mend.vi.contains("là “Điểm tự đánh giá”?"))
  }

  @Test func everySheetIsDescribed() throws {
    let judged = judge(
      DrawnSheet("Hướng dẫn\nHọ tên | Tuổi", name: "Danh sách"),
      DrawnSheet("Mã | Tiêu chí | Chấm\n1.1 | a | =1", name: "Biểu 1"))
    let found = try #require(judged.findings.first)
    #expect(judged.findings.count == 1)
    #expect(found.place == CellAddress(sheet: "Biểu 1", row: 1, column: 1))
    #expect(found.message.vi.contains("Trang “Biểu 1”, dòng 1: có “Mã”, “Tiêu chí”"))
    #expect(found.message.vi.contains("Trang “Danh sách”: không có tiêu đề nào của biểu."))
  }

  @Test func manySheetsAreCounted() {
    let sheets = (1...9).map { DrawnSheet("Họ tên | Tuổi", name: "T\($0)").sheet }
    let judged = JudgedRound.judge(IngestedWorkbook(format: "", sheets: sheets, findings: []))
    #expect(judged.findings.first?.message.vi.contains("Còn 4 trang khác.") == true)
    #expect(judged.findings.first?.found == "Họ tên; Tuổi")
  }

  @Test func whatStandsInASheetOfAnswersIsNotQuoted() {
    let judged = judge(DrawnSheet("NGUYEN-VAN-A | rất hài lòng"), in: InboxFolder.survey)
    #expect(judged.named == ["form-wrong"])
    #expect(judged.findings.first?.found == "")
    #expect(judged.findings.first?.message.vi.contains("NGUYEN") == false)
  }

  @Test func anEmptyColumnOfTheAppraisalIsNotTakenForPoints() {
    let judged = judge(
      DrawnSheet("Mã đơn vị: SO-A>\nMã | Kết quả | Điểm thẩm định\n1.1 | kịp thời |"))
    #expect(judged.named == ["form-wrong"])
    #expect(
      judged.findings.first?.message.vi
        == "Tệp không có cột điểm tự đánh giá, chỉ có cột điểm thẩm định.")
    let filled = judge(
      DrawnSheet("Mã đơn vị: SO-A>\nMã | Điểm tự đánh giá | Điểm thẩm định\n1.1 | =1 | =1"))
    #expect(filled.findings.first?.message.vi.contains("được đọc là phiếu thẩm định") == true)
  }

  /// The form of the round has a column for the appraiser, too; it is no reason to take a form for an
  /// appraisal whose own column has another heading.
  @Test(arguments: ["", "=1"])
  func aRenamedColumnOfOwnPointsIsNamedBesideTheAppraisals(appraised: String) throws {
    let judged = judge(
      DrawnSheet(
        "Mã đơn vị: SO-A>\nMã | Điểm tự đánh | Điểm thẩm định\n1.1 | =1 | \(appraised)"))
    #expect(judged.named == ["column-missing B2", "form-wrong"])
    let wrong = try #require(judged.findings.first { $0.code == .formWrong })
    #expect(wrong.message.vi.contains("không có cột điểm tự đánh giá"))
    #expect(!wrong.mend.vi.contains("Xóa nội dung cột thẩm định"))
    #expect(
      judged.findings.contains { $0.message.vi.contains("Có phải là cột “Điểm tự đánh giá”?") })
  }

  @Test func aRenamedColumnBesideThePointsIsAWarning() throws {
    let head = """
      Mã đơn vị: SO-A>
      Mã | Điểm tối đa | [[column-missing]]Kêt qủa thực | Điểm tự đánh giá | | Minh chứng | Giải trình

      """
    let rows = AssessmentTests.good.map(\.row).joined(separator: "\n")
    let drawn = DrawnSheet(head.replacing("Kêt qủa thực", with: "Kết quả thực hiện") + rows)
    let judged = JudgedRound.judge(drawn)
    #expect(judged.named == drawn.expected)
    #expect(judged.isAccepted)
    let found = try #require(judged.findings.first)
    #expect(found.found == "Kết quả thực hiện")
    #expect(found.message.vi.contains("Có phải là cột “Kết quả”?"))
  }

  @Test func aColumnThatMeansTheSameAsAnotherIsSaid() throws {
    let judged = judge(
      DrawnSheet(
        "Mã đơn vị: SO-A>\nMã | Điểm tự đánh giá | Tự đánh giá | Minh chứng\n1.1 | =1 | =0.5 | KH"))
    let found = try #require(judged.findings.first { $0.code == .columnTwice })
    #expect(found.place?.cell == "C2" && found.message.vi.contains("B2"))
    let same = judge(
      DrawnSheet(
        "Mã đơn vị: SO-A>\nMã | Điểm tự đánh giá | Tự đánh giá | Minh chứng\n1.1 | =1 | =1 | KH"))
    #expect(!same.findings.contains { $0.code == .columnTwice }, "it says nothing else")
  }

  @Test func aDeletedColumnOfEvidenceIsOneFault() throws {
    let judged = judge(
      DrawnSheet(
        "Mã đơn vị: SO-A>\nMã | Điểm tự đánh giá\n"
          + ["1.1 | =1", "1.2 | =3", "2.1 | =0", "2.2 | =1", "2.4 | =1"].joined(separator: "\n")))
    #expect(judged.named == ["column-missing A1"])
    #expect(judged.isAccepted)
    #expect(judged.findings.first?.message.vi.contains("4 tiêu chí") == true)
    #expect(judged.findings.first?.message.vi.contains("1.1, 1.2, 2.2, 2.4") == true)
  }

  @Test func columnsOfOnesOwnAreNobodysBusiness() {
    let judged = judge(
      DrawnSheet(
        """
        Mã đơn vị: SO-A>
        STT | Mã | Nội dung | Điểm tự đánh giá | Minh chứng | Ghi chú | Phòng phụ trách
        =1 | 1.1 | a | =1 | KH | |
        =2 | 1.2 | a | =3 | KH | |
        =3 | 2.1 | a | =0 | | |
        =4 | 2.2 | a | =1 | KH | |
        =5 | 2.4 | a | =1 | KH | | TCCB
        """))
    #expect(judged.named == [])
  }
}
