internal import Disk
internal import Domain
internal import Stages

/// A generation being written: it takes files, collects their digests, and `seal` syncs it.
final class StagedGeneration {
  /// The staging folder, beside the generations.
  let folder: String
  /// The files written so far, sorted by path.
  var files: [PublishedFile] { written.sorted { $0.path < $1.path } }

  private var written: [PublishedFile] = []

  private let disk: FolderSync
  private let access: ReadAccess?

  /// Creates the folder; it is opened before the writes so that `seal` reports every
  /// error among them.
  init(folder: String, access: ReadAccess?) throws {
    self.folder = folder
    self.access = access
    disk = try FolderSync(folder, access: access)
  }

  /// Writes files and records their digests.
  func write(_ outputs: [OutputFile]) throws {
    try DurableFolder(root: folder, access: access).write(outputs)
    written += outputs.map(PublishedFile.init)
  }

  /// Syncs everything written, folders included, with one `syncfs`.
  func seal() throws { try disk.sync() }
}
