import Domain
import Foundation
import Runner
import TestSupport
import Testing

/// A night that goes wrong, and the morning after.
struct OperatorStoryTests {
  @Test func brokenOutboxFailsTheRunAndRetryFinishesIt() throws {
    let (round, _) = try ReuseTests.smallRound()
    // Somebody put a file where the folder should be; access rights would not stop root.
    try round.folder.write(Array("không phải thư mục".utf8), to: "Outbox")
    let failure = try #require(throws: RunnerFailure.self) { try round.run() }
    #expect(failure.kind == .io && failure.kind.rawValue == 74)
    #expect(failure.stage == "publish")
    #expect(failure.cause.contains(round.outbox))
    #expect(failure.mend.contains("parindex retry"))

    let morning = try round.runner(RunRequest(), at: 1_706_050_000).status()
    #expect(morning.runs.first?.state == "failed" && morning.runs.first?.exitCode == 74)
    #expect(morning.failed.contains { $0.hasPrefix("publish ") })
    #expect(morning.generation == nil)

    try FileManager.default.removeItem(atPath: round.outbox)
    let retried = try round.run(
      RunRequest(command: "retry", looksAtInbox: false), at: 1_706_060_000)
    for line in retried.stages where line.stage != .publish {
      #expect(line.ran == 0, "\(line.stage) ran \(line.ran) partitions again")
      #expect(line.reused > 0)
    }
    #expect(retried.generation == 1 && retried.isNewGeneration)

    let after = try round.runner(RunRequest(), at: 1_706_070_000).status()
    #expect(after.failed.isEmpty)
    #expect(after.runs.map(\.state).prefix(2) == ["succeeded", "failed"])
    #expect(after.runs.map(\.command).prefix(2) == ["retry", "run"])
    #expect(after.generation == 1)
  }

  @Test func aMendedRoundEqualsOneThatNeverBroke() throws {
    let (whole, files) = try ReuseTests.smallRound()
    try whole.run()
    let broken = try WorkedRound()
    try broken.drop(files)
    try broken.folder.write([0x20], to: "Outbox/haiduong-2023")
    #expect(throws: RunnerFailure.self) { try broken.run() }
    try FileManager.default.removeItem(atPath: broken.outbox + "/haiduong-2023")
    try broken.run(RunRequest(command: "retry", looksAtInbox: false))
    // Its history is another, and nothing else.
    #expect(try broken.publishedWithoutHistory() == whole.publishedWithoutHistory())
  }

  @Test func rerunOfOneUnitMakesItsScoreAnewAndNothingElse() throws {
    let (round, _) = try ReuseTests.smallRound()
    let first = try round.run()
    let again = try round.run(
      RunRequest(
        command: "rerun --from score --unit HD-SO-SYT", looksAtInbox: false, rerunFrom: .score,
        rerunUnit: "HD-SO-SYT", reason: "kiểm tra lại", actor: "truc"), at: 1_706_080_000)
    let ran = Dictionary(uniqueKeysWithValues: again.stages.map { ($0.stage, $0.ran) })
    #expect(ran == [.ingest: 0, .normalize: 0, .validate: 0, .score: 1, .rank: 1, .publish: 0])
    #expect(again.generation == first.generation, "the same figures are the same generation")
  }

  @Test func aDamagedGenerationIsMadeAgainByteForByte() throws {
    let (round, _) = try ReuseTests.smallRound()
    try round.run()
    let before = try round.folder.files(below: "Outbox/haiduong-2023/generations")
    try round.folder.write([0x21], to: "Outbox/haiduong-2023/generations/1/index.html")
    let again = try round.run(at: 1_706_090_000)
    #expect(again.generation == 1)
    #expect(try round.folder.files(below: "Outbox/haiduong-2023/generations") == before)
  }

  @Test func explainLeadsFromTheRankToTheCellAndTheReceipt() throws {
    let (round, _) = try ReuseTests.smallRound()
    try round.run()
    let explained = try round.runner(RunRequest(), at: 1_706_050_000).explain(
      unit: "HD-SO-SYT", leaf: "1.1.1")
    let leaf = try #require(explained.leaves.first)
    #expect(explained.leaves.count == 1 && leaf.code == "1.1.1")
    #expect(leaf.source?.hasPrefix("_appraisal/Tham dinh HD-SO-SYT.xml › ") == true)
    #expect(leaf.selfSource?.hasPrefix("HD-SO-SYT/") == true)
    let receipt = try #require(explained.files.first { $0.form == .appraisal }?.receipt)
    #expect(FileManager.default.fileExists(atPath: receipt))
  }
}
