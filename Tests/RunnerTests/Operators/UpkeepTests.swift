import Checkpoints
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// What keeps a round going by itself: backups each night, and room on the disk.
struct UpkeepTests {
  @Test func gcRemovesWhatNothingRestsOnAndEveryGenerationStillVerifies() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", round)
    _ = try runner.setExcluded(path, true, reason: "thử")
    try round.run(at: 1_706_100_100)
    // Receipts, scores and ranks of the first generation were replaced; a rerun replaces more.
    try round.run(
      RunRequest(command: "rerun", looksAtInbox: false, rerunFrom: .normalize, reason: "thử"),
      at: 1_706_100_200)
    try round.folder.write([1, 2, 3], to: "Outbox/haiduong-2023/generations/.9/index.html")
    try round.folder.write([1], to: "Outbox/receipts/HD-SO-SYT/.staged-77-0")

    let plan = try runner.collect(reason: "chỗ trống", isPlan: true)
    #expect(!plan.isDone && plan.removed.contains { $0.what.contains("outputs of normalize") })
    let staged = try #require(plan.removed.first { $0.what == "unfinished files in Outbox" })
    #expect(staged.count == 2 && staged.bytes == 4)
    #expect(try runner.collect(reason: "", isPlan: true) == plan, "a plan removes nothing")
    let outbox = try round.folder.files(below: "Outbox")
      .filter { !$0.key.contains("/.") }

    let done = try runner.collect(reason: "chỗ trống", isPlan: false, vacuums: true)
    #expect(done.isDone && done.removed == plan.removed && done.freeBytes == 0)
    #expect(try runner.collect(reason: "", isPlan: true).removed.isEmpty)
    #expect(try round.folder.files(below: "Outbox") == outbox)
    for generation in 1...2 {
      let report = try runner.verify(generation)
      #expect(report.isGood, "\(report.outboxFaults) \(report.rebuildFaults)")
    }
    #expect(try runner.diff(1, 2).moves.contains { $0.unit == "HD-SO-SYT" })
    #expect(try round.run(at: 1_706_100_300).stages.filter { $0.ran > 0 }.isEmpty)
    let trail = try runner.audit()
    #expect(trail.head != nil && trail.entries.last { $0.verb == "gc" }?.reason == "chỗ trống")
  }

  /// A round with a due time each hour that keeps two backups.
  private static func nightly() throws -> WorkedRound {
    let round = try WorkedRound()
    let yaml = round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    try text.replacingOccurrences(of: "\"0 2 * * *\"", with: "\"0 * * * *\"")
      .replacingOccurrences(of: "keep: 7", with: "keep: 2")
      .write(toFile: yaml, atomically: true, encoding: .utf8)
    return round
  }

  private static func tick(_ round: WorkedRound, at seconds: Int64) throws -> TickReport {
    try round.runner(RunRequest(actor: "tick", settleSeconds: 0), at: seconds).tick {
      MachineClock(now: Instant(seconds: seconds), bootID: "a", uptime: seconds - 1_706_000_000)
    }
  }

  private static func backups(_ round: WorkedRound) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(
      atPath: round.folder.path + "/Checkpoints/backups")) ?? []).sorted()
  }

  @Test func theFirstRunOfADayMakesABackupAndOldOnesGo() throws {
    let round = try UpkeepTests.nightly()
    // 2024-01-24 00:30 in Vietnam.
    let start: Int64 = 1_706_031_000
    #expect(try UpkeepTests.tick(round, at: start).backup == nil, "nothing was due")
    let byHand = try round.runner(RunRequest(reason: "tay"), at: start).backUp(to: nil)
    let first = try UpkeepTests.tick(round, at: start + 3_600)
    #expect(first.run != nil && first.backup?.hasSuffix("20240124-013000-nightly.sqlite") == true)
    #expect(try UpkeepTests.tick(round, at: start + 7_200).backup == nil, "once a day")
    for day in 1...3 {
      #expect(try UpkeepTests.tick(round, at: start + Int64(day) * 86_400).backup != nil)
    }
    #expect(
      UpkeepTests.backups(round) == [
        (byHand as NSString).lastPathComponent,
        "haiduong-2023-20240126-003000-nightly.sqlite",
        "haiduong-2023-20240127-003000-nightly.sqlite",
      ])
    let line = try #require(
      try round.runner(RunRequest(), at: start + 4 * 86_400).status().backup)
    #expect(line.last == "27/01/2024 00:30:00" && !line.needsAttention)
    try CheckpointStore.drill(try #require(line.file))
  }

  @Test func aBackupThatFailsIsSignalledAndTheRunIsNot() throws {
    let round = try UpkeepTests.nightly()
    let start: Int64 = 1_706_031_000
    _ = try UpkeepTests.tick(round, at: start)
    // A file stands where the folder belongs.
    try round.folder.write([1], to: "Checkpoints/backups")
    let report = try UpkeepTests.tick(round, at: start + 3_600)
    #expect(report.run != nil && report.backup?.hasPrefix("failed: ") == true)
    let runner = try round.runner(RunRequest(), at: start + 3_700)
    let status = try runner.status()
    #expect(status.runs.first?.exitCode == 0)
    #expect(status.backup?.fault?.contains("Checkpoints/backups") == true)
    let metrics = try String(
      contentsOfFile: round.outbox + "/_status/parindex.prom", encoding: .utf8)
    #expect(metrics.contains("parindex_backup_fails{round=\"haiduong-2023\"} 1\n"))

    #expect(status.verdict.text.hasSuffix("To mend: parindex backup"))
    #expect(status.verdict.exitCode == 74)

    try FileManager.default.removeItem(atPath: round.folder.path + "/Checkpoints/backups")
    _ = try round.runner(RunRequest(reason: "tay"), at: start + 3_800).backUp(to: nil)
    let mended = try runner.status().verdict
    #expect(mended.exitCode == 0 && mended.text.hasPrefix("the runs are well"), "\(mended.text)")
    #expect(try UpkeepTests.tick(round, at: start + 7_200).backup?.hasPrefix("failed") == false)
    #expect(try runner.status().backup?.needsAttention == false)
  }

  @Test func withoutAPolicyNoBackupIsMade() throws {
    let round = try UpkeepTests.nightly()
    let yaml = round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    try text.replacingOccurrences(of: "backup:\n  keep: 2\n", with: "")
      .write(toFile: yaml, atomically: true, encoding: .utf8)
    _ = try UpkeepTests.tick(round, at: 1_706_031_000)
    let report = try UpkeepTests.tick(round, at: 1_706_034_600)
    #expect(report.run != nil && report.backup == nil)
    #expect(try round.runner(RunRequest(), at: 1_706_034_700).status().backup == nil)
    #expect(UpkeepTests.backups(round).isEmpty)
  }
}
