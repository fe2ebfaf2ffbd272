public import Domain
internal import Synchronization

/// The pages of a round, rendered from templates; the same values give the same pages.
///
/// The parts shared by all units of a level are made once, on first use, from any thread.
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
  ///   - edition: The edition of their generation; receipts belong to none.
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
  ///   - revision: The changes to the definition since the previous generation.
  ///   - survey: How far the survey answers have been counted.
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

  /// The page of a correction's effects.
  ///
  /// - Parameters:
  ///   - moves: The units that moved, in roster order.
  ///   - isRedefined: Whether the definition changed; its changes have their own page.
  /// - Returns: The page's path in a generation, and HTML in UTF-8.
  public func correction(
    _ moves: [UnitMove], isRedefined: Bool
  ) -> (path: String, bytes: [UInt8]) {
    let page = CorrectionPage(pages: self, moves: moves, isRedefined: isRedefined)
    return (CorrectionPage.path, Array(page.markup.html.utf8))
  }

  /// The page of changes to the definition since the previous generation.
  ///
  /// - Parameters:
  ///   - revision: The changes.
  ///   - utcOffset: The offset of shown times, in seconds east of UTC.
  /// - Returns: The page's path in a generation, and HTML in UTF-8.
  public func revision(
    _ revision: DefinitionRevision, utcOffset: Int
  ) -> (path: String, bytes: [UInt8]) {
    let page = RevisionPage(pages: self, revision: revision, utcOffset: utcOffset)
    return (RevisionPage.path, Array(page.markup.html.utf8))
  }

  /// The receipt of one file.
  ///
  /// - Parameters:
  ///   - receipt: The receipt, without anything that reveals a respondent.
  ///   - utcOffset: The offset of shown times, in seconds east of UTC.
  /// - Returns: HTML in UTF-8.
  public func receipt(_ receipt: Receipt, utcOffset: Int) -> [UInt8] {
    Array(ReceiptPage(pages: self, receipt: receipt, utcOffset: utcOffset).markup.html.utf8)
  }

  /// The receipts of a folder, latest first, and its other files.
  ///
  /// - Parameters:
  ///   - folder: The content of the folder.
  ///   - utcOffset: The offset of shown times, in seconds east of UTC.
  /// - Returns: HTML in UTF-8.
  public func receiptIndex(_ folder: ReceiptFolder, utcOffset: Int) -> [UInt8] {
    Array(ReceiptIndexPage(pages: self, folder: folder, utcOffset: utcOffset).markup.html.utf8)
  }

  /// The folders that have receipts.
  ///
  /// - Parameters:
  ///   - folders: The content of each, in listed order.
  ///   - utcOffset: The offset of shown times, in seconds east of UTC.
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

  /// The name of a ranking group, or of its level when the group has none.
  func groupName(_ standings: GroupStandings) -> Bilingual {
    round.groupNames[standings.group] ?? round.level(standings.level)?.name
      ?? Bilingual(both: standings.group)
  }

  /// The anchor of a group on the index page.
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
