#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads one file of Inbox without following links or waiting on devices.
enum InboxFile {
  /// The largest file that is read, in bytes.
  static let largest = 512 * 1024 * 1024

  /// What reading gave.
  enum Content {
    /// The whole content.
    case bytes([UInt8])
    /// Nothing yet, and why.
    case waiting(WaitingReason)
  }

  /// The content of a regular file; an I/O error means "not ready", never "empty".
  static func read(_ path: String) -> Content {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return .waiting(errno == ELOOP ? .notRegular : .unreadable) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .waiting(.unreadable) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .waiting(.notRegular) }
    guard status.st_size <= largest else { return .waiting(.tooLarge) }
    let expected = Int(status.st_size)
    var wasInterrupted = false
    let bytes = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(
          descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { wasInterrupted = true }
        if got <= 0 { break }
        count += got
      }
    }
    // One byte more than the size was asked for: a file that grew meanwhile shows.
    guard !wasInterrupted else { return .waiting(.unreadable) }
    return bytes.count == expected ? .bytes(bytes) : .waiting(.settling)
  }
}
