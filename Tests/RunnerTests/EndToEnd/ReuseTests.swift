import Definitions
import Domain
import Foundation
import Runner
import Sample
import TestSupport
import Testing

/// What runs, what is reused, and why.
struct ReuseTests {
  /// A round of the first two sở, with their own files of the sample.
  static func smallRound() throws -> (WorkedRound, [OutputFile]) {
    let round = try WorkedRound()
    let files = try WholeSample.made(seed: 7).files.filter {
      $0.path.hasPrefix("HD-SO-S") || $0.path.hasPrefix("_register")
        || $0.path.hasPrefix("_appraisal") && $0.path.contains("SO-")
    }
    try round.drop(files)
    return (round, files)
  }

  @Test func unchangedRoundRunsNothing() throws {
    let (round, _) = try ReuseTests.smallRound()
    let first = try round.run()
    #expect(first.stages.allSatisfy { $0.ran == $0.partitions })
    let again = try round.run(at: 1_706_100_000)
    #expect(again.stages.map(\.ran) == [0, 0, 0, 0, 0, 0])
    #expect(again.generation == first.generation && !again.isNewGeneration)
  }

  @Test func oneChangedFileRunsItsOwnChainOnly() throws {
    let (round, files) = try ReuseTests.smallRound()
    try round.run()
    let own = try #require(files.last { $0.path.hasPrefix("HD-SO-SYT/") })
    // The same workbook with another row height: other bytes, the same cells.
    let text = String(decoding: own.bytes, as: UTF8.self)
    let saved = text.replacingOccurrences(
      of: "</Workbook>", with: "<!-- saved again --></Workbook>")
    try #require(saved != text, "the sample's emitter writes another root end tag")
    try round.drop([OutputFile(path: "HD-SO-SYT/resaved.xml", bytes: Array(saved.utf8))])
    let again = try round.run(at: 1_706_100_000)
    let ran = Dictionary(uniqueKeysWithValues: again.stages.map { ($0.stage, $0.ran) })
    #expect(ran[.ingest] == 1 && ran[.normalize] == 1 && ran[.validate] == 1)
    #expect(ran[.score] == 0, "saved again without a change, it scores nothing anew")
    #expect(ran[.rank] == 0)
  }

  @Test func planWritesNothingAndSaysWhy() throws {
    let (round, _) = try ReuseTests.smallRound()
    let before = try round.plan()
    #expect(before.contains { $0.stage == .score && $0.runs })
    #expect(!FileManager.default.fileExists(atPath: round.outbox + "/haiduong-2023"))
    try round.run()
    let after = try round.plan()
    #expect(after.allSatisfy { !$0.runs })
    let unit = try #require(try round.pipeline().round.unit("HD-SO-SYT"))
    let yaml = round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    try text.replacingOccurrences(of: "display_decimals: 2", with: "display_decimals: 3")
      .write(toFile: yaml, atomically: true, encoding: .utf8)
    // A changed definition waits, and a run would go on under the one in force.
    let waiting = try round.plan()
    #expect(waiting.allSatisfy { !$0.runs })
    #expect(waiting.contains { $0.note?.contains("Decimals shown: 2 → 3") == true })
    _ = try round.runner(RunRequest(actor: "truc"), at: 1_706_000_100)
      .adopt(reason: "thử", isPlan: false)
    let changed = try round.plan()
    let reasons = Set(changed.filter { $0.stage == .score && $0.runs }.map(\.reason))
    #expect(reasons == ["the stage's settings changed"], "\(unit.code)")
    #expect(changed.filter { $0.stage == .validate }.allSatisfy { !$0.runs })
  }
}
