public import Foundation

/// A folder of its own for one test, gone when the test lets go of it.
public final class TemporaryFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// Creates the folder.
  public init() throws {
    path = NSTemporaryDirectory() + "parindex-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file below the folder, with its parents.
  public func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Every regular file below a subfolder, by relative path, with its bytes.
  public func files(below name: String) throws -> [String: Data] {
    let base = path + "/" + name
    let names = (FileManager.default.enumerator(atPath: base)?.allObjects as? [String]) ?? []
    var files: [String: Data] = [:]
    for name in names {
      let attributes = try FileManager.default.attributesOfItem(atPath: base + "/" + name)
      guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
      files[name] = try Data(contentsOf: URL(filePath: base + "/" + name))
    }
    return files
  }
}

/// The project's own folders and what lies beside them.
public enum Project {
  /// The project's root.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The definition of the first round.
  public static let haiduong = root + "/Pipelines/haiduong-2023"

  /// A folder beside the project; nil, for a test to skip, when it is not there.
  public static func shared(_ name: String) -> String? {
    let path = root + "/../shared/" + name
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
