internal import Disk
internal import Domain
internal import Stages

/// A generation being written: it takes files, collects their digests, and `seal` syncs it.
final class StagedGeneration {
  /// The staging folder, beside the generations.
  let folder: String
  private var listing = GenerationListing()
  private var hasPoints = false

  private let disk: FolderSync
  private let access: ReadAccess?

  /// Creates the folder; it is opened before the writes so that `seal` reports every
  /// error among them.
  init(folder: String, access: ReadAccess?) throws {
    self.folder = folder
    self.access = access
    disk = try FolderSync(folder, access: access)
  }

  /// Writes files and lines of the table of points, and lists them.
  func write(_ pieces: GenerationPieces) throws {
    let durable = DurableFolder(root: folder, access: access)
    try durable.write(pieces.files)
    if !pieces.points.isEmpty {
      let points = OutputFile(path: GenerationPieces.pointsPath, bytes: pieces.points)
      if hasPoints { try durable.append(points) } else { try durable.write([points]) }
      hasPoints = true
    }
    listing.add(pieces)
  }

  /// The files, sorted by path, once all are written.
  func files() -> [PublishedFile] { listing.files() }

  /// Syncs everything written, folders included, with one `syncfs`.
  func seal() throws { try disk.sync() }
}
