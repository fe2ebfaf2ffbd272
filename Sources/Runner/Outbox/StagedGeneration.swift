internal import Domain
internal import Stages

#if canImport(Glibc)
  internal import Glibc
#endif

/// A generation being written: it takes files, collects their digests, and `seal` syncs it.
final class StagedGeneration {
  /// The staging folder, beside the generations.
  let folder: String
  /// The files written so far, sorted by path.
  var files: [PublishedFile] { written.sorted { $0.path < $1.path } }

  private var written: [PublishedFile] = []

  private let descriptor: Int32
  private let access: ReadAccess?

  /// Creates the folder; the descriptor is opened before the writes so that `seal` reports every
  /// error among them.
  init(folder: String, access: ReadAccess?) throws {
    self.folder = folder
    self.access = access
    try DurableFolder.makeDurableFolder(folder, access: access)
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DurableFolder.failure("open", folder) }
  }

  deinit { close(descriptor) }

  /// Writes files and records their digests.
  func write(_ outputs: [OutputFile]) throws {
    try DurableFolder(root: folder, access: access).write(outputs)
    written += outputs.map(PublishedFile.init)
  }

  /// Syncs everything written, folders included, with one `syncfs`.
  func seal() throws {
    try DurableFolder.syncAll(descriptor, folder)
  }
}
