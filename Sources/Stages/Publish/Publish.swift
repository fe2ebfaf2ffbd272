public import Domain
internal import Pages

/// Standings and receipts in, the files of Outbox out.
///
/// Its partitions are parts of what is published: a unit, a receipt, an index, all that is about
/// the whole round.
public struct Publish: Stage {
  /// The stage's name.
  public static let name = StageName.publish
  /// Raised by hand whenever the same input may give another output.
  public static let version = 5

  /// The round.
  public let round: Round
  /// Seconds east of UTC in which receipts show times.
  public let utcOffset: Int
  /// The edition of the generation; receipts belong to none, and leave it at its default.
  public let edition: Edition

  // Made from the round and the edition alone, hence no part of the fingerprint.
  let pages: RoundPages

  private enum CodingKeys: String, CodingKey { case round, utcOffset, edition }

  /// A part of what is published.
  public enum Part: Sendable {
    /// One unit's page and its lines of the table of points.
    case unit(UnitScore, standing: GroupStandings)
    /// A file of a generation that is about all units.
    case round(RoundFile, RoundContent)
    /// The receipt of one file.
    case receipt(Receipt)
    /// The index of the receipts of one folder.
    case receiptIndex(ReceiptFolder)
    /// The index of all folders that have receipts.
    case receiptFolders([ReceiptFolder])
  }

  /// Everything that a generation is made from.
  public struct Generation: Sendable {
    /// The standings in publication order.
    public let standings: [GroupStandings]
    /// The scores by unit code.
    public let scores: [String: UnitScore]
    /// The balance of files.
    public let balance: Balance
    /// The units that a correction moved, in roster order; empty for other editions.
    public let moves: [UnitMove]
    /// The changes to the definition since the generation before; nil when there are none.
    public let revision: DefinitionRevision?
    /// How far the survey answers that count have been taken in.
    public let survey: SurveyProgress

    /// Creates an input.
    public init(
      standings: [GroupStandings], scores: [String: UnitScore], balance: Balance,
      moves: [UnitMove] = [], revision: DefinitionRevision? = nil,
      survey: SurveyProgress = .complete
    ) {
      self.standings = standings
      self.scores = scores
      self.balance = balance
      self.moves = moves
      self.revision = revision
      self.survey = survey
    }
  }

  /// Creates the stage.
  public init(round: Round, utcOffset: Int, edition: Edition = .provisional) {
    self.round = round
    self.utcOffset = utcOffset
    self.edition = edition
    pages = RoundPages(round: round, edition: edition)
  }

  /// Makes the files of a part.
  public func run(_ part: Part) -> RenderedFiles {
    switch part {
    case .unit(let score, let standing):
      RenderedFiles([unitPage(score, standing: standing)], points: pointsRows(score))
    case .round(let file, let content): RenderedFiles(roundFiles(file, content))
    case .receipt(let receipt): RenderedFiles(self.receipt(receipt))
    case .receiptIndex(let folder): RenderedFiles([receiptIndex(folder)], folder: folder)
    case .receiptFolders(let folders): RenderedFiles([receiptFolders(folders)])
    }
  }

  /// The size and path of every file, a line a file.
  public static func summary(of output: RenderedFiles) -> String { output.summary }

  /// Makes the files of a generation but its manifest, a few units at a time: no more than their
  /// leaves and pages are ever in memory.
  ///
  /// - Parameters:
  ///   - generation: All that is published but the scores, which come from `units`.
  ///   - units: Runs the part of each of a few units of a group, in the order given, and gives its
  ///     score without the leaves.
  ///   - take: Gets files and lines of the table of points as they are made, in the same order
  ///     each time.
  /// - Throws: What `units` or `take` throws.
  public func forEachFile(
    _ generation: Generation,
    units: (GroupStandings, [String]) throws -> [(score: UnitScore, part: RenderedFiles)],
    take: (GenerationPieces) throws -> Void
  ) rethrows {
    var scores: [String: UnitScore] = [:]
    try take(GenerationPieces(points: PointsTable.heading))
    for group in generation.standings {
      let codes = group.ranked.map(\.unit) + group.unranked.map(\.unit)
      for start in stride(from: 0, to: codes.count, by: 32) {
        let made = try units(group, Array(codes[start..<min(start + 32, codes.count)]))
        for (score, _) in made { scores[score.unit] = score }
        try take(GenerationPieces(made.map(\.part)))
      }
    }
    let content = roundContent(
      Generation(
        standings: generation.standings, scores: scores, balance: generation.balance,
        moves: generation.moves, revision: generation.revision, survey: generation.survey))
    for file in RoundFile.allCases {
      try take(GenerationPieces([run(.round(file, content))]))
    }
  }

  /// The files that list the changes to the definition, for people and programs.
  func revisionFiles(_ revision: DefinitionRevision?) -> [OutputFile] {
    guard let revision else { return [] }
    let page = pages.revision(revision, utcOffset: utcOffset)
    return [
      OutputFile(path: page.path, bytes: page.bytes),
      OutputFile(path: RevisionTable.path, bytes: RevisionTable(revision: revision).bytes),
      OutputFile(path: RevisionTable.jsonPath, bytes: PublishedJSON.bytes(revision)),
    ]
  }

  /// The files that list the units a correction moved; none for other editions.
  func correctionFiles(_ moves: [UnitMove], isRedefined: Bool) -> [OutputFile] {
    guard edition.kind == .correction else { return [] }
    let page = pages.correction(moves, isRedefined: isRedefined)
    return [
      OutputFile(path: page.path, bytes: page.bytes),
      OutputFile(
        path: CorrectionTable.path, bytes: CorrectionTable(edition: edition, moves: moves).bytes),
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

  /// One unit's lines of the table of points.
  private func pointsRows(_ score: UnitScore) -> [UInt8] {
    PointsTable(round: round, unit: pages.unit(code: score.unit)).rows(score)
  }

  /// One unit's page: the only file that changes with nothing but the unit itself.
  private func unitPage(_ score: UnitScore, standing: GroupStandings) -> OutputFile {
    OutputFile(
      path: FileNames.unitPage(score.unit), bytes: pages.unit(score, standings: standing))
  }

  /// The receipt of one file, for people (`.html`) and for programs (`.json`).
  private func receipt(_ receipt: Receipt) -> [OutputFile] {
    let receipt = receipt.withoutRespondents
    let path = ReceiptPath(receipt.arrival).text
    return [
      OutputFile(path: path + ".html", bytes: pages.receipt(receipt, utcOffset: utcOffset)),
      OutputFile(
        path: path + ".json",
        bytes: ReceiptJSON(
          receipt: receipt, criteria: pages.criteria(of: receipt), utcOffset: utcOffset
        ).bytes),
    ]
  }

  /// The index of the receipts of one folder, below the receipts folder.
  private func receiptIndex(_ folder: ReceiptFolder) -> OutputFile {
    OutputFile(
      path: ReceiptPath.index(folder.folder),
      bytes: pages.receiptIndex(folder, utcOffset: utcOffset))
  }

  /// The index of all folders that have receipts.
  private func receiptFolders(_ folders: [ReceiptFolder]) -> OutputFile {
    OutputFile(
      path: "index.html", bytes: pages.receiptFolders(folders, utcOffset: utcOffset))
  }

  /// The name of a file's receipt for people, as its folder's index links to it.
  public static func receiptName(_ arrival: Arrival) -> String {
    String(ReceiptPath(arrival).text.split(separator: "/").last ?? "") + ".html"
  }
}
