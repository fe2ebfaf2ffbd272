internal import Checkpoints
internal import Domain

/// The submissions that a person took out of the count, by path and content.
struct Excluded: Sendable {
  private let reasons: [FileKey: String]

  init(_ exclusions: [Exclusion]) {
    reasons = Dictionary(
      exclusions.map { (FileKey($0.path, $0.sha256), $0.reason) },
      uniquingKeysWith: { _, last in last })
  }

  /// Why a submission is out of the count; nil when it is not.
  func reason(_ arrival: Arrival) -> String? {
    reasons.isEmpty ? nil : reasons[FileKey(arrival)]
  }

  /// The finding that its receipt shows first.
  func findings(_ arrival: Arrival) -> [Finding] {
    guard let reason = reason(arrival) else { return [] }
    return [
      Finding(
        code: .excluded, severity: .error, found: reason,
        message: Bilingual(
          vi: "Tổ thư ký không tính tệp này: \(reason)",
          en: "The secretariat took this file out of the count: \(reason)"),
        expected: Bilingual(
          vi: "Một tệp được tính.", en: "A file that counts."),
        mend: Bilingual(
          vi: "Liên hệ Tổ thư ký, hoặc nộp tệp đã sửa.",
          en: "Ask the secretariat, or hand in a corrected file."))
    ]
  }
}
