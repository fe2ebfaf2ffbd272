public import Domain

/// A complete made-up round as Inbox files, filled in the way people do, with the list of planted
/// faults.
///
/// Everything is determined by the round's definition and the seed. Names of people are made up.
public struct SampleRound: Sendable {
  /// The round's definition.
  public let round: Round
  /// The seed.
  public let seed: UInt64

  /// The path of the secretariat's register of incoming documents in Inbox.
  public static let registerPath = "_register/received.csv"

  /// The files and the list of planted faults.
  public struct Result: Sendable {
    /// The files, their paths below Inbox.
    public let files: [OutputFile]
    /// The planted faults in the order of the files.
    public let planted: [Planted]

    /// The planted faults as JSON, one entry per line.
    public var plantedJSON: String { Planted.json(planted) }
  }

  /// Creates a generator of a round's files.
  public init(round: Round, seed: UInt64) {
    self.round = round
    self.seed = seed
  }

  /// Makes all files at once.
  public func make() -> Result {
    var files: [OutputFile] = []
    let planted = forEachFile { files.append($0) }
    return Result(files: files, planted: planted)
  }

  /// Makes the files one at a time, the register last.
  ///
  /// - Parameter body: Takes each file.
  /// - Returns: The planted faults in the order of the files.
  @discardableResult
  public func forEachFile(_ body: (OutputFile) throws -> Void) rethrows -> [Planted] {
    var planted: [Planted] = []
    var register = "path,received_at\n"
    func hand(_ sample: SampleFile) throws {
      planted += sample.planted
      if let received = sample.received {
        register += "\(CSVField.quoted(sample.file.path)),\(Calendar.iso(received))\n"
      }
      try body(sample.file)
    }
    let targets = Achievement.targets(of: round, seed: seed)
    let unitFiles = UnitFiles(
      round: round, seed: seed, names: UnitNames(round.units), targets: targets,
      plans: UnitPlan.plans(of: round, seed: seed))
    for unit in round.units {
      for sample in unitFiles.files(of: unit) { try hand(sample) }
    }
    if let survey = SurveyFiles(round, seed: seed, targets: targets) {
      try survey.forEachFile(hand)
    }
    for sample in DecisionFiles(round: round, seed: seed).files() { try hand(sample) }
    try body(OutputFile(path: SampleRound.registerPath, bytes: Array(register.utf8)))
    return planted
  }

  /// The planted faults as JSON, one entry per line.
  public static func plantedJSON(_ planted: [Planted]) -> String { Planted.json(planted) }
}
