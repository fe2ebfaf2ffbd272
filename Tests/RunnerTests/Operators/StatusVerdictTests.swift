import Checkpoints
import Definitions
import Domain
import Foundation
import Sample
import TestSupport
import Testing

@testable import Runner

/// The first line of `status`, which a monitor and a person go by.
struct StatusVerdictTests {
  @Test func aSuspendedAppraisalAndAnUnrankedUnitAreNotCalledWell() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    let before = try runner.status()
    #expect(before.verdict.text.contains("people are needed"))
    // The sample's agencies are ranked, and nobody else is.
    #expect(before.verdict.text.contains("247 units not ranked"))
    #expect(before.attention.allSatisfy { $0.what != "suspended" })
    #expect(before.verdict.exitCode == 0)

    // A second appraisal of a unit that cannot be read: the first one goes on counting.
    try round.folder.write(
      Array("<Workbook".utf8), to: "Inbox/_appraisal/Tham dinh HD-SO-SYT lan 2.xml")
    try round.run(at: 1_706_100_100)
    let after = try runner.status()
    let suspended = after.attention.filter { $0.what == "suspended" }
    #expect(suspended.count == 1, "\(after.verdict.text)")
    #expect(!after.verdict.text.contains("all is well"))
  }

  @Test func aRunWhoseProcessWasKilledIsNotCalledWell() throws {
    let round = try OperatorVerbsTests.round()
    let store = try CheckpointStore(path: try round.pipeline().databasePath)
    _ = try store.beginRun(
      command: "run", codeVersion: "thử", at: Instant(seconds: 1_706_100_000))
    let verdict = try OperatorVerbsTests.runner(round).status().verdict
    #expect(verdict.exitCode == 70)
    #expect(verdict.text.contains("died") && verdict.text.contains("parindex retry"))
    // While its process lives it is on.
    let holder = try LeaseHolder.thisProcess(command: "run", since: Instant(seconds: 1))
    _ = try store.acquireLease(holder) { $0.isAlive }
    #expect(try OperatorVerbsTests.runner(round).status().verdict.exitCode == 0)
  }

  @Test func whatWasTakenAwayOrExcludedNeedsNobody() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    for name in ["goc.xml", "khác.xml"] {
      try round.folder.write(Array("<Workbook \(name)".utf8), to: "Inbox/_appraisal/\(name)")
    }
    try round.run(at: 1_706_100_100)
    #expect(try runner.status().attention.count { $0.what == "suspended" } == 2)
    _ = try runner.setExcluded("_appraisal/goc.xml", true, reason: "nhầm")
    #expect(try runner.status().attention.count { $0.what == "suspended" } == 1)
    try FileManager.default.removeItem(atPath: round.inbox + "/_appraisal/khác.xml")
    #expect(try runner.status().attention.allSatisfy { $0.what != "suspended" })
    #expect(try !runner.status().unrankedUnits.isEmpty)
  }

  @Test func unitsThatAreMissingAreListedByNameAndLevel() throws {
    let round = try OperatorVerbsTests.round()
    let missing = try OperatorVerbsTests.runner(round).status().missing
    let commune = try #require(missing.first { $0.level == "xa" })
    #expect(commune.lacksSelfAssessment && commune.lacksAppraisal && !commune.name.isEmpty)
    let agency = missing.filter { $0.level == "so" }
    #expect(!agency.contains { $0.unit == "HD-SO-SYT" })
    #expect(missing.filter(\.lacksSelfAssessment).map(\.unit).count == missing.count)
  }

  @Test func anExclusionNamesWhoAndWhyAndASecondOneSaysSo() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", round)
    let report = try runner.setExcluded(path, true, reason: "nhầm đơn vị")
    #expect(report.who == "truc" && report.reason == "nhầm đơn vị" && !report.waitsForCorrection)
    let failure = try #require(throws: RunnerFailure.self) {
      try runner.setExcluded(path, true, reason: "nữa")
    }
    #expect(failure.cause.contains("excluded by truc"))
    #expect(failure.cause.contains("because nhầm đơn vị"))
    #expect(try runner.status().excluded.map(\.path.text) == [path])
    _ = try runner.setExcluded(path, false, reason: "đúng đơn vị")
    #expect(try runner.status().excluded.isEmpty)
  }

  @Test func aLogShowsFailuresFirstAndWhenEachAttemptEnded() throws {
    let round = try OperatorVerbsTests.round()
    let log = try OperatorVerbsTests.runner(round).log(1, stage: .score)
    #expect(log.attempts.allSatisfy { $0.ended == "23/01/2024 15:53:20" })
    #expect(log.seconds == 0)
    let states = try OperatorVerbsTests.runner(round).log(1, stage: nil).attempts.map(\.state)
    #expect(states.allSatisfy { $0 == "succeeded" })
  }
}
