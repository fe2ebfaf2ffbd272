public import Domain

/// A step of the pipeline: a pure function of its input and its stored properties.
///
/// No clock, locale, file order, hash order or thread order may show in the output. The stored
/// properties are the stage's slice of the configuration; encoded, they are part of its
/// fingerprint, as is `version`.
public protocol Stage: Sendable, Encodable {
  /// What the stage takes.
  associatedtype Input
  /// What the stage checkpoints.
  associatedtype Output: Sendable
  /// The stage's name.
  static var name: StageName { get }
  /// Raised by hand whenever the same input may give another output.
  static var version: Int { get }
  /// Makes the output.
  func run(_ input: Input) -> Output
  /// What is kept beside an output for those who need not read all of it; one line or several.
  static func summary(of output: Output) -> String
}

extension Stage {
  /// Nothing.
  public static func summary(of output: Output) -> String { "" }
}
