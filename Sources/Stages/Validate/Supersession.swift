public import Domain

/// Decides which revision of each subject counts, and every file's disposition.
///
/// The latest accepted revision counts; a rejected one never displaces it. Bytes that a folder
/// already has are a duplicate; other bytes that say the same as the revision that counts leave it
/// unchanged.
public enum Supersession {
  /// A validated file and the digest of what it says.
  public struct Candidate: Sendable {
    /// The file.
    public let arrival: Arrival
    /// What validate made of it.
    public let submission: ValidatedSubmission
    /// The digest of the normalized content; equal digests say the same.
    public let contentHash: String
    /// Whether it came after the round was frozen: it is judged after all that may count, so that
    /// no day of arrival entered later puts it before one of them.
    public let isAfterFreeze: Bool

    /// Creates a candidate.
    public init(
      arrival: Arrival, submission: ValidatedSubmission, contentHash: String,
      isAfterFreeze: Bool = false
    ) {
      self.arrival = arrival
      self.submission = submission
      self.contentHash = contentHash
      self.isAfterFreeze = isAfterFreeze
    }
  }

  /// The receipts of all files, in the order of arrival, those after a freeze last.
  public static func receipts(_ candidates: [Candidate]) -> [Receipt] {
    let ordered = candidates.sorted {
      $0.isAfterFreeze == $1.isAfterFreeze ? $0.arrival < $1.arrival : $1.isAfterFreeze
    }
    var places: [Place] = []
    var counting: [Subject: Int] = [:]
    var revisions: [Subject: Int] = [:]
    var firsts: [Bytes: Int] = [:]
    for (position, candidate) in ordered.enumerated() {
      places.append(Place(disposition: .suspended))
      let bytes = Bytes(
        folder: candidate.arrival.folder, sha256: Bytewise(candidate.arrival.sha256))
      if let first = firsts[bytes] {
        places[position] = Place(disposition: .duplicate, other: first)
        continue
      }
      firsts[bytes] = position
      guard !candidate.isAfterFreeze, candidate.submission.isAccepted,
        let subject = candidate.submission.subject
      else { continue }
      if let current = counting[subject] {
        guard ordered[current].contentHash != candidate.contentHash else {
          places[position] = Place(disposition: .unchanged, other: current)
          continue
        }
        places[current].counts = false
        places[current].other = position
      }
      let revision = (revisions[subject] ?? 0) + 1
      revisions[subject] = revision
      counting[subject] = position
      places[position] = Place(disposition: .accepted, revision: revision, counts: true)
    }
    return zip(ordered, places).map { candidate, place in
      receipt(candidate, place, other: place.other.map { ordered[$0].arrival.path })
    }
  }

  private struct Bytes: Hashable {
    let folder: Bytewise, sha256: Bytewise
  }

  private struct Place {
    let disposition: Receipt.Disposition
    var revision: Int?
    var counts = false
    var other: Int?
  }

  private static func receipt(_ candidate: Candidate, _ place: Place, other: Bytewise?) -> Receipt {
    Receipt(
      arrival: candidate.arrival, subject: candidate.submission.subject,
      disposition: place.disposition, revision: place.revision, counts: place.counts,
      other: other, isLate: candidate.submission.isLate,
      findings: candidate.submission.findings)
  }
}
