#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads regular files without following links or waiting on devices.
package enum RegularFile {
  /// The largest file that is read, in bytes.
  private static let largest = 512 * 1024 * 1024

  /// The reasons for which a file is not read.
  package enum Obstacle {
    /// It could not be opened or read.
    case unreadable
    /// A link, pipe, device or socket.
    case notRegular
    /// Larger than asked for; not read.
    case tooLarge
    /// Its size changed during the read.
    case changing
  }

  /// The result of a read.
  package enum Content {
    /// The whole content.
    case bytes([UInt8])
    /// Nothing, and why.
    case unread(Obstacle)
  }

  /// The content of a regular file; an I/O error means "not ready", never "empty".
  package static func read(_ path: String) -> Content { stamped(path, atMost: largest).content }

  /// The content of a regular file with its stamp; no stamp when the file's metadata changed during
  /// the read.
  package static func stamped(
    _ path: String, atMost most: Int
  ) -> (content: Content, stamp: FileStamp?) {
    var stamp: FileStamp?
    let content = read(path, most, &stamp)
    return (content, stamp)
  }

  /// The beginning of a regular file, up to a number of bytes; nil when it cannot be read.
  package static func beginning(_ path: String, atMost most: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return bytes(descriptor, atMost: min(most, Int(status.st_size)))
  }

  /// Reads every byte of a file, if it exists, and keeps none.
  ///
  /// - Throws: `SystemFailure` when the disk cannot deliver them.
  package static func readThrough(_ path: String) throws(SystemFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return }
      throw SystemFailure("open", path)
    }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count == 0 { return }
      guard count > 0 || errno == EINTR else { throw SystemFailure("read", path) }
    }
  }

  private static func read(_ path: String, _ most: Int, _ stamp: inout FileStamp?) -> Content {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return .unread(errno == ELOOP ? .notRegular : .unreadable) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .unread(.unreadable) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .unread(.notRegular) }
    guard status.st_size <= min(most, largest) else { return .unread(.tooLarge) }
    let expected = Int(status.st_size)
    // Request one byte more than the size, to detect a file that grew meanwhile.
    guard let bytes = bytes(descriptor, atMost: expected + 1) else { return .unread(.unreadable) }
    let before = FileStamp(status)
    if bytes.count == expected, fstat(descriptor, &status) == 0, FileStamp(status) == before {
      stamp = before
    }
    return bytes.count == expected ? .bytes(bytes) : .unread(.changing)
  }

  private static func bytes(_ descriptor: Int32, atMost most: Int) -> [UInt8]? {
    var wasInterrupted = false
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(
          descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { wasInterrupted = true }
        if got <= 0 { break }
        count += got
      }
    }
    return wasInterrupted ? nil : bytes
  }
}
