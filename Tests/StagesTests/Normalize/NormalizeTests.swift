import Domain
import Testing

@testable import Stages

/// From cells to the rows of a form, however the sheet is laid out.
struct NormalizeTests {
  static let stage = Normalize(forms: JudgedRound.forms, questions: ["S1", "S2"])

  static func read(_ drawings: DrawnSheet...) -> NormalizedWorkbook {
    stage.run(IngestedWorkbook(format: "", sheets: drawings.map(\.sheet), findings: []))
  }

  @Test func oneRowOfHeadingsBelowTitles() throws {
    let read = NormalizeTests.read(
      DrawnSheet(
        """
        TỈNH X>> | | | CỘNG HÒA>>
        PHIẾU TỰ ĐÁNH GIÁ>>>
        Mã đơn vị: SO-A>>
        STT | Mã | Tiêu chí | ĐIỂM  tối đa | Điểm\u{20}tự đánh giá | Minh chứng
        =1 | 1.1. | Chọn | =1 | 0,5 | KH 12
        | | Tổng cộng | =15 | =0.5 |
        """))
    #expect(read.form == .selfAssessment)
    #expect(read.claimedUnits.map(\.text) == ["SO-A"])
    #expect(read.rows.map(\.code) == ["1.1"])
    #expect(read.rows.first?.entries[.selfPoints]?.number == Points("0.5"))
    #expect(read.rows.first?.pointsPlace.cell == "E5")
    #expect(read.totals.map(\.text) == ["0.5"])
  }

  @Test func twoRowsOfHeadingsUnderMergedCells() {
    let read = NormalizeTests.read(
      DrawnSheet(
        """
        Đơn vị: Sở CT>
        STT^ | Mã^ | Tiêu chí^ | Điểm> | | Lý do^
        | | | Tự đánh giá | Thẩm định |
        =1 | 1.1 | Chọn | =1 | 0,5 | muộn
        """))
    #expect(read.form == .appraisal)
    #expect(read.rows.first?.entries[.appraisedPoints]?.text == "0,5")
    #expect(read.rows.first?.entries[.selfPoints]?.text == "1")
    #expect(read.rows.first?.entries[.explanation]?.text == "muộn")
    #expect(read.claimedUnits.map(\.text) == ["Sở CT"])
  }

  @Test func anEmptyColumnForTheAppraisalLeavesASelfAssessment() {
    let read = NormalizeTests.read(
      DrawnSheet(
        """
        Mã | Tiêu chí | Điểm tự đánh giá | Điểm thẩm định
        1.1 | Chọn | =1 |
        """))
    #expect(read.form == .selfAssessment)
  }

  @Test func codesMayStandInTheColumnOfNumbers() {
    let read = NormalizeTests.read(
      DrawnSheet(
        """
        STT | Tiêu chí | Tự đánh giá
        1.1 | Chọn | =1
        =1.2 | Tỷ lệ | =2
        """))
    #expect(read.rows.map(\.code) == ["1.1", "1.2"])
  }

  @Test func decomposedLettersAreComposed() {
    let decomposed = "Điểm tự đánh giá"
    let read = NormalizeTests.read(
      DrawnSheet(
        """
        Mã | \(decomposed) | Giải trình
        1.1 | =1 | \u{20}chậm vì đợt sắp xếp\u{A0}
        """))
    let text = read.rows.first?.entries[.explanation]?.text
    #expect(text.map { Array($0.unicodeScalars) } == Array("chậm vì đợt sắp xếp".unicodeScalars))
  }

  @Test func aRowWithPointsButNoCodeIsNamed() {
    let read = NormalizeTests.read(
      DrawnSheet(
        """
        Mã | Tiêu chí | Điểm tự đánh giá
        | Chọn | =1
        | Người lập | ký tên
        """))
    #expect(read.findings.map(\.code) == [.rowIncomplete])
    #expect(read.findings.first?.place?.cell == "C2")
  }

  @Test func sheetsOfOneFormAreOneWorkbookAndOthersAreNamed() {
    let read = NormalizeTests.read(
      DrawnSheet("Hướng dẫn\n1) Điểm ghi đúng thang", name: "HD"),
      DrawnSheet("Mã | Điểm tự đánh giá\n1.1 | =1", name: "LV1"),
      DrawnSheet("Mã | Điểm tự đánh giá\n2.1 | =2", name: "LV2"),
      DrawnSheet("Số | Đơn vị | Nội dung\n12 | SO-A | x", name: "QĐ"))
    #expect(read.rows.map(\.code) == ["1.1", "2.1"])
    #expect(read.findings.map(\.code) == [.formWrong])
    #expect(read.findings.first?.place?.sheet == "QĐ")
  }

  @Test func surveyRowsKeepTheirQuestionsAndSignaturesAreNone() {
    let read = NormalizeTests.read(
      DrawnSheet(
        """
        Đợt: KS-SO>>
        Mã phiếu | Nhóm | Đơn vị được đánh giá | S1 | S2. Ông/bà hài lòng?
        P1 | DB | SO-A | A | b
        P2 | DB | SO-A | |
        | | | C |
        Người tổng hợp | | | |
        """))
    #expect(read.form == .survey && read.batch?.text == "KS-SO")
    #expect(read.answers.map(\.place.row) == [3, 4, 5])
    #expect(read.answers.first?.answers.map(\.question) == ["S1", "S2"])
    #expect(read.answers.first?.answers.map(\.text) == ["A", "b"])
  }

  @Test func noHeadingsNoForm() {
    #expect(NormalizeTests.read(DrawnSheet("Họ tên | Điện thoại\nA | 1")).form == nil)
  }

  @Test func theOrderOfCellsInTheFileMakesNoDifference() {
    let drawn = DrawnSheet("Mã | Điểm tự đánh giá\n1.1 | =1\n1.2 | =2").sheet
    let turned = IngestedWorkbook.Sheet(name: drawn.name, cells: drawn.cells.reversed())
    let straight = NormalizeTests.stage.run(
      IngestedWorkbook(format: "", sheets: [drawn], findings: []))
    let reversed = NormalizeTests.stage.run(
      IngestedWorkbook(format: "", sheets: [turned], findings: []))
    #expect(straight == reversed)
  }
}
