package import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// An append-only file of lines, each written by one call; only one process writes.
///
/// A line torn by a power cut is removed when the file is next opened. A file past its size limit
/// replaces the older one, so that there are never more than two.
package final class LineLog {
  /// The file.
  package let path: String
  private let ceiling: Int
  private var descriptor: Int32

  /// The path of the rotated file.
  package var older: String { path + ".1" }

  /// Opens the file, creating it if missing, and repairs its end.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - ceiling: The size in bytes from which `rotate` replaces it.
  /// - Throws: `SystemFailure`.
  package init(path: String, ceiling: Int = 8 << 20) throws {
    self.path = path
    self.ceiling = ceiling
    descriptor = try LineLog.opened(path)
    do { try mend() } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Moves the file aside and begins a new one when it exceeds the limit.
  package func rotate() throws {
    guard try size() >= ceiling else { return }
    try DurableFolder.rename(path, to: older)
    let fresh = try LineLog.opened(path)
    close(descriptor)
    descriptor = fresh
  }

  /// Appends a line; a line that does not fit on the disk leaves no trace.
  package func append(_ line: [UInt8]) throws {
    let before = try size()
    let bytes = line + [UInt8(ascii: "\n")]
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count else {
      let failure = SystemFailure("write", path)
      ftruncate(descriptor, off_t(before))
      throw failure
    }
  }

  /// Syncs the appended lines to disk.
  package func sync() throws {
    guard fsync(descriptor) == 0 else { throw SystemFailure("fsync", path) }
  }

  /// Every line, oldest first.
  package func lines() throws -> [Data] {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw SystemFailure("read", path)
    }
    return bytes.split(separator: UInt8(ascii: "\n"))
  }

  private func size() throws -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemFailure("fstat", path) }
    return Int(status.st_size)
  }

  private func mend() throws {
    let whole = try size()
    var end = whole
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while end > 0 {
      let start = max(0, end - chunk.count)
      let count = pread(descriptor, &chunk, end - start, off_t(start))
      guard count == end - start else { throw SystemFailure("read", path) }
      if let newline = chunk[..<count].lastIndex(of: UInt8(ascii: "\n")) {
        end = start + newline + 1
        break
      }
      end = start
    }
    guard end == whole || ftruncate(descriptor, off_t(end)) == 0 else {
      throw SystemFailure("truncate", path)
    }
  }

  /// Appends to a file that is open no longer than that; a file past its limit replaces the older
  /// one first.
  ///
  /// - Parameters:
  ///   - bytes: The lines, written by one call.
  ///   - path: The file.
  ///   - ceiling: The size in bytes beyond which a new file begins.
  /// - Throws: `SystemFailure`.
  package static func append(
    _ bytes: [UInt8], to path: String, ceiling: Int
  ) throws(SystemFailure) {
    if let size = FileStatus(path)?.size, size > ceiling { rename(path, path + ".1") }
    let descriptor = try opened(path, O_WRONLY)
    defer { close(descriptor) }
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw SystemFailure("write", path)
    }
  }

  private static func opened(
    _ path: String, _ direction: Int32 = O_RDWR
  ) throws(SystemFailure) -> Int32 {
    let descriptor = open(
      path, direction | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemFailure("open", path) }
    // Older programs left the file readable by all.
    fchmod(descriptor, 0o600)
    return descriptor
  }
}
