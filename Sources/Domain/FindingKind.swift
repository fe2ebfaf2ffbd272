/// The properties shared by findings of one kind: all but the cell and its content.
///
/// An empty form is one fault with many cells, not one fault per cell.
public struct FindingKind: Hashable, Sendable {
  private let code: FindingCode
  private let severity: Finding.Severity
  private let message: [UInt8]

  /// Derives the kind of a finding: the code, the severity, and the message without the leaf, the
  /// cell and the content found.
  public init(_ finding: Finding) {
    code = finding.code
    severity = finding.severity
    var message = finding.message.vi[...]
    var kept: [UInt8] = []
    let words = [finding.leaf ?? "", finding.found].filter { !$0.isEmpty }.map { Array($0.utf8) }
    // Names and other texts are quoted; numbers identify leaves, cells and points.
    while let scalar = message.unicodeScalars.first {
      if scalar == "“", let end = message.unicodeScalars.firstIndex(of: "”") {
        message = message[message.unicodeScalars.index(after: end)...]
        continue
      }
      if let word = words.first(where: { message.utf8.starts(with: $0) }) {
        message = Substring(message.utf8.dropFirst(word.count))
        continue
      }
      message.unicodeScalars.removeFirst()
      if !("0"..."9").contains(scalar) && scalar != "," && scalar != "." {
        kept += Array(String(scalar).utf8)
      }
    }
    self.message = kept
  }

  /// How many kinds of each severity there are.
  public static func counts(_ findings: [Finding]) -> [Finding.Severity: Int] {
    var kinds: Set<FindingKind> = []
    var counts: [Finding.Severity: Int] = [:]
    for finding in findings where kinds.insert(FindingKind(finding)).inserted {
      counts[finding.severity, default: 0] += 1
    }
    return counts
  }
}
