import Checkpoints
import Definitions
import Digests
import Domain
import Foundation
import Runner
import TestSupport
import Testing

/// The outputs of every stage on the smallest round, as files that people read: what a change does
/// shows in the difference of the tree.
///
/// `RECORD_GOLDEN=1` writes the tree and fails the run that does.
struct OutputTreeTests {
  static let folder = Project.root + "/Tests/GoldenTests/Outputs/tiny"

  @Test func everyOutputIsAsItWas() throws {
    let found = try OutputTreeTests.tree()
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try? FileManager.default.removeItem(atPath: OutputTreeTests.folder)
      for (path, text) in found {
        let file = URL(filePath: OutputTreeTests.folder + "/" + path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      Issue.record("recorded; look at the difference, then run again without RECORD_GOLDEN")
      return
    }
    let golden = try OutputTreeTests.recorded()
    #expect(golden.keys.sorted() == found.keys.sorted())
    for (path, text) in found where golden[path] != text {
      let lines = zip((golden[path] ?? "").split(separator: "\n"), text.split(separator: "\n"))
      let first = lines.first { $0 != $1 }.map { "'\($0)' became '\($1)'" } ?? "its length changed"
      Issue.record("\(path): \(first); raise the stage's version, then RECORD_GOLDEN=1")
    }
  }

  private static func recorded() throws -> [String: String] {
    var texts: [String: String] = [:]
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in names {
      var isFolder: ObjCBool = false
      let path = folder + "/" + name
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      texts[name] = try String(contentsOfFile: path, encoding: .utf8)
    }
    return texts
  }

  private static func tree() throws -> [String: String] {
    let round = try WorkedRound(definition: Project.tiny)
    let source = Project.root + "/Tests/Fixtures/tiny-2024-older/Inbox"
    let names = FileManager.default.enumerator(atPath: source)?.compactMap { $0 as? String } ?? []
    try round.drop(
      names.filter { $0.contains(".") }.sorted().map { name in
        OutputFile(
          path: name, bytes: [UInt8](try Data(contentsOf: URL(filePath: source + "/" + name))))
      })
    try round.run(at: 1_740_800_000)
    let store = try CheckpointStore(path: try round.pipeline().databasePath)
    var paths: [Bytewise: Bytewise] = [:]
    for arrival in try store.arrivals() { paths[Bytewise(arrival.sha256)] = arrival.path }
    var tree: [String: String] = [:]
    for stage in StageName.allCases where stage != .publish {
      for partition in try store.current(stage: stage).keys {
        // A content and its judgement are listed by the file, the others by their own names.
        let name = partition.components.last.flatMap { paths[$0] } ?? partition
        let body = try store.body(stage: stage, partition: partition) ?? []
        let json = try JSONSerialization.jsonObject(with: Data(body), options: .fragmentsAllowed)
        tree["\(stage.rawValue)/\(name.text.replacing("/", with: "_")).json"] =
          lines(json, indent: "").joined(separator: "\n") + "\n"
      }
    }
    for (path, bytes) in try round.publishedWithoutHistory() {
      let text = String(bytes: bytes, encoding: .utf8)
      tree["publish/" + path] = text ?? "sha256 \(Digests.sha256([UInt8](bytes)))\n"
    }
    return try withSharedPartsOnce(tree)
  }

  /// The tree with the style and the script of the pages in files of their own; a page whose own
  /// differ keeps them.
  private static func withSharedPartsOnce(_ tree: [String: String]) throws -> [String: String] {
    var tree = tree
    for element in ["style", "script"] {
      let page = try #require(tree["publish/receipts/index.html"])
      let start = try #require(page.range(of: "<\(element)>")).upperBound
      let end = try #require(page.range(of: "</\(element)>")).lowerBound
      let part = String(page[start..<end])
      for (path, text) in tree where path.hasSuffix(".html") {
        tree[path] = text.replacing(">\(part)</", with: ">\(element).txt</")
      }
      tree["publish/\(element).txt"] = part
    }
    return tree
  }

  /// JSON with what is short on one line.
  private static func lines(_ value: Any, indent: String) -> [String] {
    let options: JSONSerialization.WritingOptions = [
      .sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed,
    ]
    let data = (try? JSONSerialization.data(withJSONObject: value, options: options)) ?? Data()
    let short = String(decoding: data, as: UTF8.self)
    if short.utf8.count + indent.utf8.count <= 100 { return [indent + short] }
    let inner = indent + "  "
    func listed(_ parts: [[String]], _ open: String, _ close: String) -> [String] {
      let last = parts.count - 1
      let body = parts.enumerated().flatMap { place, lines in
        place == last ? lines : Array(lines.dropLast()) + [(lines.last ?? "") + ","]
      }
      return [indent + open] + body + [indent + close]
    }
    if let array = value as? [Any] {
      return listed(array.map { lines($0, indent: inner) }, "[", "]")
    }
    guard let object = value as? [String: Any] else { return [indent + short] }
    let parts = object.sorted { $0.key < $1.key }.map { key, value in
      var entry = lines(value, indent: inner)
      entry[0] = "\(inner)\"\(key)\": " + entry[0].dropFirst(inner.count)
      return entry
    }
    return listed(parts, "{", "}")
  }
}
