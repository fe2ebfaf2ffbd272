public import Domain

/// A step of the pipeline: a pure function of its input and its stored properties.
///
/// No clock, locale, file order, hash order or thread order may show in the output. The stored
/// properties are the stage's slice of the configuration; encoded, they are part of its
/// fingerprint, as is `version`.
public protocol Stage: Sendable, Encodable {
  /// The value a stage reads.
  associatedtype Input
  /// The value a stage makes, which is checkpointed.
  associatedtype Output: CheckpointValue
  /// The stage's name.
  static var name: StageName { get }
  /// Raised by hand whenever the same input may give another output.
  static var version: Int { get }
  /// Makes the output.
  func run(_ input: Input) -> Output
  /// A summary in lines, kept beside the output for those who need not read all of it.
  static func summary(of output: Output) -> String
}

extension Stage {
  /// Nothing.
  public static func summary(of output: Output) -> String { "" }
}

extension StageName {
  /// The version of the stage in this program.
  public var version: Int {
    switch self {
    case .ingest: Ingest.version
    case .normalize: Normalize.version
    case .validate: Validate.version
    case .score: Score.version
    case .rank: Rank.version
    case .publish: Publish.version
    }
  }
}
