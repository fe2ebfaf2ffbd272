internal import Digests
internal import Domain

#if canImport(Glibc)
  internal import Glibc
#endif

/// A generation while it is written: files go in, their digests come out, `seal` makes it durable.
final class StagedGeneration {
  /// The folder it is written to, beside the generations.
  let folder: String
  /// What was written so far, sorted by path.
  var files: [PublishedFile] { written.sorted { $0.path < $1.path } }

  private var written: [PublishedFile] = []

  private let descriptor: Int32
  private let access: ReadAccess?

  /// Creates the folder; the descriptor is opened before the writes so that `seal` hears of every
  /// error among them.
  init(folder: String, access: ReadAccess?) throws {
    self.folder = folder
    self.access = access
    try DurableFolder.makeDurableFolder(folder, access: access)
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DurableFolder.failure("open", folder) }
  }

  deinit { close(descriptor) }

  /// Writes files and remembers their digests.
  func write(_ outputs: [OutputFile]) throws {
    try DurableFolder(root: folder, access: access).write(outputs)
    written += outputs.map(PublishedFile.init)
  }

  /// Makes everything written durable, folders included: one `syncfs` for all the files.
  func seal() throws {
    try DurableFolder.syncAll(descriptor, folder)
  }
}

extension PublishedFile {
  /// What a manifest says of a file.
  init(_ file: OutputFile) {
    self.init(
      path: file.path, size: file.bytes.count, sha256: Digests.sha256(file.bytes).description)
  }
}
