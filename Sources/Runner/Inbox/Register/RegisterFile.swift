#if canImport(Glibc)
  internal import Glibc
#endif

internal import Stages

/// The file of the register, opened without following links or waiting on pipes.
struct RegisterFile {
  /// The result of opening the register.
  enum Opened {
    /// There is no register.
    case absent
    /// It exists but cannot be read as a register.
    case unusable(RegisterFault)
    /// The open file.
    case open(RegisterFile)
  }

  /// The open file.
  let descriptor: Int32

  /// Opens the register below an Inbox folder.
  static func open(inbox: String, largest: Int) -> Opened {
    let path = "\(inbox)/\(ReceivedRegister.path)"
    var status = stat()
    guard lstat(path, &status) == 0 else {
      return errno == ENOENT ? .absent : .unusable(errno == ENOTDIR ? .notRegular : .unreadable)
    }
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    var above = stat()
    guard status.st_mode & S_IFMT == S_IFREG, lstat(folder, &above) == 0,
      above.st_mode & S_IFMT == S_IFDIR
    else { return .unusable(.notRegular) }
    guard status.st_size <= largest else { return .unusable(.tooLarge) }
    let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      return .unusable(errno == ELOOP ? .notRegular : .unreadable)
    }
    let file = RegisterFile(descriptor: descriptor)
    // Another file may have replaced it since the check.
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      file.close()
      return .unusable(.notRegular)
    }
    return .open(file)
  }

  /// Closes the file.
  func close() { _ = Glibc.close(descriptor) }
}
