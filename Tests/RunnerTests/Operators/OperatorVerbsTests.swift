import Checkpoints
import Domain
import Foundation
import Sample
import TestSupport
import Testing

@testable import Runner

/// The operator's verbs on a round of three generations.
struct OperatorVerbsTests {
  /// The round of two sở after a first run, an exclusion of one's appraisal, and its readmission.
  static func round() throws -> WorkedRound { try WorkedRound(copying: firstRun.get()) }

  private static let firstRun = Result<WorkedRound, any Error> { try made() }

  /// The same, made anew.
  static func made() throws -> WorkedRound {
    let round = try WorkedRound()
    try round.drop(
      try WholeSample.made(seed: 7).files.filter { file in
        file.path.hasPrefix("HD-SO-S") || file.path.hasPrefix("_survey")
          || file.path.hasPrefix("_appraisal") && file.path.contains("SO-")
      })
    try round.run()
    return round
  }

  static func runner(_ round: WorkedRound, at seconds: Int64 = 1_706_100_000) throws -> Runner {
    try round.runner(
      RunRequest(reason: "thử", actor: "truc", settleSeconds: 0), at: seconds)
  }

  static func appraisal(of unit: String, _ round: WorkedRound) throws -> String {
    let status = try runner(round).explain(unit: unit, leaf: nil)
    return try #require(status.files.first { $0.form == .appraisal }?.path.text)
  }

  @Test func whatIsExcludedCountsNoMoreUntilItIsReadmitted() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    let before = try runner.explain(unit: "HD-SO-SYT", leaf: nil)
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", round)
    let first = try round.folder.files(below: "Outbox/haiduong-2023/generations/1")

    for near in [path.uppercased(), String(path.drop { $0 != "/" }.dropFirst()), path + "."] {
      #expect {
        try runner.setExcluded(near, true, reason: "gần giống")
      } throws: { "\($0)".contains("did you mean '\(path)'?") }
    }
    for code in ["1.1.", " 1.1 ", "1.1"] {
      #expect(try !runner.explain(unit: "HD-SO-SYT", leaf: code).leaves.isEmpty, "\(code)")
    }
    _ = try runner.setExcluded(path, true, reason: "nhầm đơn vị")
    #expect(throws: RunnerFailure.self) { try runner.setExcluded(path, true, reason: "nữa") }
    #expect(try round.run(at: 1_706_100_100).generation == 2)
    #expect(try runner.explain(unit: "HD-SO-SYT", leaf: nil).rank == nil)
    let receipts = try round.receipts().compactMap { receipt -> [[String: Any]]? in
      receipt["file"] as? String == path
        ? receipt["findings"] as? [[String: Any]] : nil
    }
    #expect(receipts.first?.contains { $0["code"] as? String == "excluded" } == true)

    _ = try runner.setExcluded(path, false, reason: "đúng đơn vị")
    #expect(try round.run(at: 1_706_100_200).generation == 3, "a third generation has its number")
    #expect(try runner.explain(unit: "HD-SO-SYT", leaf: nil).index == before.index)
    let third = try round.folder.files(below: "Outbox/haiduong-2023/generations/3")
    for (name, bytes) in first where name != "manifest.json" && third[name] != bytes {
      Issue.record("\(name) differs after exclusion and readmission")
    }
    let trail = try runner.audit()
    #expect(trail.head != nil && trail.fault == nil)
    #expect(
      trail.entries.filter { $0.who == "truc" }.map(\.verb) == ["exclude", "readmit"])
    #expect(trail.entries.first { $0.verb == "exclude" }?.reason == "nhầm đơn vị")
  }

  @Test func diffNamesUnitLeavesAndFile() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", round)
    _ = try runner.setExcluded(path, true, reason: "thử")
    try round.run(at: 1_706_100_100)
    let diff = try runner.diff(1, 2)
    let move = try #require(diff.moves.first { $0.unit == "HD-SO-SYT" })
    #expect(move.from.rank != nil && move.to.rank == nil)
    #expect(move.goneFiles == [path] && move.newFiles.isEmpty)
    #expect(!move.leaves.isEmpty)
    for other in diff.moves where other.unit != "HD-SO-SYT" {
      #expect(other.leaves.isEmpty && other.goneFiles.isEmpty, "\(other.unit) was only pushed")
    }
    #expect(diff.moves.count + diff.unmoved == 265)
    let back = try runner.diff(2, 1)
    #expect(back.moves.map(\.unit) == diff.moves.map(\.unit))
    #expect(back.moves.first { $0.unit == "HD-SO-SYT" }?.newFiles == [path])
    #expect(try runner.diff(1, 1).moves.isEmpty)
    #expect(throws: RunnerFailure.self) { try runner.diff(1, 9) }
  }

  @Test func verifyMakesEveryGenerationAgainByteForByte() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", round)
    _ = try runner.setExcluded(path, true, reason: "thử")
    try round.run(at: 1_706_100_100)
    // The definition as it is now is not what the publications were made by.
    let yaml = round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    try text.replacingOccurrences(of: "display_decimals: 2", with: "display_decimals: 3")
      .write(toFile: yaml, atomically: true, encoding: .utf8)
    try FileManager.default.removeItem(atPath: round.inbox)
    let later = try OperatorVerbsTests.runner(round, at: 1_737_000_000)
    for generation in [1, 2] {
      let report = try later.verify(generation)
      #expect(report.isGood, "\(report.outboxFaults) \(report.rebuildFaults)")
      #expect(report.files > 265)
    }
    #expect(try later.verify(nil).generation == 2)
    #expect(throws: RunnerFailure.self) { try later.verify(3) }

    let page = round.outbox + "/haiduong-2023/generations/2/index.html"
    try Data("khác".utf8).write(to: URL(filePath: page))
    let report = try later.verify(2)
    #expect(report.outboxFaults == ["index.html differs from its digest"])
    #expect(report.rebuildFaults.isEmpty)
  }

  @Test func historyAndLogSayWhatEachRunMade() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    try round.run(
      RunRequest(
        command: "rerun --from score --unit HD-SO-SYT", looksAtInbox: false, rerunFrom: .score,
        rerunUnit: "HD-SO-SYT", reason: "kiểm tra", actor: "truc"), at: 1_706_100_100)
    let history = try runner.history(10)
    #expect(history.map(\.run.run) == [2, 1])
    #expect(history.map(\.generations) == [[], [1]])
    #expect(history[0].succeeded == ["score": 1, "rank": 1])
    #expect(history[1].succeeded["score"] == 265)
    let log = try runner.log(2, stage: .score)
    #expect(log.attempts.map(\.partition) == ["HD-SO-SYT"])
    #expect(throws: RunnerFailure.self) { try runner.log(3, stage: nil) }
    let asked = try runner.audit().entries.filter { $0.who == "truc" }
    #expect(asked.map(\.reason) == ["kiểm tra"])
    #expect(asked.map(\.subject) == ["run 2"])
  }

  @Test func aBackupIsWholeAndNeverOverwritten() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    let file = try runner.backUp(to: nil)
    #expect(file.hasSuffix("/Checkpoints/backups/haiduong-2023-20240124-194000.sqlite"))
    let copy = try CheckpointStore(path: file)
    #expect(try copy.arrivals().count == runner.openStore().arrivals().count)
    #expect(throws: RunnerFailure.self) { try runner.backUp(to: file) }
    let left = try FileManager.default.contentsOfDirectory(
      atPath: (file as NSString).deletingLastPathComponent)
    #expect(left.filter { $0.contains(".new-") || $0.contains(".drill-") }.isEmpty)
  }

  /// Another Outbox lacks all receipts, so that one fails whose checkpoint holds in the real one.
  @Test func whatFailedIntoAStrangeOutboxIsMadeUpForByTheNextRunThatSucceeds() throws {
    let round = try OperatorVerbsTests.round()
    let manager = FileManager.default
    try manager.moveItem(atPath: round.outbox, toPath: round.outbox + ".real")
    try round.folder.write([1], to: "Outbox/receipts")
    #expect(throws: RunnerFailure.self) { try round.run(at: 1_706_100_100) }
    let runner = try OperatorVerbsTests.runner(round)
    #expect(try runner.status().failed.count == 1)

    try manager.removeItem(atPath: round.outbox)
    try manager.moveItem(atPath: round.outbox + ".real", toPath: round.outbox)
    try round.run(at: 1_706_100_200)
    #expect(try runner.status().failed == [])
    let verdict = try runner.status().verdict
    #expect(verdict.exitCode == 0 && verdict.text.hasPrefix("the runs are well"))
  }

  @Test func statusEndsWellWithASuspendedFileAndSaysThatPeopleAreNeeded() throws {
    let round = try WorkedRound()
    try round.folder.write(Array("không phải bảng tính".utf8), to: "Inbox/HD-SO-SYT/tu-cham.xml")
    try round.run()
    let verdict = try OperatorVerbsTests.runner(round).status().verdict
    #expect(verdict.exitCode == 0)
    #expect(
      verdict.text == "the runs are well, but people are needed: "
        + "1 file of no known form suspended, 265 units not ranked")
  }

  @Test func statusSaysWhenTheNextRunIsDueAndWhatTheClockIs() throws {
    let round = try OperatorVerbsTests.round()
    // 2024-01-24 19:40 in Vietnam: the next of the two expressions is 02:00.
    let status = try OperatorVerbsTests.runner(round).status()
    #expect(status.schedule.next == "25/01/2024 02:00:00")
    #expect(status.schedule.lastTick == nil && !status.schedule.isOverdue)
    #expect(status.running == nil)
    try OperatorVerbsTests.runner(round).beginSchedule(
      machine: MachineClock(now: Instant(seconds: 1_706_100_000), bootID: "a", uptime: 1))
    let early = try OperatorVerbsTests.runner(round, at: 1_706_122_800 + 600).status()
    #expect(!early.schedule.isOverdue)
    let late = try OperatorVerbsTests.runner(round, at: 1_706_122_800 + 1200).status()
    #expect(late.schedule.isOverdue)
  }
}
