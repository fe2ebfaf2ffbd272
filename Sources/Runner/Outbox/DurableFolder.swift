internal import CLinux
internal import Domain

#if canImport(Glibc)
  internal import Glibc
#endif

/// Writes files below one folder so that a power cut leaves them whole or absent.
struct DurableFolder {
  /// The folder.
  let root: String

  /// Writes complete files, with their folders; nothing is durable before `sync`.
  func write(_ files: [OutputFile]) throws {
    var made: Set<String> = []
    for file in files {
      let path = root + "/" + file.path
      let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
      if made.insert(parent).inserted { try DurableFolder.makeFolder(parent) }
      try DurableFolder.write(file.bytes, to: path)
    }
  }

  /// Replaces one file atomically: the old content or the new, never a mixture.
  ///
  /// - Parameters:
  ///   - file: The file, by its path below the folder.
  ///   - isDurable: Whether it must outlast a power cut by itself, without `withDurability`.
  /// - Throws: `RunnerFailure` of kind `io`.
  func replace(_ file: OutputFile, isDurable: Bool = false) throws {
    let path = root + "/" + file.path
    let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    try DurableFolder.makeFolder(parent)
    let staged = parent + "/.staged-" + String(getpid())
    try DurableFolder.write(file.bytes, to: staged)
    if isDurable { try DurableFolder.syncFile(staged) }
    try DurableFolder.rename(staged, to: path)
    if isDurable { try DurableFolder.syncFolder(parent) }
  }

  /// Makes all that was written below the folder durable, folders included.
  ///
  /// One `syncfs` stands for an fsync of every file and folder; the descriptor is opened before the
  /// writes so that an error of any of them is reported here.
  static func withDurability(of folder: String, _ body: () throws -> Void) throws {
    try makeFolder(folder)
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", folder) }
    defer { close(descriptor) }
    try body()
    guard syncfs(descriptor) == 0 else { throw failure("syncfs", folder) }
  }

  /// Creates a folder and its parents.
  static func makeFolder(_ path: String) throws {
    if mkdir(path, 0o755) == 0 { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
      if mkdir(path, 0o755) == 0 { return }
    }
    let error = errno
    var status = stat()
    if error == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    errno = error == EEXIST ? ENOTDIR : error
    throw failure("mkdir", path)
  }

  /// Makes a folder's own entries durable.
  static func syncFolder(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("fsync", path) }
  }

  /// Makes a file's content durable.
  static func syncFile(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("fsync", path) }
  }

  /// Moves a file or folder to its final name.
  static func rename(_ from: String, to path: String) throws {
    guard Glibc.rename(from, path) == 0 else { throw failure("rename", path) }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw failure("create", path) }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    try bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw failure("write", path) }
        written += count
      }
    }
    isOpen = false
    guard close(descriptor) == 0 else { throw failure("close", path) }
  }

  /// A failure that names the call, the path, the system's reason and the mend.
  static func failure(_ call: String, _ path: String) -> RunnerFailure {
    let code = errno
    let mend =
      switch code {
      case ENOSPC, EDQUOT: "free space on the disk of '\(path)', then: parindex retry"
      case EROFS, EACCES, EPERM: "make '\(path)' writable for the runner, then: parindex retry"
      case ENOTDIR: "move away the file that stands where a folder belongs, then: parindex retry"
      default: "check the disk or share that holds '\(path)', then: parindex retry"
      }
    return RunnerFailure(
      .io, stage: "publish",
      cause: "\(call) of '\(Printable.line(path))' failed: \(String(cString: strerror(code)))",
      mend: mend)
  }
}
