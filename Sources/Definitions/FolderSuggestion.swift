package import Disk
internal import Domain

/// Suggests the line to write instead of a folder that a round cannot have.
package enum FolderSuggestion {
  /// The text for a folder's key.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - written: The current text in the definition.
  ///   - id: The round's id.
  ///   - directory: The definition's folder.
  ///   - taken: Folders that it must not be, contain or lie in.
  /// - Returns: The first free one: below the current text, the usual one, or one beside either.
  package static func text(
    _ folder: RoundFolder, written: String, id: String, directory: String,
    avoiding taken: [FolderIdentity]
  ) -> String {
    let placeholder = DefinitionSketch.placeholder
    let isOwn = written.contains(placeholder)
    var candidates = [folder.usual, "../../\(folder.title)-\(placeholder)"]
    if folder != .checkpoints, !isOwn {
      candidates.insert(written + "/" + placeholder, at: 0)
      candidates.insert("\(written)-\(placeholder)", at: 2)
    }
    return candidates.first { candidate in
      let path = FolderIdentity(FolderSettings.path(candidate, of: id, below: directory))
      return !taken.contains { path.touches($0) }
    } ?? "../../\(id)/\(folder.title)"
  }
}
