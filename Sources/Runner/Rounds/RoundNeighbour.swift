internal import Definitions
internal import Disk
internal import Domain
internal import Foundation

/// Another round whose folders are known, from its definition or from its claims.
struct RoundNeighbour {
  /// Its short name.
  let round: String
  /// The definition or claim it is known from, for messages.
  let source: String
  /// Its definition; nil when only a claim remains.
  let sketch: DefinitionSketch?
  /// Its known folders.
  let folders: [RoundFolder: FolderIdentity]

  /// Takes a round from its definition.
  init(_ sketch: DefinitionSketch) {
    round = sketch.id.value
    source = "\(sketch.directory)/\(DefinitionLoader.mainFile)"
    self.sketch = sketch
    folders = Dictionary(
      uniqueKeysWithValues: RoundFolder.allCases.map { ($0, FolderIdentity(sketch.path($0))) })
  }

  /// Takes a round from its claim.
  init(round: String, source: String, folders: [RoundFolder: FolderIdentity]) {
    self.round = round
    self.source = source
    self.folders = folders
    sketch = nil
  }

  /// The file and line that set one of its folders; only its source when no line is known.
  func place(of folder: RoundFolder) -> String {
    guard let line = sketch?.written[folder]?.place.line else { return source }
    return "\(source):\(line)"
  }
}

/// The definitions in the same folder as another one, and those in the usual place near its
/// folders: in `Pipelines` beside Inbox.
struct SiblingDefinitions {
  /// The readable definitions, sorted by name.
  private(set) var sketches: [DefinitionSketch] = []
  /// The folders whose `pipeline.yaml` cannot be read.
  private(set) var unreadable: [String] = []

  /// Searches beside a definition and near its folders.
  ///
  /// - Parameters:
  ///   - directory: The definition's folder.
  ///   - folders: The round's folders.
  init(of directory: String, near folders: [String] = []) {
    let own = FolderIdentity(directory)
    let parent = (own.path as NSString).deletingLastPathComponent
    // Neighbours are named in the same style as the definition.
    let named = (directory as NSString).deletingLastPathComponent
    let isPlain = FolderIdentity(named.isEmpty ? "." : named).path.utf8.elementsEqual(parent.utf8)
    let shown = isPlain ? named : parent
    add(parent, shown: shown, except: own)
    var seen = [Bytewise(parent)]
    for folder in folders {
      var above = FolderIdentity(folder).path
      // The parent of `Pipelines` is one or two folders above `Inbox` and `Inbox/<round>`.
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
      guard FileManager.default.fileExists(atPath: "\(folder)/\(DefinitionLoader.mainFile)"),
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
