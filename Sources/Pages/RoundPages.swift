public import Domain
internal import Synchronization

/// The pages of a round: made from templates, the same for the same values.
///
/// What is the same for every unit of a level is made once, on first use, from any thread.
public final class RoundPages: Sendable {
  let round: Round
  let edition: Edition
  let shown: Shown
  private let units: [String: Unit]
  private let levels = Mutex<[String: LevelPages]>([:])

  /// Creates the pages of a round.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - edition: What the generation is that they belong to; receipts belong to none.
  public init(round: Round, edition: Edition = .provisional) {
    self.round = round
    self.edition = edition
    shown = Shown(policies: round.policies)
    units = Dictionary(round.units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The standings of all groups.
  ///
  /// - Parameters:
  ///   - standings: The groups in publication order.
  ///   - scores: The scores by unit code; their leaves are not needed.
  ///   - balance: The balance of files.
  ///   - revision: What of the definition is another than in the generation before.
  ///   - survey: How far the survey answers that count have been taken in.
  /// - Returns: HTML in UTF-8.
  public func index(
    standings: [GroupStandings], scores: [String: UnitScore], balance: Balance,
    revision: DefinitionRevision? = nil, survey: SurveyProgress = .complete
  ) -> [UInt8] {
    let page = IndexPage(
      pages: self, standings: standings, scores: scores, balance: balance, revision: revision,
      survey: survey)
    return Array(page.markup.html.utf8)
  }

  /// One unit's page.
  ///
  /// - Parameters:
  ///   - score: The unit's score with its leaves.
  ///   - standings: The standings of the unit's group.
  /// - Returns: HTML in UTF-8.
  public func unit(_ score: UnitScore, standings: GroupStandings) -> [UInt8] {
    Array(UnitPage(pages: self, score: score, standings: standings).markup.html.utf8)
  }

  /// What a correction moved.
  ///
  /// - Parameters:
  ///   - moves: The units that moved, in roster order.
  ///   - isRedefined: Whether the definition is another one than before, which has a page of its own.
  /// - Returns: Where the page lies in a generation, and HTML in UTF-8.
  public func correction(
    _ moves: [UnitMove], isRedefined: Bool
  ) -> (path: String, bytes: [UInt8]) {
    let page = CorrectionPage(pages: self, moves: moves, isRedefined: isRedefined)
    return (CorrectionPage.path, Array(page.markup.html.utf8))
  }

  /// The page of changes to the definition since the generation before.
  ///
  /// - Parameters:
  ///   - revision: The changes.
  ///   - utcOffset: Seconds east of UTC in which times are shown.
  /// - Returns: Where the page lies in a generation, and HTML in UTF-8.
  public func revision(
    _ revision: DefinitionRevision, utcOffset: Int
  ) -> (path: String, bytes: [UInt8]) {
    let page = RevisionPage(pages: self, revision: revision, utcOffset: utcOffset)
    return (RevisionPage.path, Array(page.markup.html.utf8))
  }

  /// The receipt of one file.
  ///
  /// - Parameters:
  ///   - receipt: The receipt, without anything that tells a respondent.
  ///   - utcOffset: Seconds east of UTC in which times are shown.
  /// - Returns: HTML in UTF-8.
  public func receipt(_ receipt: Receipt, utcOffset: Int) -> [UInt8] {
    Array(ReceiptPage(pages: self, receipt: receipt, utcOffset: utcOffset).markup.html.utf8)
  }

  /// The receipts of a folder, the latest first, and what lies in it besides.
  ///
  /// - Parameters:
  ///   - folder: What lies in the folder.
  ///   - utcOffset: Seconds east of UTC in which times are shown.
  /// - Returns: HTML in UTF-8.
  public func receiptIndex(_ folder: ReceiptFolder, utcOffset: Int) -> [UInt8] {
    Array(ReceiptIndexPage(pages: self, folder: folder, utcOffset: utcOffset).markup.html.utf8)
  }

  /// The folders that have receipts.
  ///
  /// - Parameters:
  ///   - folders: What lies in each, in the order they are listed.
  ///   - utcOffset: Seconds east of UTC in which times are shown.
  /// - Returns: HTML in UTF-8.
  public func receiptFolders(_ folders: [ReceiptFolder], utcOffset: Int) -> [UInt8] {
    Array(ReceiptFoldersPage(pages: self, folders: folders, utcOffset: utcOffset).markup.html.utf8)
  }

  /// The unit with a code.
  public func unit(code: String) -> Unit? { units[code] }

  func level(_ code: String) -> LevelPages {
    levels.withLock { levels in
      if let known = levels[code] { return known }
      let made = LevelPages(round: round, edition: edition, level: code)
      levels[code] = made
      return made
    }
  }

  /// The name of a ranking group; of its level where the group has none of its own.
  func groupName(_ standings: GroupStandings) -> Bilingual {
    round.groupNames[standings.group] ?? round.level(standings.level)?.name
      ?? Bilingual(both: standings.group)
  }

  /// The place of a group on the index page.
  static func anchor(level: String, group: String? = nil) -> String {
    let name = group.map { "khoi-\(level)-\($0)" } ?? "cap-\(level)"
    return String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          let isPlain =
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          return isPlain ? scalar : "-"
        }))
  }
}
