public import Domain

/// Standings in, the files of a generation out.
public struct Publish: Stage {
  /// The stage's name.
  public static let name = StageName.publish
  /// Raised by hand whenever the same input may give another output.
  public static let version = 1

  /// The round.
  public let round: Round

  /// Everything that is published.
  public struct Input: Sendable {
    /// The standings in publication order.
    public let standings: [GroupStandings]
    /// The scores by unit code.
    public let scores: [String: UnitScore]
    /// The balance of files.
    public let balance: Balance

    /// Creates an input.
    public init(standings: [GroupStandings], scores: [String: UnitScore], balance: Balance) {
      self.standings = standings
      self.scores = scores
      self.balance = balance
    }
  }

  /// Creates the stage.
  public init(round: Round) {
    self.round = round
  }

  /// Makes the files of a generation but its manifest, sorted by path.
  public func run(_ input: Input) -> [OutputFile] {
    []
  }

  /// One unit's page: the only file that changes with nothing but the unit itself.
  public func unitPage(_ score: UnitScore, standing: GroupStandings) -> OutputFile {
    OutputFile(path: "", bytes: [])
  }

  /// The receipt of one file, for people (`.html`) and for programs (`.json`).
  public func receipt(_ receipt: Receipt) -> [OutputFile] {
    []
  }
}
