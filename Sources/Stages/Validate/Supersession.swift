public import Domain

/// Decides which revision of each subject counts, and every file's disposition.
///
/// The latest accepted arrival counts, also when its bytes were seen before; a rejected one never
/// displaces an accepted one. Bytes that count already are a duplicate; other bytes that say the
/// same as the revision that counts leave it unchanged.
public enum Supersession {
  /// A validated file and the digest of what it says.
  public struct Candidate: Sendable {
    /// The file.
    public let arrival: Arrival
    /// The validated submission.
    public let submission: ValidatedSubmission
    /// The digest of the normalized content; equal digests say the same.
    public let contentHash: String
    /// Whether it came after the round was frozen: it is judged after all that may count, so that
    /// no day of arrival entered later puts it before one of them.
    public let isAfterFreeze: Bool
    /// Whether a survey file has answers of respondents who rate the same unit in an earlier one.
    public let repeatsAnswers: Bool
    /// The units that a workbook of decisions is about; none for other forms.
    public let decidedUnits: Set<Bytewise>

    /// Creates a candidate.
    public init(
      arrival: Arrival, submission: ValidatedSubmission, contentHash: String,
      isAfterFreeze: Bool = false, repeatsAnswers: Bool = false,
      decidedUnits: Set<Bytewise> = []
    ) {
      self.arrival = arrival
      self.submission = submission
      self.contentHash = contentHash
      self.isAfterFreeze = isAfterFreeze
      self.repeatsAnswers = repeatsAnswers
      self.decidedUnits = decidedUnits
    }
  }

  /// The receipts of all files, in the order of arrival, those after a freeze last; each with what
  /// its place among the others is worth saying.
  public static func receipts(_ candidates: [Candidate]) -> [Receipt] {
    var order = Succession(
      candidates.sorted {
        $0.isAfterFreeze == $1.isAfterFreeze ? $0.arrival < $1.arrival : $1.isAfterFreeze
      })
    for position in order.candidates.indices { order.place(position) }
    let notes = PlaceNotes(order)
    return order.candidates.indices.map { position in
      let (candidate, place) = (order.candidates[position], order.places[position])
      return Receipt(
        arrival: candidate.arrival, subject: candidate.submission.subject,
        disposition: place.disposition, revision: place.revision, counts: place.counts,
        other: place.other.map { order.candidates[$0].arrival.path },
        isLate: candidate.submission.isLate,
        findings: notes.findings(position) + candidate.submission.findings)
    }
  }
}

/// The files in order of arrival, and the place that each has been given so far.
struct Succession {
  /// A file's place among the others.
  struct Place {
    var disposition = Receipt.Disposition.suspended
    var revision: Int?
    var counts = false
    /// The position of the file it duplicates, leaves unchanged or was replaced by.
    var other: Int?
    /// The position of the revision whose content counts again by this file.
    var takenBack: Int?
  }

  let candidates: [Supersession.Candidate]
  private(set) var places: [Place] = []
  /// The position of what counts of each subject, and the number of its last revision.
  private var counting: [Subject: Int] = [:], revisions: [Subject: Int] = [:]
  /// The position where bytes first came to a folder.
  private var firsts: [Bytes: Int] = [:]
  /// The position of the last revision of a subject that said something.
  private var versions: [Version: Int] = [:]

  private struct Bytes: Hashable {
    let folder: Bytewise, sha256: Bytewise
  }

  private struct Version: Hashable {
    let subject: Subject
    let contentHash: Bytewise
  }

  init(_ candidates: [Supersession.Candidate]) { self.candidates = candidates }

  /// Gives the file at a position its place; those before it have theirs.
  mutating func place(_ position: Int) {
    places.append(Place())
    let candidate = candidates[position]
    if let original = original(of: candidate, at: position) {
      places[position] = Place(disposition: .duplicate, other: original)
      return
    }
    guard !candidate.isAfterFreeze, candidate.submission.isAccepted,
      let subject = candidate.submission.subject
    else { return }
    let version = Version(subject: subject, contentHash: Bytewise(candidate.contentHash))
    let current = counting[subject]
    if let current, candidates[current].contentHash.utf8.elementsEqual(candidate.contentHash.utf8) {
      places[position] = Place(disposition: .unchanged, other: current)
      return
    }
    if let current {
      places[current].counts = false
      places[current].other = position
    }
    let revision = (revisions[subject] ?? 0) + 1
    revisions[subject] = revision
    counting[subject] = position
    places[position] = Place(
      disposition: .accepted, revision: revision, counts: true, takenBack: versions[version])
    versions[version] = position
  }

  /// The file that another one of the same bytes repeats, so that it changes nothing; nil where
  /// the bytes are new, or were accepted once and do not count now.
  private mutating func original(
    of candidate: Supersession.Candidate, at position: Int
  ) -> Int? {
    let bytes = Bytes(
      folder: candidate.arrival.folder, sha256: Bytewise(candidate.arrival.sha256))
    guard let first = firsts[bytes] else {
      firsts[bytes] = position
      return nil
    }
    guard places[first].disposition != .suspended,
      let current = candidates[first].submission.subject.flatMap({ counting[$0] })
    else { return first }
    let counts = candidates[current]
    if counts.arrival.sha256.utf8.elementsEqual(candidate.arrival.sha256.utf8) { return current }
    return counts.contentHash.utf8.elementsEqual(candidate.contentHash.utf8) ? first : nil
  }
}
