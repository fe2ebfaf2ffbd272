public import Domain
internal import Pages

/// Standings in, the files of a generation out.
public struct Publish: Stage {
  /// The stage's name.
  public static let name = StageName.publish
  /// Raised by hand whenever the same input may give another output.
  public static let version = 4

  /// The round.
  public let round: Round
  /// Seconds east of UTC in which receipts show times; Vietnam's legal time unless stated.
  public let utcOffset: Int
  /// What the generation is; receipts belong to none, and leave it as it is.
  public let edition: Edition

  // Made from the round and the edition alone, hence no part of the fingerprint.
  private let pages: RoundPages

  private enum CodingKeys: String, CodingKey { case round, utcOffset, edition }

  /// Everything that is published.
  public struct Input: Sendable {
    /// The standings in publication order.
    public let standings: [GroupStandings]
    /// The scores by unit code.
    public let scores: [String: UnitScore]
    /// The balance of files.
    public let balance: Balance
    /// The units that a correction moved, in roster order; empty for other editions.
    public let moves: [UnitMove]
    /// How far the survey answers that count have been taken in.
    public let survey: SurveyProgress

    /// Creates an input.
    public init(
      standings: [GroupStandings], scores: [String: UnitScore], balance: Balance,
      moves: [UnitMove] = [], survey: SurveyProgress = .complete
    ) {
      self.standings = standings
      self.scores = scores
      self.balance = balance
      self.moves = moves
      self.survey = survey
    }
  }

  /// Creates the stage.
  public init(round: Round, utcOffset: Int = 7 * 3_600, edition: Edition = .provisional) {
    self.round = round
    self.utcOffset = utcOffset
    self.edition = edition
    pages = RoundPages(round: round, edition: edition)
  }

  /// Makes the files of a generation but its manifest, sorted by path.
  public func run(_ input: Input) -> [OutputFile] {
    var files = commonFiles(input)
    var points = pointsHeading
    for group in input.standings {
      let units = group.ranked.map(\.unit) + group.unranked.map(\.unit)
      for score in units.compactMap({ input.scores[$0] }) {
        points += pointsRows(score)
        files.append(unitPage(score, standing: group))
      }
    }
    files.append(OutputFile(path: Publish.pointsPath, bytes: points))
    return files.sorted { $0.path < $1.path }
  }

  /// Makes the files that are about all units, sorted by path.
  ///
  /// That is everything but the units' pages and the table of points. The leaves of the scores are
  /// not needed.
  public func commonFiles(_ input: Input) -> [OutputFile] {
    let rows = StandingRow.rows(round: round, input: input)
    let index = pages.index(
      standings: input.standings, scores: input.scores, balance: input.balance,
      survey: input.survey)
    let workbook = StandingsWorkbook(
      round: round, edition: edition, standings: input.standings, rows: rows)
    let json = StandingsJSON(round: round, edition: edition, input: input, rows: rows)
    let table = StandingsTable(round: round, edition: edition, rows: rows)
    let files = [
      OutputFile(path: CriteriaTable.path, bytes: CriteriaTable(round: round).bytes),
      OutputFile(
        path: DataPackage.path, bytes: DataPackage(round: round, edition: edition).bytes),
      OutputFile(path: StandingsTable.path, bytes: table.bytes),
      OutputFile(
        path: PeopleTable.standingsPath,
        bytes: PeopleTable(round: round, edition: edition).standings(rows)),
      OutputFile(path: StandingsJSON.path, bytes: json.bytes),
      OutputFile(path: "index.html", bytes: index),
      OutputFile(path: StandingsWorkbook.path, bytes: workbook.bytes),
      OutputFile(path: StandingsWorkbook.officePath, bytes: workbook.officeBytes),
    ]
    return (files + correctionFiles(input.moves)).sorted { $0.path < $1.path }
  }

  /// What a correction moved, for people and programs; nothing for other editions.
  private func correctionFiles(_ moves: [UnitMove]) -> [OutputFile] {
    guard edition.kind == .correction else { return [] }
    let page = pages.correction(moves)
    return [
      OutputFile(path: page.path, bytes: page.bytes),
      OutputFile(path: CorrectionTable.path, bytes: CorrectionTable(moves: moves).bytes),
      OutputFile(
        path: PeopleTable.correctionPath,
        bytes: PeopleTable(round: round, edition: edition).correction(moves)),
      OutputFile(
        path: CorrectionJSON.path,
        bytes: CorrectionJSON(
          edition: edition, moves: moves, unmoved: round.units.count - moves.count
        ).bytes),
    ]
  }

  /// Where the table of points lies in a generation.
  public static let pointsPath = PointsTable.path

  /// The first line of the table of points.
  public var pointsHeading: [UInt8] { PointsTable.heading }

  /// One unit's lines of the table of points.
  public func pointsRows(_ score: UnitScore) -> [UInt8] {
    PointsTable(round: round, unit: pages.unit(code: score.unit)).rows(score)
  }

  /// One unit's page: the only file that changes with nothing but the unit itself.
  public func unitPage(_ score: UnitScore, standing: GroupStandings) -> OutputFile {
    OutputFile(
      path: FileNames.unitPage(score.unit), bytes: pages.unit(score, standings: standing))
  }

  /// The receipt of one file, for people (`.html`) and for programs (`.json`).
  public func receipt(_ receipt: Receipt) -> [OutputFile] {
    let receipt = receipt.withoutRespondents
    let path = ReceiptPath(receipt.arrival).text
    return [
      OutputFile(path: path + ".html", bytes: pages.receipt(receipt, utcOffset: utcOffset)),
      OutputFile(
        path: path + ".json", bytes: ReceiptJSON(receipt: receipt, utcOffset: utcOffset).bytes),
    ]
  }
}
