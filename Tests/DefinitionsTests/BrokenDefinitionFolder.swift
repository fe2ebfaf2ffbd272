import Definitions
import Foundation
import TestSupport

/// The good definition with one place of one file changed.
struct BrokenDefinitionFolder {
  /// The faults of a copy of the definition in which `new` stands for `old`, which must stand in
  /// the file exactly once; nil takes the whole file away.
  static func faults(
    in file: String, replacing old: String, with new: String?, definition: String = Project.checked
  ) throws -> [DefinitionFault] {
    let folder = try TemporaryFolder()
    let copy = folder.path + "/definition"
    try FileManager.default.copyItem(atPath: definition, toPath: copy)
    let path = copy + "/" + file
    guard let new else {
      try FileManager.default.removeItem(atPath: path)
      return DefinitionLoader.load(directory: copy).faults
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let parts = text.components(separatedBy: old)
    guard parts.count == 2 else { throw NotOnce(text: old, count: parts.count - 1) }
    var bytes = Data(parts[0].utf8)
    // A byte that no UTF-8 text has stands for a file saved in another encoding.
    for character in new {
      bytes += character == "\u{FFFF}" ? Data([0xFF]) : Data(String(character).utf8)
    }
    bytes += Data(parts[1].utf8)
    try bytes.write(to: URL(filePath: path))
    let (pipeline, faults) = DefinitionLoader.load(directory: copy)
    guard (pipeline == nil) == !faults.isEmpty else { throw PipelineBesideFaults() }
    return faults
  }

  /// A text that was to stand in a file once.
  struct NotOnce: Error { let text: String, count: Int }
  /// A pipeline that was handed out although something is wrong with it.
  struct PipelineBesideFaults: Error {}
}
