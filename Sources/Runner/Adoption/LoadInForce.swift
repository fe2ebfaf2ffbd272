internal import Checkpoints
public import Definitions
internal import Domain
internal import Foundation

extension DefinitionLoader {
  /// The pipeline by the definition in force, where the files in the folder have faults.
  ///
  /// - Parameters:
  ///   - directory: The folder of the definition.
  ///   - faults: What is wrong with the files; the pipeline carries them along.
  /// - Returns: The pipeline; nil where nothing was published or frozen yet, or where neither the
  ///   files nor the database say enough to go on.
  /// - Throws: `RunnerFailure` when the database cannot be read.
  public static func loadInForce(
    directory: String, faults: [DefinitionFault]
  ) throws -> Definition? {
    let asFound = read(kept: nil, directory: directory).definition
    guard let place = DatabasePlace(asFound) ?? DatabasePlace(directory: directory),
      FileManager.default.fileExists(atPath: place.path)
    else { return nil }
    // A database that cannot be opened says so once the definition is mended.
    guard let store = try? CheckpointStore(path: place.path) else { return nil }
    return try Runner.mapped {
      let newest = try store.publications(round: place.round).first
      let isFrozen = try store.closing()?.isFrozen ?? false
      guard newest != nil || isFrozen else { return nil }
      let adoption = try store.adoption()
      let basis = try newest.flatMap { try store.basis(round: $0.round, generation: $0.generation) }
      guard let known = adoption?.definition ?? basis?.definition,
        let definition = try store.definition(known)
      else { return nil }
      let files = try adoption.map { try store.adoptedFiles($0.id) } ?? []
      let kept = Dictionary(first: files.map { ($0.path, $0.bytes) })
      let former = kept.isEmpty ? nil : read(kept: kept, directory: directory).definition
      guard
        var pipeline = (former ?? asFound)?.with(
          round: try CanonicalJSON.decode(Round.self, from: definition))
      else { return nil }
      pipeline.settings.checkpointsPath = place.folder
      pipeline.faults = faults
      return pipeline
    }
  }
}

/// The location of a definition's database, found even if the definition as a whole is unreadable.
private struct DatabasePlace {
  let folder: String, round: String

  var path: String { "\(folder)/\(round).sqlite" }

  /// From what could be read of the definition.
  init?(_ pipeline: Definition?) {
    guard let pipeline else { return nil }
    (folder, round) = (pipeline.settings.checkpointsPath, pipeline.round.id)
  }

  /// From the two lines of `pipeline.yaml` that say so, whatever is wrong with the others.
  init?(directory: String) {
    guard
      let bytes = FileManager.default.contents(
        atPath: "\(directory)/\(DefinitionLoader.mainFile)")
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let id = text.firstMatch(of: /(?m)^id: *["']?([A-Za-z0-9][A-Za-z0-9-]*)/)?.1,
      let path = text.firstMatch(of: /(?m)^[^#\n]*\bcheckpoints: *["']?([^"',}#\n]+)/)?.1
    else { return nil }
    round = String(id)
    folder = FolderSettings.path(
      path.trimmingCharacters(in: .whitespaces).replacing("{id}", with: id), below: directory)
  }
}
