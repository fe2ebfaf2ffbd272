internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

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
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    if let size, size > TickLog.largest { rename(path, path + ".1") }
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw DurableFolder.failure("open", path) }
    defer { close(descriptor) }
    // Older programs left the file readable by all.
    fchmod(descriptor, 0o600)
    let bytes = Array((lines.map(Printable.line).joined(separator: "\n") + "\n").utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw DurableFolder.failure("write", path)
    }
  }
}
