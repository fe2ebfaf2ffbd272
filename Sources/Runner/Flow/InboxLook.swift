internal import Domain

/// The files of a round as one run sees them.
struct InboxLook: Sendable {
  /// All files that ever came, in order of arrival.
  var arrivals: [Arrival]
  /// The new files that went through the file stages as they were read.
  var judged: [JudgedFile] = []
  /// The files that are not ready.
  var waiting: [WaitingFile] = []
  /// The files beside the forms.
  var evidence: [EvidenceFile] = []
  /// The register of incoming documents; nil where Inbox was not looked at.
  var register: ReceivedRegister?

  /// Adds what a look found; files that wait are those of the last one.
  mutating func add(_ found: LookPass.Outcome) {
    arrivals += found.arrivals
    judged += found.judged
    (waiting, evidence, register) = (found.waiting, found.evidence, found.register)
  }
}
