internal import Digests
public import Domain

/// The survey answers that a publication counts, as far as they differ from the previous one's.
public struct IntendedSurvey: Hashable, Sendable {
  /// How far the answers have been counted.
  public let progress: SurveyProgress
  /// The units with changes.
  public let units: [ReleasedUnit]

  /// Creates a description.
  public init(progress: SurveyProgress, units: [ReleasedUnit]) {
    self.progress = progress
    self.units = units
  }
}

/// The survey answers about a unit that publications count from a generation on.
public struct ReleasedUnit: Hashable, Sendable {
  /// The unit's code.
  public let unit: String
  /// The digest of the files and rules it was decided by; empty where that is not known.
  public let wanted: String
  /// How many questionnaires wait.
  public let waiting: Int
  /// The SHA-256 of the answers' encoding.
  public let sha256: String
  let body: Deflated

  /// Takes encoded answers.
  public init(unit: String, wanted: String, waiting: Int, body: [UInt8]) {
    self.unit = unit
    self.wanted = wanted
    self.waiting = waiting
    sha256 = Digests.sha256(body).description
    self.body = Deflated(body, .quick)
  }

  /// The encoded answers; nil where they cannot be inflated.
  public var answers: [UInt8]? { body.inflated() }
}

/// The record of a unit's counted answers, without the answers themselves.
public struct ReleasedUnitEntry: Hashable, Sendable {
  /// The generation they count from.
  public let generation: Int
  /// The digest of the files and rules it was decided by; empty where that is not known.
  public let wanted: String
  /// How many questionnaires wait.
  public let waiting: Int
  /// The SHA-256 of the answers' encoding.
  public let sha256: String
}
