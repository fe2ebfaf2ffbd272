public import Domain

/// That a round was frozen or opened again, and what it knew then.
public struct Closing: Hashable, Sendable {
  /// The place in the sequence of freezes and their ends, from 1.
  public let id: Int64
  /// Whether the round is frozen from here on.
  public let isFrozen: Bool
  /// The last arrival and the last exclusion or readmission that were known.
  public let lastArrival: Int64, lastExclusion: Int64
  /// When it was.
  public let at: Instant
  /// Why.
  public let reason: String
}

/// What a publication is, and which freezes and admissions it went by.
public struct PublishedEdition: Hashable, Sendable {
  /// What it is.
  public let edition: Edition
  /// The last freeze or end of one that was known, and the last admission; 0 for none.
  public let lastClosing: Int64, lastAdmission: Int64
}

/// What a publication is to be recorded as, with what it lets in.
public struct IntendedEdition: Hashable, Sendable {
  /// What it is.
  public let edition: Edition
  /// The late files it lets count.
  public let admitting: [Arrival]
  /// The last exclusion or readmission it goes by; nil for the last there is.
  public let lastExclusion: Int64?
  /// The survey answers it counts.
  public let survey: IntendedSurvey?

  /// Describes a publication.
  public init(
    _ edition: Edition, admitting: [Arrival] = [], lastExclusion: Int64? = nil,
    survey: IntendedSurvey? = nil
  ) {
    self.edition = edition
    self.admitting = admitting
    self.lastExclusion = lastExclusion
    self.survey = survey
  }

  /// The same publication with the survey answers it counts.
  public func counting(_ survey: IntendedSurvey) -> IntendedEdition {
    IntendedEdition(
      edition, admitting: admitting, lastExclusion: lastExclusion, survey: survey)
  }
}
