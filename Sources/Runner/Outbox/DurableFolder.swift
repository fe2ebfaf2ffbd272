internal import CLinux
internal import Domain
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// Writes files below one folder so that a power cut leaves them whole or absent.
struct DurableFolder {
  /// The folder.
  let root: String

  /// Writes complete files, with their folders; nothing is durable before `sync`.
  func write(_ files: [OutputFile]) throws {
    var made: Set<Bytewise> = []
    for file in files {
      let path = root + "/" + file.path
      let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
      if made.insert(Bytewise(parent)).inserted { try DurableFolder.makeFolder(parent) }
      try DurableFolder.write(file.bytes, to: path)
    }
  }

  /// A file that is written beside its place and not yet moved there.
  struct Staged {
    /// Where it was written, and where it belongs.
    let from: String, to: String

    /// Moves it to its place, once its content is durable.
    func move() throws { try DurableFolder.rename(from, to: to) }
  }

  /// Writes a file beside its place; the number tells those of one folder apart.
  func stage(_ file: OutputFile, number: Int = 0) throws -> Staged {
    let path = root + "/" + file.path
    let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    try DurableFolder.makeFolder(parent)
    let staged = "\(parent)/.staged-\(getpid())-\(number)"
    try DurableFolder.write(file.bytes, to: staged)
    return Staged(from: staged, to: path)
  }

  /// Replaces one file: the old content or the new, never a mixture, also after a power cut.
  ///
  /// - Parameters:
  ///   - file: The file, by its path below the folder.
  ///   - isDurable: Whether the new content must outlast a power cut that comes at once.
  /// - Throws: `RunnerFailure` of kind `io`.
  func replace(_ file: OutputFile, isDurable: Bool = false) throws {
    let staged = try stage(file)
    try DurableFolder.syncFile(staged.from)
    try staged.move()
    if isDurable {
      try DurableFolder.syncFolder((staged.to as NSString).deletingLastPathComponent)
    }
  }

  /// Makes all that was written below the folder durable, folders included.
  ///
  /// One `syncfs` stands for an fsync of every file and folder; the descriptor is opened before the
  /// writes so that an error of any of them is reported here.
  static func withDurability(of folder: String, _ body: () throws -> Void) throws {
    try makeDurableFolder(folder)
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", folder) }
    defer { close(descriptor) }
    try body()
    try syncAll(descriptor, folder)
  }

  /// Makes all of a file system durable, by a descriptor of a folder in it that was opened before
  /// the writes.
  static func syncAll(_ descriptor: Int32, _ folder: String) throws {
    #if PARINDEX_FAULTS
      if BrokenPublication.noFsync.isOn { return }
    #endif
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

  /// Creates a folder and its parents, each durable in the folder that holds it.
  ///
  /// The databases' syncs and the `syncfs` of Outbox keep what is below a folder, not its own name:
  /// a power cut could take the whole history away and leave what was published from it.
  static func makeDurableFolder(_ path: String) throws {
    guard access(path, F_OK) != 0 else { return try makeFolder(path) }
    let parent = (path as NSString).deletingLastPathComponent
    if !parent.isEmpty { try makeDurableFolder(parent) }
    try makeFolder(path)
    try syncFolder(parent.isEmpty ? "." : parent)
  }

  /// Makes a folder's own entries durable.
  static func syncFolder(_ path: String) throws {
    #if PARINDEX_FAULTS
      if BrokenPublication.noFsync.isOn { return }
    #endif
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

  /// Lets two folders change places in one step; a file system that cannot do that gets two
  /// renames, between which the second folder is absent.
  static func exchange(_ one: String, _ other: String) throws {
    if renameat2(AT_FDCWD, one, AT_FDCWD, other, UInt32(CLINUX_RENAME_EXCHANGE)) == 0 {
      return
    }
    guard errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP else {
      throw failure("exchange", other)
    }
    let aside = one + ".old"
    try rename(other, to: aside)
    try rename(one, to: other)
    try rename(aside, to: one)
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
    // The file itself may have gone by the time that somebody looks.
    let folder = Printable.line((path as NSString).deletingLastPathComponent)
    let mend =
      switch code {
      case ENOSPC, EDQUOT: "free space on the disk of '\(folder)', then: parindex retry"
      case EROFS, EACCES, EPERM: "make '\(folder)' writable for the runner, then: parindex retry"
      case ENOTDIR: "move away the file that stands where a folder belongs, then: parindex retry"
      default: "check the disk or share that holds '\(folder)', then: parindex retry"
      }
    return RunnerFailure(
      .io, stage: "publish",
      cause: "\(call) of '\(Printable.line(path))' failed: \(String(cString: strerror(code)))",
      mend: mend)
  }
}
