import Checkpoints
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// What `gc` removes, and that no promise breaks by it.
struct CollectionTests {
  @Test func everyGenerationStillVerifiesAndNothingIsMadeAnew() throws {
    let closed = try ClosedRound()
    try closed.makeFinal()
    try closed.dropLate()
    try closed.runner(at: 1_706_100_200).run()
    _ = try closed.correct([ClosedRound.late], at: 1_706_100_400)
    // Scores that are made again by a rerun leave the ones before to nobody.
    for second in 0..<2 {
      _ = try closed.round.run(
        RunRequest(
          command: "rerun", looksAtInbox: false, rerunFrom: .score, reason: "thử", actor: "truc"),
        at: 1_706_100_500 + Int64(second))
    }
    try closed.round.folder.write([1, 2, 3], to: "Outbox/haiduong-2023/generations/.9/dở")
    let store = try closed.runner(at: 0).openStore()
    let before = try store.contents()
    let files = try closed.round.folder.files(below: "Outbox/haiduong-2023")

    let runner = try closed.runner(at: 1_706_100_600)
    let plan = try runner.collect(reason: "dọn", isPlan: true)
    #expect(!plan.isDone && plan.removed.contains { $0.what.contains("score") && $0.bytes > 0 })
    #expect(try store.contents() == before, "a plan removes nothing")
    let report = try runner.collect(reason: "dọn", isPlan: false, vacuums: true)
    #expect(report.isDone && report.removed == plan.removed && report.freeBytes == 0)
    #expect(try store.contents().removable.isEmpty)
    #expect(try store.contents().originals == before.originals)
    #expect(try store.contents().attempts == before.attempts)
    let left = try closed.round.folder.files(below: "Outbox/haiduong-2023")
    #expect(left == files.filter { !$0.key.hasPrefix("generations/.9") })
    #expect(try runner.collect(reason: "dọn", isPlan: false).removed.isEmpty)
    #expect(try runner.audit().entries.filter { $0.verb == "gc" }.map(\.reason) == ["dọn"])

    try store.integrityCheck()
    for generation in 1...3 {
      let verified = try closed.runner(at: 1_737_000_000).verify(generation)
      #expect(verified.isGood, "\(generation): \(verified.rebuildFaults)")
    }
    #expect(try !runner.diff(2, 3).moves.isEmpty)
    let run = try closed.runner(at: 1_706_100_700).run()
    #expect(run.stages.allSatisfy { $0.ran == 0 } && run.generation == 3)
  }
}
