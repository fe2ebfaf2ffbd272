internal import Digests
public import Domain

/// A validated file in brief, kept beside its checkpoint, so that an unchanged round is recognised
/// without decoding a single body.
public struct SubmissionSummary: Hashable, Sendable {
  /// The submission's subject; nil where none is known.
  public let subject: Subject?
  /// Whether it can count, and whether it came late.
  public let isAccepted: Bool, isLate: Bool
  /// Whether a survey file has answers of respondents who rate the same unit in an earlier one.
  public let repeatsAnswers: Bool
  /// How many kinds of findings it has of each severity.
  public let errors: Int, warnings: Int, notes: Int
  /// The digest of what a survey or decision file says about each unit.
  public let unitDigests: [Bytewise: String]

  /// Summarises a validated file.
  public init(_ submission: ValidatedSubmission) {
    subject = submission.subject
    isAccepted = submission.isAccepted
    isLate = submission.isLate
    repeatsAnswers = submission.findings.contains { $0.code == .respondentEarlier }
    let kinds = FindingKind.counts(submission.findings)
    errors = kinds[.error] ?? 0
    warnings = kinds[.warning] ?? 0
    notes = kinds[.note] ?? 0
    var digests: [Bytewise: String] = [:]
    for (unit, answers) in Dictionary(
      grouping: submission.questionnaires, by: { Bytewise($0.unit) })
    {
      digests[unit] = Digests.sha256(answers.encoded).description
    }
    for (unit, decisions) in Dictionary(grouping: submission.decisions, by: { Bytewise($0.unit) }) {
      digests[unit] = Digests.sha256(decisions.encoded).description
    }
    unitDigests = digests
  }

  /// One line a field; a subject's key is last on its line and may hold anything but a newline.
  public var text: String {
    let head = [
      subject?.form.rawValue ?? "-", isAccepted ? "1" : "0", isLate ? "1" : "0",
      repeatsAnswers ? "1" : "0", String(errors), String(warnings), String(notes),
      subject?.key.text ?? "",
    ]
    let units = unitDigests.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return ([head.joined(separator: " ")] + units).joined(separator: "\n")
  }

  /// Reads what `text` wrote, here or in the first version of the stage, which said nothing of
  /// repeated answers; nil if it is anything else.
  public init?(_ text: String) {
    // By bytes: a key may begin with a mark that would join the blank before it.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let first = lines.first else { return nil }
    func split(_ count: Int) -> [String] {
      first.split(
        separator: UInt8(ascii: " "), maxSplits: count, omittingEmptySubsequences: false
      ).map { String(Substring($0)) }
    }
    var head = split(7)
    if head.count < 8 || Int(head[6]) == nil {
      head = split(6)
      guard head.count == 7 else { return nil }
      head.insert("0", at: 3)
    }
    guard let errors = Int(head[4]), let warnings = Int(head[5]), let notes = Int(head[6])
    else { return nil }
    subject = Form(rawValue: head[0]).map { Subject(form: $0, key: Bytewise(head[7])) }
    isAccepted = head[1] == "1"
    isLate = head[2] == "1"
    repeatsAnswers = head[3] == "1"
    self.errors = errors
    self.warnings = warnings
    self.notes = notes
    var digests: [Bytewise: String] = [:]
    for line in lines.dropFirst() {
      guard let space = line.lastIndex(of: UInt8(ascii: " ")) else { return nil }
      digests[Bytewise(Substring(line[..<space]))] =
        String(Substring(line[line.index(after: space)...]))
    }
    unitDigests = digests
  }
}
