internal import Checkpoints
internal import Definitions
internal import Disk
internal import Domain
internal import Foundation

extension Runner {
  /// Writes the files of the definition taken last into a new folder, for whoever wants to put them
  /// back.
  ///
  /// - Parameter folder: The folder, which must not be there yet.
  /// - Returns: The names of the files.
  /// - Throws: `RunnerFailure` when nobody kept them, or when they cannot be written.
  public func writeFormerFiles(into folder: String) throws -> [String] {
    try Runner.mapped {
      let store = try openStore()
      let files = try store.adoption().map { try store.adoptedFiles($0.id) } ?? []
      guard !files.isEmpty else {
        throw RunnerFailure(
          .data, cause: "the database keeps no files of the definition in force",
          mend: "look for them in a backup of '\(Printable.line(pipeline.directory))'")
      }
      guard !FileManager.default.fileExists(atPath: folder) else {
        throw RunnerFailure(
          .data, cause: "'\(Printable.line(folder))' is there already, and nothing is overwritten",
          mend: "name a new folder")
      }
      try refuseBesideDefinition(folder)
      try DurableFolder(root: folder).write(
        files.map { OutputFile(path: $0.path, bytes: $0.bytes) })
      return files.map(\.path)
    }
  }

  /// Refuses a folder in which the files would pass for another round's definition.
  private func refuseBesideDefinition(_ folder: String) throws {
    func parent(_ path: String) -> FolderIdentity {
      FolderIdentity((FolderIdentity(path).path as NSString).deletingLastPathComponent)
    }
    let rounds = parent(pipeline.directory)
    guard parent(folder).isSame(as: rounds) else { return }
    throw RunnerFailure(
      .data,
      cause: "'\(Printable.line(folder))' lies beside the definition, in "
        + "'\(Printable.line(rounds.path))', where a definition is taken for another round's, and "
        + "no two rounds may have the same folders",
      mend: "name a new folder elsewhere")
  }
}
