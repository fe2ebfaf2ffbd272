public import Domain

/// Why a unit stands where it stands: from the rank down to cells, files and receipts.
public struct Explanation: Sendable, Codable {
  /// The unit's code and name.
  public let unit: String, name: String
  /// The rank and the number of ranked units in the group; nil when the unit is not ranked.
  public let rank: Int?, of: Int
  /// Why the unit is not ranked; nil when it is.
  public let unranked: Bilingual?
  /// The class.
  public let band: Bilingual?
  /// The exact index in percent and as shown; nil while incomplete.
  public let index: Fraction?, shownIndex: String?
  /// The points achieved and the maximum counted.
  public let achieved: Fraction?, maximum: Points
  /// The neighbours in the standings, for the distance.
  public let neighbours: [Neighbour]
  /// Every leaf asked for.
  public let leaves: [Leaf]
  /// The files that the leaves asked for were scored from, with their receipts.
  public let files: [File]

  /// A unit directly above or below.
  public struct Neighbour: Sendable, Codable {
    /// Its code, name, rank and shown index.
    public let unit: String, name: String
    /// Its rank.
    public let rank: Int
    /// Its index as shown.
    public let shownIndex: String
  }

  /// One leaf's points and where they come from.
  public struct Leaf: Sendable, Codable {
    /// The leaf's code and name.
    public let code: String, name: String
    /// How the points came about, all of it.
    public let score: LeafScore
    /// The file, sheet and cell that decided the points, as `path › sheet!cell`.
    public let source: String?
    /// The file, sheet and cell of the points that were entered where a rule decided.
    public let enteredSource: String?
    /// The file, sheet and cell of the unit's own points.
    public let selfSource: String?
  }

  /// A file and its receipt.
  public struct File: Sendable, Codable {
    /// The kind of workbook, its path below Inbox and the SHA-256 of its bytes.
    public let form: Form
    /// The path below Inbox.
    public let path: Bytewise
    /// The SHA-256 of its bytes.
    public let sha256: String
    /// The path of its receipt in Outbox.
    public let receipt: String?
    /// Notes on how it came: it took an older version back, or was found together with another
    /// revision, with the one of them that counts and why.
    public let notes: [Bilingual]
  }
}
