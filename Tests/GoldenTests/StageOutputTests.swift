import Checkpoints
import Definitions
import Digests
import Domain
import Foundation
import Runner
import Stages
import TestSupport
import Testing

/// The outputs of every stage on a small fixed round, by digest, beside the stage's version: an
/// output that changed while its version did not would let old checkpoints be taken for new ones.
///
/// `RECORD_GOLDEN=1` writes the digests down and fails the run that does.
struct StageOutputTests {
  static let path = Project.root + "/Tests/GoldenTests/Outputs/stages.txt"

  static let versions: [StageName: Int] = [
    .ingest: Ingest.version, .normalize: Normalize.version, .validate: Validate.version,
    .score: Score.version, .rank: Rank.version, .publish: Publish.version,
  ]

  /// A line of the file: a stage, or what the round was given.
  struct Line: Equatable {
    let name: String
    let version: Int
    let digest: String

    var text: String { "\(name) \(version) \(digest)" }

    init(_ name: String, _ version: Int, _ contents: [String: String]) {
      self.name = name
      self.version = version
      let listed = contents.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
      digest = Digests.sha256(listed).description
    }

    init?(_ text: Substring) {
      let words = text.split(separator: " ")
      guard words.count == 3, let version = Int(words[1]) else { return nil }
      self.name = String(words[0])
      self.version = version
      digest = String(words[2])
    }
  }

  @Test func anOutputChangesWithItsVersionOnly() throws {
    let found = try StageOutputTests.lines()
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      let text = found.map { $0.text + "\n" }.joined()
      try text.write(toFile: StageOutputTests.path, atomically: true, encoding: .utf8)
      Issue.record("recorded; look at the difference, then run again without RECORD_GOLDEN")
      return
    }
    let golden = try String(contentsOfFile: StageOutputTests.path, encoding: .utf8)
      .split(separator: "\n").compactMap { Line($0) }
    #expect(golden.map(\.name) == found.map(\.name))
    let isSameInput = golden.first == found.first
    for (old, new) in zip(golden, found) where old != new {
      let advice =
        old.version != new.version
        ? "its version was raised: record anew with RECORD_GOLDEN=1"
        : isSameInput
          ? "its version \(new.version) did not: raise it if the stage itself changed, then record"
          : "so did the round's files or definition: record anew with RECORD_GOLDEN=1"
      Issue.record("the output of \(new.name) changed; \(advice)")
    }
  }

  /// The digest of an output without the marks of respondents, which every database keys anew.
  static func unmarked(_ body: [UInt8]) -> String {
    let text = String(decoding: body, as: UTF8.self)
    let marked = /"respondent":"[0-9a-f]{16}"/
    return Digests.sha256(text.replacing(marked, with: "\"respondent\":\"\"")).description
  }

  static func lines() throws -> [Line] {
    let round = try PublishedSample.round()
    func digests(_ files: [String: Data]) -> [String: String] {
      files.mapValues { Digests.sha256(Array($0)).description }
    }
    func digests(below folder: String) throws -> [String: String] {
      digests(try round.folder.files(below: folder))
    }
    let definition = try digests(below: "Pipelines/round")
    var lines = [
      Line("inputs", 0, try digests(below: "Inbox").merging(definition) { first, _ in first })
    ]
    let store = try CheckpointStore(path: try round.pipeline().databasePath)
    for stage in StageName.allCases where stage != .publish {
      var outputs: [String: String] = [:]
      for (partition, current) in try store.current(stage: stage) {
        outputs[partition.text] =
          stage == .validate
          ? unmarked(try store.body(stage: stage, partition: partition) ?? [])
          : current.outputHash
      }
      lines.append(Line(stage.rawValue, versions[stage] ?? 0, outputs))
    }
    let published = digests(try round.published()).filter { !$0.key.hasSuffix("manifest.json") }
    lines.append(Line(StageName.publish.rawValue, Publish.version, published))
    return lines
  }
}
