internal import Domain
internal import Pages

extension Publish {
  /// A file, or two, of a generation that are about all units.
  public enum RoundFile: CaseIterable, Sendable {
    /// The criteria as CSV, and the description of the data files.
    case criteria, dataPackage
    /// The standings for programs as CSV, for people as CSV, as JSON and as a page.
    case table, peopleTable, json, index
    /// The standings as XML Spreadsheet 2003 and as Office Open XML.
    case workbook, officeWorkbook
    /// The units that a correction moved, and the changes to the definition.
    case correction, revision
  }

  /// The content of the files that are about all units.
  public struct RoundContent: Sendable {
    let generation: Generation
    let rows: [StandingRow]
  }

  /// Collects what the files that are about all units say; the scores' leaves are not needed.
  public func roundContent(_ generation: Generation) -> RoundContent {
    RoundContent(
      generation: generation, rows: StandingRow.rows(round: round, input: generation))
  }

  func roundFiles(_ file: RoundFile, _ content: RoundContent) -> [OutputFile] {
    let (input, rows) = (content.generation, content.rows)
    func one(_ path: String, _ bytes: [UInt8]) -> [OutputFile] {
      [OutputFile(path: path, bytes: bytes)]
    }
    switch file {
    case .criteria: return one(CriteriaTable.path, CriteriaTable(round: round).bytes)
    case .dataPackage:
      return one(
        DataPackage.path,
        DataPackage(
          round: round, edition: edition, hasRevision: input.revision != nil,
          hasGone: input.moves.contains { pages.unit(code: $0.unit) == nil }
        ).bytes)
    case .table:
      return one(
        StandingsTable.path, StandingsTable(round: round, edition: edition, rows: rows).bytes)
    case .peopleTable:
      return one(
        PeopleTable.standingsPath, PeopleTable(round: round, edition: edition).standings(rows))
    case .json:
      return one(
        StandingsJSON.path,
        StandingsJSON(round: round, edition: edition, input: input, rows: rows).bytes)
    case .index:
      return one(
        "index.html",
        pages.index(
          standings: input.standings, scores: input.scores, balance: input.balance,
          revision: input.revision, survey: input.survey))
    case .workbook: return one(StandingsWorkbook.path, workbook(content).bytes)
    case .officeWorkbook: return one(StandingsWorkbook.officePath, workbook(content).officeBytes)
    case .correction: return correctionFiles(input.moves, isRedefined: input.revision != nil)
    case .revision: return revisionFiles(input.revision)
    }
  }

  private func workbook(_ content: RoundContent) -> StandingsWorkbook {
    StandingsWorkbook(
      round: round, edition: edition, standings: content.generation.standings,
      rows: content.rows)
  }
}
