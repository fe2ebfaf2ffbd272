public import Domain

/// Decides which revision of each subject counts, and every file's disposition.
public enum Supersession {
  /// A validated file and the digest of what it says.
  public struct Candidate: Sendable {
    /// The file.
    public let arrival: Arrival
    /// What validate made of it.
    public let submission: ValidatedSubmission
    /// The digest of the normalized content; equal digests say the same.
    public let contentHash: String

    /// Creates a candidate.
    public init(arrival: Arrival, submission: ValidatedSubmission, contentHash: String) {
      self.arrival = arrival
      self.submission = submission
      self.contentHash = contentHash
    }
  }

  /// The receipts of all files, in the order of arrival.
  public static func receipts(_ candidates: [Candidate]) -> [Receipt] {
    []
  }
}
