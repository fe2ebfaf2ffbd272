public import Domain

/// Makes the workbook that a unit fills in.
public struct Template: Sendable {
  /// The round.
  public let round: Round

  /// Creates the maker.
  public init(round: Round) {
    self.round = round
  }

  /// The self-assessment workbook of a unit, as XML Spreadsheet 2003.
  public func selfAssessment(of unit: Unit) -> OutputFile {
    OutputFile(path: "", bytes: [])
  }
}
