public import Domain
internal import Spreadsheets

/// Makes the workbook that a unit fills in.
public struct Template: Sendable {
  /// The round.
  public let round: Round

  /// Creates the maker.
  public init(round: Round) {
    self.round = round
  }

  /// The self-assessment workbook of a unit, as XML Spreadsheet 2003.
  ///
  /// Handed in with the open cells filled, it is read without a finding.
  public func selfAssessment(of unit: Unit) -> OutputFile {
    let criteria = round.criteria[unit.level]
    let sheet = TemplateSheet(round: round, unit: unit, nodes: criteria?.nodes ?? []) { node in
      criteria?.isLeaf(node) ?? false
    }
    let document = WorkbookDocument(
      title: round.title.vi,
      sheets: [sheet.document, TemplateGuide(round: round, unit: unit).document])
    return OutputFile(
      path: "Phieu tu danh gia \(unit.code) \(round.year).xml",
      bytes: XMLSpreadsheetWriter().write(document))
  }
}
