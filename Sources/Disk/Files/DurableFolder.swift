internal import CLinux
package import Domain
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// Writes files below one folder so that a power cut leaves them whole or absent.
///
/// No link below the folder is ever followed: a link in the place of a folder or file is a failure.
package struct DurableFolder {
  /// The folder.
  package let root: String
  /// Who may read the files; nil leaves it to the account's umask.
  package let access: ReadAccess?
  /// Whether the folder is the program's own, so that a link in its place is not followed either.
  package let isOwn: Bool

  /// Names a folder.
  package init(root: String, access: ReadAccess? = nil, isOwn: Bool = false) {
    self.root = root
    self.access = access
    self.isOwn = isOwn
  }

  /// Writes complete files, with their folders; nothing is durable before `sync`.
  package func write(_ files: [OutputFile]) throws {
    for file in files {
      try inParent(of: file.path) { parent, name in
        try write(file.bytes, name, in: parent, path: root + "/" + file.path)
      }
    }
  }

  /// Adds bytes at the end of a file that `write` created; nothing is durable before `sync`.
  package func append(_ file: OutputFile) throws {
    let path = root + "/" + file.path
    try inParent(of: file.path) { parent, name in
      let descriptor = openat(parent, name, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { throw SystemFailure("open", path) }
      try fill(descriptor, file.bytes, path)
    }
  }

  /// A file that is written beside its place and not yet moved there.
  package struct Staged {
    /// The temporary path and the final path.
    package let from: String, to: String
    fileprivate let folder: DurableFolder
    fileprivate let path: String, name: String

    /// Moves it to its final path; its content must be durable.
    package func move() throws {
      try folder.inParent(of: path) { parent, last in
        guard renameat(parent, name, parent, last) == 0 else {
          throw SystemFailure("rename", to)
        }
      }
    }
  }

  /// Writes a file beside its final path; the number distinguishes files of one folder.
  package func stage(_ file: OutputFile, number: Int = 0) throws -> Staged {
    let name = ".staged-\(getpid())-\(number)"
    let parents = file.path.split(separator: "/").dropLast().map(String.init)
    let staged = ([root] + parents + [name]).joined(separator: "/")
    try inParent(of: file.path) { parent, _ in
      try write(file.bytes, name, in: parent, path: staged)
    }
    return Staged(
      from: staged, to: root + "/" + file.path, folder: self, path: file.path, name: name)
  }

  /// Replaces one file: readers see the old content or the new, never a mixture, even after a power
  /// cut.
  ///
  /// - Parameters:
  ///   - file: The file, by its path below the folder.
  ///   - isDurable: Whether the new content must survive an immediate power cut.
  /// - Throws: `SystemFailure`.
  package func replace(_ file: OutputFile, isDurable: Bool = false) throws {
    let staged = try stage(file)
    try DurableFolder.syncFile(staged.from)
    try staged.move()
    if isDurable {
      try DurableFolder.syncFolder((staged.to as NSString).deletingLastPathComponent)
    }
  }

  /// Syncs everything written below the folder, folders included.
  ///
  /// One `syncfs` replaces an fsync of every file and folder; the descriptor is opened before the
  /// writes so that an error in any of them is reported here.
  package static func withDurability(
    of folder: String, access: ReadAccess? = nil, _ body: () throws -> Void
  ) throws {
    let sync = try FolderSync(folder, access: access)
    try body()
    try sync.sync()
  }

  /// Syncs a whole file system, through a descriptor of a folder in it opened before the writes.
  static func syncAll(_ descriptor: Int32, _ folder: String) throws {
    #if PARINDEX_FAULTS
      if BrokenDisk.noFsync.isOn { return }
    #endif
    guard syncfs(descriptor) == 0 else { throw SystemFailure("syncfs", folder) }
  }

  /// Creates a folder and its parents.
  package static func makeFolder(_ path: String, access: ReadAccess? = nil) throws {
    let mode = access?.folderMode ?? 0o755
    if mkdir(path, mode) == 0 { return try admit(access, to: path) }
    if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]), access: access)
      if mkdir(path, mode) == 0 { return try admit(access, to: path) }
    }
    let error = errno
    var status = stat()
    if error == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    errno = error == EEXIST ? ENOTDIR : error
    throw SystemFailure("mkdir", path)
  }

  /// Gives a new folder the group and mode of its readers.
  private static func admit(_ access: ReadAccess?, to path: String) throws {
    guard let access else { return }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open", path) }
    defer { close(descriptor) }
    try access.apply(descriptor, isFolder: true, path: path)
  }

  /// Creates a folder and its parents, each durable in the folder that holds it.
  ///
  /// The databases' syncs and the `syncfs` of Outbox keep the content of a folder, not its own
  /// name: a power cut could lose the whole history and leave the publications made from it.
  package static func makeDurableFolder(_ path: String, access: ReadAccess? = nil) throws {
    guard Glibc.access(path, F_OK) != 0 else { return try makeFolder(path, access: access) }
    let parent = (path as NSString).deletingLastPathComponent
    if !parent.isEmpty { try makeDurableFolder(parent, access: access) }
    try makeFolder(path, access: access)
    try syncFolder(parent.isEmpty ? "." : parent)
  }

  /// Denies all other accounts access to a folder, unless it is private already.
  package static func keepPrivate(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw SystemFailure("stat", path) }
    guard status.st_mode & 0o077 != 0 else { return }
    guard chmod(path, status.st_mode & 0o7700) == 0 else { throw SystemFailure("chmod", path) }
  }

  /// Syncs a folder's own entries.
  package static func syncFolder(_ path: String) throws(SystemFailure) {
    #if PARINDEX_FAULTS
      if BrokenDisk.noFsync.isOn { return }
    #endif
    let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemFailure("fsync", path) }
  }

  /// Syncs a file's content.
  package static func syncFile(_ path: String) throws(SystemFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemFailure("fsync", path) }
  }

  /// Moves a file or folder to its final name.
  package static func rename(_ from: String, to path: String) throws(SystemFailure) {
    guard Glibc.rename(from, path) == 0 else { throw SystemFailure("rename", path) }
  }

  /// Exchanges two folders in one step; a file system that cannot do that gets two renames, between
  /// which the second folder is absent.
  package static func exchange(_ one: String, _ other: String) throws {
    if renameat2(AT_FDCWD, one, AT_FDCWD, other, UInt32(CLINUX_RENAME_EXCHANGE)) == 0 {
      return
    }
    guard errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP else {
      throw SystemFailure("exchange", other)
    }
    let aside = one + ".old"
    try rename(other, to: aside)
    try rename(one, to: other)
    try rename(aside, to: one)
  }

  /// Runs work in the folder that holds a file, creating the folder if it is missing.
  ///
  /// - Parameters:
  ///   - path: The file's path below the folder.
  ///   - body: The work, given a descriptor of the folder and the file's name.
  /// - Throws: `SystemFailure` when a link or file is in the place of a folder, or when the work
  ///   fails.
  private func inParent(
    of path: String, _ body: (_ parent: Int32, _ name: String) throws -> Void
  ) throws {
    let components = path.split(separator: "/").map(String.init)
    guard let name = components.last, !components.contains("..") else {
      errno = EINVAL
      throw SystemFailure("open", root + "/" + path)
    }
    if Glibc.access(root, F_OK) != 0 { try DurableFolder.makeFolder(root, access: access) }
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (isOwn ? O_NOFOLLOW : 0)
    var current = open(root, flags)
    guard current >= 0 else { throw SystemFailure("open", root) }
    defer { close(current) }
    var reached = root
    for component in components.dropLast() {
      reached += "/" + component
      let next = try enter(component, in: current, path: reached)
      close(current)
      current = next
    }
    try body(current, name)
  }

  private func enter(_ name: String, in folder: Int32, path: String) throws -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let found = openat(folder, name, flags)
    if found >= 0 { return found }
    guard errno == ENOENT else { throw SystemFailure("open", path) }
    let isNew = mkdirat(folder, name, access?.folderMode ?? 0o755) == 0
    guard isNew || errno == EEXIST else { throw SystemFailure("mkdir", path) }
    let made = openat(folder, name, flags)
    guard made >= 0 else { throw SystemFailure("open", path) }
    do {
      if isNew { try access?.apply(made, isFolder: true, path: path) }
    } catch {
      close(made)
      throw error
    }
    return made
  }

  private func write(
    _ bytes: [UInt8], _ name: String, in folder: Int32, path: String
  ) throws {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    var descriptor = openat(folder, name, flags, access?.fileMode ?? 0o644)
    if descriptor < 0, errno == EEXIST, unlinkat(folder, name, 0) == 0 {
      // The existing entry may be a link to somebody else's file.
      descriptor = openat(folder, name, flags, access?.fileMode ?? 0o644)
    }
    guard descriptor >= 0 else { throw SystemFailure("create", path) }
    do {
      try access?.apply(descriptor, isFolder: false, path: path)
    } catch {
      close(descriptor)
      throw error
    }
    try fill(descriptor, bytes, path)
  }

  /// Writes all bytes and closes the file.
  private func fill(_ descriptor: Int32, _ bytes: [UInt8], _ path: String) throws {
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    try bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw SystemFailure("write", path) }
        written += count
      }
    }
    isOpen = false
    guard close(descriptor) == 0 else { throw SystemFailure("close", path) }
  }
}
