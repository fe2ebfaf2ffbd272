internal import Domain
internal import Foundation

/// Another round whose folders are known, from its definition or from what it left.
struct RoundNeighbour {
  /// Its short name.
  let round: String
  /// The definition or claim it is known from, for messages.
  let source: String
  /// Its definition; nil where that is gone and only a claim is left.
  let sketch: DefinitionSketch?
  /// Its folders, as far as they are known.
  let folders: [RoundFolder: FolderIdentity]

  /// A round by its definition.
  init(_ sketch: DefinitionSketch) {
    round = sketch.id.value
    source = "\(sketch.directory)/\(PipelineLoader.mainFile)"
    self.sketch = sketch
    folders = Dictionary(
      uniqueKeysWithValues: RoundFolder.allCases.map { ($0, FolderIdentity(sketch.path($0))) })
  }

  /// A round by what it left.
  init(round: String, source: String, folders: [RoundFolder: FolderIdentity]) {
    self.round = round
    self.source = source
    self.folders = folders
    sketch = nil
  }

  /// The file and line that set a folder of it; only its source where no line is known.
  func place(of folder: RoundFolder) -> String {
    guard let line = sketch?.written[folder]?.place.line else { return source }
    return "\(source):\(line)"
  }
}

/// The definitions that lie beside one, in the same folder, and those that lie by its folders as the
/// usual layout has them: in `Pipelines` beside Inbox.
struct SiblingDefinitions {
  /// Those that can be read, in the order of their names.
  private(set) var sketches: [DefinitionSketch] = []
  /// The folders whose `pipeline.yaml` cannot be read.
  private(set) var unreadable: [String] = []

  /// Looks beside a definition, and by its folders.
  ///
  /// - Parameters:
  ///   - directory: The definition's folder.
  ///   - folders: The round's folders.
  init(of directory: String, near folders: [String] = []) {
    let own = FolderIdentity(directory)
    let parent = (own.path as NSString).deletingLastPathComponent
    // As the definition was named, so are those beside it.
    let named = (directory as NSString).deletingLastPathComponent
    let isPlain = FolderIdentity(named.isEmpty ? "." : named).path.utf8.elementsEqual(parent.utf8)
    let shown = isPlain ? named : parent
    add(parent, shown: shown, except: own)
    var seen = [Bytewise(parent)]
    for folder in folders {
      var above = FolderIdentity(folder).path
      // `Inbox/<round>` and `Inbox` lie one and two folders below what holds `Pipelines`.
      for _ in 0..<2 {
        above = (above as NSString).deletingLastPathComponent
        let other = FolderIdentity(above + "/Pipelines").path
        guard !seen.contains(Bytewise(other)) else { continue }
        seen.append(Bytewise(other))
        add(other, shown: other, except: own)
      }
    }
  }

  /// Adds the definitions in a folder.
  private mutating func add(_ parent: String, shown: String, except own: FolderIdentity) {
    for (name, isText) in (try? DirectoryEntries.of(parent))?.entries ?? [] {
      guard isText, !name.hasPrefix(".") else { continue }
      let folder = shown.isEmpty ? name : "\(shown == "/" ? "" : shown)/\(name)"
      guard FileManager.default.fileExists(atPath: "\(folder)/\(PipelineLoader.mainFile)"),
        !FolderIdentity(folder).isSame(as: own)
      else { continue }
      if let sketch = DefinitionSketch.read(folder) {
        sketches.append(sketch)
      } else {
        unreadable.append(folder)
      }
    }
  }
}
