public import Domain

/// The freezing or reopening of a round, and the round's state at the time.
public struct Closing: Hashable, Sendable {
  /// The position in the sequence of freezes and reopenings, from 1.
  public let id: Int64
  /// Whether the round is frozen from here on.
  public let isFrozen: Bool
  /// The last arrival and the last exclusion or readmission known at the time.
  public let lastArrival: Int64, lastExclusion: Int64
  /// When it happened.
  public let at: Instant
  /// Why.
  public let reason: String
}

/// A publication's edition, and the freezes and admissions it applied.
public struct PublishedEdition: Hashable, Sendable {
  /// Its edition.
  public let edition: Edition
  /// The last known freeze or reopening, and the last admission; 0 for none.
  public let lastClosing: Int64, lastAdmission: Int64
}

/// The edition to record for a publication, with the files it admits.
public struct IntendedEdition: Hashable, Sendable {
  /// Its edition.
  public let edition: Edition
  /// The late files it admits.
  public let admitting: [Arrival]
  /// The last exclusion or readmission it applies; nil for the last on record.
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
