import Foundation
import Testing

/// A source file and its lines.
struct SourceFileText: Sendable, CustomTestStringConvertible {
  /// The path from the project's root.
  let path: String
  /// The lines.
  let lines: [String]

  var testDescription: String { path }
}

/// The project's own files.
enum SourceTree {
  /// The project's root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift files below a folder, sorted by path.
  static func swiftFiles(below folder: String) -> [SourceFileText] {
    let base = root.appending(path: folder).path
    let names = (FileManager.default.enumerator(atPath: base)?.allObjects as? [String]) ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      guard let text = try? String(contentsOfFile: base + "/" + name, encoding: .utf8) else {
        return nil
      }
      return SourceFileText(
        path: folder + "/" + name,
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }
}
