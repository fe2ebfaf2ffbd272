internal import Checkpoints

#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads one file of Inbox without following links or waiting on devices.
enum InboxFile {
  /// The largest file that is read, in bytes.
  static let largest = 512 * 1024 * 1024

  /// The result of a read.
  enum Content {
    /// The whole content.
    case bytes([UInt8])
    /// Nothing yet, and why.
    case waiting(WaitingReason)
  }

  /// The content of a regular file; an I/O error means "not ready", never "empty".
  static func read(_ path: String) -> Content { stamped(path, atMost: largest).content }

  /// The content of a regular file with its stamp; no stamp when the file's metadata changed during
  /// the read.
  static func stamped(
    _ path: String, atMost most: Int
  ) -> (content: Content, stamp: FileStamp?) {
    var stamp: FileStamp?
    let content = read(path, most, &stamp)
    return (content, stamp)
  }

  /// The beginning of a regular file, up to a number of bytes; nil when it cannot be read.
  static func beginning(_ path: String, atMost most: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return bytes(descriptor, atMost: min(most, Int(status.st_size)))
  }

  private static func read(_ path: String, _ most: Int, _ stamp: inout FileStamp?) -> Content {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return .waiting(errno == ELOOP ? .notRegular : .unreadable) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .waiting(.unreadable) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .waiting(.notRegular) }
    guard status.st_size <= min(most, largest) else { return .waiting(.tooLarge) }
    let expected = Int(status.st_size)
    // Request one byte more than the size, to detect a file that grew meanwhile.
    guard let bytes = bytes(descriptor, atMost: expected + 1) else { return .waiting(.unreadable) }
    let before = FileStamp(status)
    if bytes.count == expected, fstat(descriptor, &status) == 0, FileStamp(status) == before {
      stamp = before
    }
    return bytes.count == expected ? .bytes(bytes) : .waiting(.settling)
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

extension FileStamp {
  /// Takes the stamp from a file's status; times beyond 64 bits wrap around, the same way
  /// each time.
  init(_ status: stat) {
    func nanoseconds(_ time: timespec) -> Int64 {
      Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
    self.init(
      size: Int(status.st_size), modified: nanoseconds(status.st_mtim),
      changed: nanoseconds(status.st_ctim), inode: UInt64(status.st_ino),
      device: UInt64(status.st_dev))
  }
}
