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

  /// The format of a form.
  public enum Format: String, Sendable, CaseIterable {
    /// Office Open XML, which every program opens with its locks, lists and page set-up.
    case xlsx
    /// XML Spreadsheet 2003.
    case xml
  }

  /// The self-assessment workbook of a unit.
  ///
  /// Handed in with the open cells filled, it is read without a finding.
  public func selfAssessment(of unit: Unit, format: Format = .xml) -> OutputFile {
    let criteria = round.criteria[unit.level]
    let sheet = TemplateSheet(round: round, unit: unit, nodes: criteria?.nodes ?? []) { node in
      criteria?.isLeaf(node) ?? false
    }
    let document = WorkbookDocument(
      title: round.title.vi, subject: round.name.line,
      sheets: [sheet.document, TemplateGuide(round: round, unit: unit).document])
    return OutputFile(
      path: "Phieu tu danh gia \(unit.code) \(round.year).\(format.rawValue)",
      bytes: format == .xlsx
        ? OfficeOpenXMLWriter().write(document) : XMLSpreadsheetWriter().write(document))
  }
}
