import Domain
import Spreadsheets
import Testing

@testable import Stages

/// The workbook that a unit fills in.
struct TemplateTests {
  /// Fills the open cells of a template's cells with the best points.
  static func filled(_ workbook: IngestedWorkbook, _ criteria: CriteriaSet) -> IngestedWorkbook {
    let sheets = workbook.sheets.map { sheet -> IngestedWorkbook.Sheet in
      var cells = sheet.cells
      for cell in sheet.cells where cell.column == 1 {
        guard let node = criteria[cell.raw], criteria.isLeaf(node), !node.isSurveyed else {
          continue
        }
        cells.append(
          IngestedCell(
            row: cell.row, column: TemplateSheet.column(of: .selfPoints), kind: .number,
            raw: node.maximum.description))
        cells.append(
          IngestedCell(
            row: cell.row, column: TemplateSheet.column(of: .evidence), kind: .string,
            raw: "Báo cáo số 1/BC"))
      }
      return IngestedWorkbook.Sheet(name: sheet.name, cells: cells)
    }
    return IngestedWorkbook(format: workbook.format, sheets: sheets, findings: workbook.findings)
  }

  @Test(arguments: Template.Format.allCases)
  func filledInItIsAcceptedWithoutAFinding(_ format: Template.Format) throws {
    let round = JudgedRound.round()
    let file = Template(round: round).selfAssessment(of: JudgedRound.units[0], format: format)
    let read = Ingest().run(Ingest.Input(path: file.path, bytes: file.bytes))
    #expect(read.findings.isEmpty)
    let judged = JudgedRound.judge(TemplateTests.filled(read, JudgedRound.criteria))
    #expect(judged.named == [] && judged.isAccepted)
    #expect(judged.leaves.count == 5)
    // Left as it came, every open leaf is named.
    let blank = JudgedRound.judge(read)
    #expect(blank.findings.count { $0.code == .pointsMissing } == 5)
    #expect(blank.findings.count == 5)
  }

  @Test func surveyLeavesAreClosedAndAllowedValuesAreEnforced() throws {
    let sheet = TemplateSheet(
      round: JudgedRound.round(), unit: JudgedRound.units[0], nodes: JudgedRound.criteria.nodes,
      isLeaf: JudgedRound.criteria.isLeaf
    ).document
    func row(_ code: String) throws -> Int {
      try #require(sheet.rows.firstIndex { $0.cells.first?.content == .string(code) })
    }
    let survey = try row("1.3")
    #expect(sheet.isProtected)
    #expect(sheet.rows[survey].cells.allSatisfy { !$0.style.isUnlocked })
    #expect(!sheet.validations.contains { $0.row == survey + 1 })
    let choice = try row("1.1")
    let rules = sheet.validations.filter { $0.row == choice + 1 }.map(\.rule)
    #expect(
      rules == [
        .numbers(["1", "0.5", "0"]), .list(["kịp thời", "không kịp thời", "không ban hành"]),
      ])
    let ratio = try row("1.2")
    #expect(
      sheet.validations.filter { $0.row == ratio + 1 }.map(\.rule) == [
        .decimal(minimum: "0", maximum: "3"), .list(["x"]),
      ])
    let mark = TemplateSheet.column(of: .notApplicable) - 1
    #expect(sheet.rows[ratio].cells[mark].style.isUnlocked)
    #expect(!sheet.rows[choice].cells[mark].style.isUnlocked)
  }
}
