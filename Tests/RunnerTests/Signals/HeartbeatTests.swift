import Checkpoints
import Disk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The heartbeat after every kind of decision, read as a monitor reads it.
struct HeartbeatTests {
  static func heartbeat(_ round: WorkedRound) throws -> HealthSignals {
    try JSONDecoder().decode(
      HealthSignals.self,
      from: Data(contentsOf: URL(filePath: round.outbox + "/_status/heartbeat.json")))
  }

  @Test func everyVerdictOfATickLeavesOne() throws {
    let timed = try TickTests.Timed()
    func decided() throws -> String { try HeartbeatTests.heartbeat(timed.round).decision }
    _ = try timed.tick()
    #expect(try decided().contains("first tick"))
    timed.pass(60)
    _ = try timed.tick()
    #expect(try decided() == "nothing is due")
    timed.pass(3600)
    _ = try timed.tick()
    let ran = try HeartbeatTests.heartbeat(timed.round)
    #expect(ran.decision == "ran" && ran.run == 1 && ran.exitCode == 0)
    #expect(ran.lastSuccess == ran.at && ran.generation == 1)
    #expect(ran.nextDue?.seconds == 1_706_004_000 && !ran.isOverdue)
    #expect(ran.withoutSelfAssessment == 265 && ran.ranked == 0)
    timed.pass(3 * 3600)
    _ = try timed.tick()
    #expect(try decided() == "ran", "two collapsed into one run")
    timed.pass(300, step: 86_400)
    _ = try timed.tick()
    #expect(try decided().contains("clock went on by"))
    timed.pass(300, step: -2 * 86_400)
    #expect(throws: RunnerFailure.self) { try timed.tick() }
    let suspect = try HeartbeatTests.heartbeat(timed.round)
    #expect(suspect.decision.contains("set back") && suspect.suspicion != nil)
    #expect(suspect.run == 2, "nothing ran by that clock")
  }

  @Test func overlapAndOutsideTheWindow() throws {
    let timed = try TickTests.Timed()
    _ = try timed.tick()
    let store = try timed.runner(at: 1_706_000_000).openStore()
    let stat = try String(contentsOfFile: "/proc/1/stat", encoding: .utf8)
    let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
    let other = LeaseHolder(
      bootID: try #require(ProcessStart.bootID()), pid: 1,
      processStart: try #require(Int64(fields[20])), command: "run", since: Instant(seconds: 0))
    _ = try store.acquireLease(other, isAlive: { $0.isAlive })
    timed.pass(3600)
    _ = try timed.tick()
    #expect(try HeartbeatTests.heartbeat(timed.round).decision == "overlap")
    try store.releaseLease(other)

    let late = try TickTests.Timed(catchUpMinutes: 10)
    _ = try late.tick()
    late.pass(2000)
    _ = try late.tick()
    #expect(try HeartbeatTests.heartbeat(late.round).decision == "outside-window")
  }

  @Test func aFailedRunAndAVerbByHandLeaveOne() throws {
    let round = try WorkedRound()
    try round.run()
    #expect(try HeartbeatTests.heartbeat(round).decision == "run: succeeded")
    try FileManager.default.removeItem(atPath: round.inbox)
    #expect(throws: RunnerFailure.self) { try round.run(at: 1_706_000_600) }
    let failed = try HeartbeatTests.heartbeat(round)
    #expect(failed.state == "failed" && failed.exitCode == 74 && failed.decision.contains("Inbox"))
    #expect(failed.lastSuccess?.seconds == 1_706_000_000 && failed.at.seconds == 1_706_000_600)
    try round.run(RunRequest(command: "retry", looksAtInbox: false, settleSeconds: 0))
    #expect(try HeartbeatTests.heartbeat(round).decision == "retry: succeeded")
    try round.run(
      RunRequest(
        command: "rerun --from rank", looksAtInbox: false, rerunFrom: .rank, reason: "a test"))
    #expect(try HeartbeatTests.heartbeat(round).decision == "rerun --from rank: succeeded")
  }

  @Test func aBrokenStatusFolderFailsNoRun() throws {
    let round = try WorkedRound()
    try round.folder.write([], to: "Outbox/_status")
    #expect(try round.run().generation == 1)
  }
}
