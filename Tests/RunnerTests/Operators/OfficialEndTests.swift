import Checkpoints
import Digests
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The official result of a round against failures, tampering, old backups and its own tables.
struct OfficialEndTests {
  @Test func aRoundWithFailedPartitionsDoesNotBecomeFinal() throws {
    let closed = try ClosedRound()
    _ = try closed.runner(at: 1_706_100_000).setFrozen(true, reason: "chốt")
    let store = try closed.runner(at: 0).openStore()
    let run = try #require(try store.runs(limit: 1).first?.id)
    try store.recordFailure(
      stage: .score, partition: "HD-SO-SYT", fingerprint: String(repeating: "f", count: 64),
      parts: [:], message: "hỏng", run: run)
    let refused = try #require(throws: RunnerFailure.self) {
      try closed.runner(.final(decision: ClosedRound.decision), at: 1_706_100_100).run()
    }
    #expect(refused.kind == .data && refused.mend == "parindex retry")
    #expect(try closed.runner(at: 1_706_100_200).status().closing.official == nil)
  }

  @Test func aChangedFinalGenerationIsPutBackWhateverTheDefinitionIsNow() throws {
    let closed = try ClosedRound()
    try closed.makeFinal()
    let files = try closed.generation(2)
    let page = closed.round.outbox + "/haiduong-2023/generations/2/index.html"
    try Data("khác".utf8).write(to: URL(filePath: page))
    let yaml = closed.round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    try text.replacingOccurrences(of: "display_decimals: 2", with: "display_decimals: 3")
      .write(toFile: yaml, atomically: true, encoding: .utf8)
    try closed.dropLate()
    let run = try closed.runner(at: 1_706_100_300).run()
    #expect(run.generation == 2 && !run.isNewGeneration && run.lateFiles == 1)
    #expect(try closed.generation(2) == files, "byte for byte")
    #expect(try closed.runner(at: 1_737_000_000).verify(2).isGood)
  }

  @Test func theListOfACorrectionIsWhatTheTwoPublishedTablesSay() throws {
    let closed = try ClosedRound()
    let excluded = try OperatorVerbsTests.appraisal(of: "HD-SO-STP", closed.round)
    try closed.makeFinal()
    try closed.dropLate()
    _ = try closed.runner(at: 1_706_100_200).run()
    _ = try closed.runner(at: 1_706_100_250).setExcluded(excluded, true, reason: "nhầm biểu")
    let report = try closed.correct([ClosedRound.late], at: 1_706_100_400)
    let (before, after) = (try closed.places(2), try closed.places(3))
    let moved = Set(before.keys.filter { before[$0] != after[$0] })
    #expect(moved.isSuperset(of: ["HD-SO-SYT", "HD-SO-STP"]))
    #expect(Set(report.moves.filter { $0.from != $0.to }.map(\.unit)) == moved)
    #expect(report.moves.first { $0.unit == "HD-SO-STP" }?.goneFiles == [excluded])
    let json = try closed.json(3, "data/correction.json")
    #expect((json["edition"] as? [String: Any])?["reason"] as? String == "Sở Y tế kiến nghị")
    #expect((json["moves"] as? [Any])?.count == report.moves.count)
    let previous = try #require(try closed.generation(2)["manifest.json"])
    #expect(
      try closed.json(3, "manifest.json")["previous"] as? String
        == Digests.sha256(Array(previous)).description)
    for generation in 1...3 {
      let verified = try closed.runner(at: 1_737_000_000).verify(generation)
      #expect(verified.isGood, "\(generation): \(verified.rebuildFaults)")
    }
  }

  @Test func aRestoredDatabaseDoesNotPublishADraftOverTheOfficialResult() throws {
    let closed = try ClosedRound()
    let backup = try closed.runner(at: 1_706_100_000).backUp(to: nil)
    try closed.makeFinal()
    let published = try closed.round.folder.files(below: "Outbox/haiduong-2023")
    try closed.putBack(backup)
    let older = try #require(throws: RunnerFailure.self) {
      try closed.runner(at: 1_706_100_300).run()
    }
    #expect(older.kind == .io && older.mend.hasPrefix("parindex restore"))
    _ = try closed.runner(at: 1_706_100_330).restore()
    let refused = try #require(throws: RunnerFailure.self) {
      try closed.runner(at: 1_706_100_360).run()
    }
    #expect(refused.kind == .data && refused.mend.hasPrefix("parindex freeze"))
    #expect(try closed.round.folder.files(below: "Outbox/haiduong-2023") == published)
    _ = try closed.runner(at: 1_706_100_400).setFrozen(true, reason: "chốt lại")
    let again = try closed.runner(.final(decision: ClosedRound.decision), at: 1_706_100_500).run()
    #expect(again.generation == 3 && again.edition.kind == .official)
  }
}
