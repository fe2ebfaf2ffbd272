import Checkpoints
import Domain
import Foundation
import Stages
import TestSupport
import Testing

@testable import Runner

/// A round of a0b17be goes on with today's program.
struct OldRoundGoesOnTests {
  @Test func thePlanSaysOfEachPartitionWhyItIsMadeAnew() throws {
    let old = try OldRound(.running)
    let lines = try old.round.plan(at: OldRound.today)
    #expect(lines.allSatisfy { $0.runs })
    func reason(_ stage: StageName, _ partition: String) -> String? {
      lines.first { $0.stage == stage && $0.partition == Bytewise(partition) }?.reason
    }
    let content = "9de3ba72cb16003169d4ebd1e17367476ea0ccad2e4ce64db491f57cccd59f43"
    #expect(reason(.ingest, content) == "the stage's version changed: 3 → \(Ingest.version)")
    #expect(reason(.normalize, content) == "the stage's version changed: 1 → \(Normalize.version)")
    #expect(
      reason(.validate, "_appraisal/\(content)")
        == "the stage's version changed: 1 → \(Validate.version)")
    #expect(reason(.score, "TW1") == "the stage's version changed: 1 → \(Score.version)")
    #expect(reason(.rank, "trunguong/TW") == "the stage's version changed: 1 → \(Rank.version)")
    #expect(reason(.publish, "old-2024") == "the stage's version changed: 3 → \(Publish.version)")
    // A file that came twice was judged once by a0b17be, and is judged by when it came today.
    let again = lines.filter { !$0.reason.hasPrefix("the stage's version changed: ") }
    #expect(again.map(\.stage) == [.validate])
    #expect(again.map(\.reason) == ["there is no checkpoint yet"])
    #expect(again.first?.partition.text.hasSuffix("/1") == true)
    #expect(lines.count { $0.stage == .ingest } == 12)
    #expect(lines.count { $0.stage == .score } == 5)
  }

  @Test(.enabled(if: Program.parindex != nil, "parindex was not built"))
  func thePlanIsPrintedWithItsReasons() throws {
    let old = try OldRound(.running)
    let plan = try old.command("plan")
    #expect(plan.code == 0, "\(plan.errors)")
    for line in [
      "ingest          12 will run        0 will be reused",
      "  run   TW1: the stage's version changed: 1 → \(Score.version)",
      "  run   old-2024: the stage's version changed: 3 → \(Publish.version)",
    ] {
      #expect(plan.output.contains(line + "\n"), "\(plan.output)")
    }
  }

  @Test func theNextRunPublishesTheSameFiguresAndLeavesOldGenerationsAlone() throws {
    let old = try OldRound(.running)
    let before = try (old.generation(1), old.generation(2))
    let report = try old.runner().run()
    #expect(report.generation == 3 && report.isNewGeneration)
    #expect(report.stages.allSatisfy { $0.reused == 0 })
    #expect(report.balance.accepted == 11 && report.balance.suspended == 1)
    #expect(try old.places(3) == old.places(2))
    #expect(try old.places(3)["TW2"] == ["2", "311/4", "Khá"])
    #expect(try old.runner().diff(2, 3).moves.map(\.unit) == [])
    #expect(try old.generation(1) == before.0 && old.generation(2) == before.1)

    let again = try old.runner(at: OldRound.today + 100).run()
    #expect(again.generation == 3 && !again.isNewGeneration)
    #expect(again.stages.allSatisfy { $0.ran == 0 })
    #expect(try old.runner().verify(nil).isGood)
  }

  @Test func statusKnowsWhatCountsBeforeTheNextRun() throws {
    let old = try OldRound(.running)
    let before = try old.runner().status()
    #expect(before.generation == 2 && before.ranked == 4 && before.unranked == 1)
    // The copy of a file is judged by when it came only by the next run.
    #expect(before.files == ["accepted": 11, "suspended": 1])
    #expect(before.findings["error"] == 1)
    #expect(before.withoutAppraisal == ["TW3"])
    #expect(before.withoutSelfAssessment == ["TW3", "PB1", "PB2"])
    _ = try old.runner().run()
    let after = try old.runner().status()
    #expect(after.missing == before.missing)
    #expect(after.files == ["accepted": 11, "suspended": 1, "duplicate": 1])
  }

  @Test func answersThatEarlierGenerationsShowedAreRecorded() throws {
    let old = try OldRound(.running)
    _ = try old.runner().run()
    let store = try old.store()
    #expect(try store.surveyProgress(round: "old-2024").keys.sorted() == [1, 2, 3])
    let upgrades = try old.runner().audit().entries.filter { $0.verb == "upgrade" }
    #expect(upgrades.map(\.reason) == ["the survey answers that earlier generations showed"])
    #expect(try old.runner().explain(unit: "TW1", leaf: "B.1").shownIndex == "86.500")
  }

  @Test func aFinalResultIsHeldAndCorrectedByWhatMovesAlone() throws {
    let old = try OldRound(.official)
    let before = try (old.generation(1), old.generation(2))
    let held = try old.runner().run()
    #expect(held.generation == 2 && !held.isNewGeneration && held.lateFiles == 1)
    #expect(try old.runner().verify(2).isGood)

    let corrected = try old.runner(
      .correction(
        reason: "PB2 kiến nghị", decision: "", submissions: ["_appraisal/pb2 muộn.xml"]),
      at: OldRound.today + 100
    ).run()
    #expect(corrected.generation == 3 && corrected.moves.map(\.unit) == ["PB2"])
    #expect(try old.places(3)["PB2"] == ["1", "100", "Xuất sắc"])
    #expect(try old.generation(1) == before.0 && old.generation(2) == before.1)
    #expect(try old.runner().verify(nil).isGood)
    #expect(try old.runner().verify(2).isGood)
  }

  @Test func aDamagedFinalResultIsNotOverwrittenWithOtherBytes() throws {
    let old = try OldRound(.official)
    try old.round.folder.write([0x21], to: "Outbox/old-2024/generations/2/index.html")
    let damaged = try old.generation(2)
    let failure = try #require(throws: RunnerFailure.self) { _ = try old.runner().run() }
    #expect(failure.cause == "generation 2 cannot be made again byte for byte")
    #expect(failure.mend.hasPrefix("restore it from a backup of Outbox, or with the version"))
    #expect(try old.generation(2) == damaged)
  }
}
