internal import Disk
internal import Domain

/// The log of the output and exit codes of woken runs.
public struct TickLog: Sendable {
  /// The file.
  public let path: String

  /// The size in bytes from which a new file begins; one older file is kept.
  static let largest = 4 * 1024 * 1024

  /// Names the file.
  public init(path: String) { self.path = path }

  /// Appends lines in one write.
  ///
  /// - Parameter lines: The lines; quotations from outside must be made printable first.
  /// - Throws: `RunnerFailure` when the file cannot be written.
  public func append(_ lines: [String]) throws {
    let bytes = Array((lines.map(Printable.line).joined(separator: "\n") + "\n").utf8)
    try RunnerFailure.wording { try LineLog.append(bytes, to: path, ceiling: TickLog.largest) }
  }
}
