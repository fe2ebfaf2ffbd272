import Checkpoints
import Digests
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// Nothing is done on a history that somebody changed, and every verb says so.
@Suite(.enabled(if: DatabaseHand.program != nil, DatabaseHand.absent))
struct ChangedHistoryTests {
  private let closed: ClosedRound
  private let hand: DatabaseHand

  init() throws {
    closed = try ClosedRound()
    hand = try DatabaseHand(closed.round)
  }

  /// Every verb that goes by the history refuses, and nothing is published.
  private func expectStopped(_ words: String) throws {
    let published = try closed.round.folder.files(below: "Outbox/haiduong-2023")
    let runner = try closed.runner(at: 1_706_200_000)
    let acts: [(String, () throws -> Void)] = [
      ("run", { _ = try runner.run() }),
      ("verify", { _ = try runner.verify(nil) }),
      ("freeze", { _ = try runner.setFrozen(true, reason: "thử") }),
      (
        "publish --plan",
        {
          _ = try closed.runner(.final(decision: "QĐ"), at: 1_706_200_000).publishPlan()
        }
      ),
      ("publish", { _ = try closed.runner(.final(decision: "QĐ"), at: 1_706_200_000).run() }),
      ("gc", { _ = try runner.collect(reason: "thử", isPlan: false) }),
    ]
    for (verb, act) in acts {
      let failure = try #require(throws: RunnerFailure.self, "\(verb)") { try act() }
      #expect(failure.kind == .data && failure.cause.contains(words), "\(verb): \(failure)")
      #expect(failure.mend.contains("parindex restore") && failure.mend.contains("parindex audit"))
    }
    let verdict = try runner.status().verdict
    #expect(verdict.exitCode == 65 && verdict.text.contains(words))
    #expect(try runner.audit().fault?.contains(words) == true)
    #expect(try closed.round.folder.files(below: "Outbox/haiduong-2023") == published)
  }

  @Test func aBrokenChainStopsEverything() throws {
    _ = try closed.runner(at: 1_706_100_000).setFrozen(true, reason: "thử")
    _ = try closed.runner(at: 1_706_100_100).setFrozen(false, reason: "nhầm")
    try hand.change("UPDATE audit SET reason = 'khác' WHERE seq = 3")
    try expectStopped("the audit chain is broken at row 3")
  }

  @Test func anExclusionWithoutItsRowCountsForNothing() throws {
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", closed.round)
    try hand.change(
      """
      INSERT INTO exclusion (path, sha256, is_excluded, reason)
      SELECT path, sha256, 1, 'êm' FROM arrival WHERE path = '\(path)'
      """)
    try hand.seal("exclusion", "1", "path, sha256, is_excluded, reason")
    try expectStopped("no row of the audit trail tells of: exclude \(path)")
  }

  @Test func aRowWithoutItsExclusionStopsToo() throws {
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", closed.round)
    _ = try closed.runner(at: 1_706_100_000).setExcluded(path, true, reason: "nhầm")
    try hand.change("DELETE FROM exclusion; DELETE FROM seal WHERE kind = 'exclusion'")
    try expectStopped("tells of what does not hold: exclude \(path)")
  }

  @Test func aChainWrittenAnewShowsAgainstWhatWasPublished() throws {
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", closed.round)
    _ = try closed.runner(at: 1_706_100_000).setExcluded(path, true, reason: "nhầm")
    #expect(try closed.runner(at: 1_706_100_100).run().generation == 2)
    // The whole chain again, with another name on the exclusion.
    let entries = try CheckpointStore(path: hand.path).auditEntries()
    var head = String(repeating: "0", count: 64)
    var script = "DELETE FROM audit;"
    func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
    for entry in entries {
      let who = entry.audit.verb == "exclude" ? "ai khác" : entry.audit.who
      let hash = forgedHash(entry, who: who, previous: head)
      script +=
        "INSERT INTO audit VALUES (\(entry.sequence), \(entry.audit.at.seconds), \(quoted(who)), "
        + "\(quoted(entry.audit.verb)), \(quoted(entry.subject)), \(quoted(entry.audit.reason)), "
        + "\(quoted(entry.body)), '\(head)', '\(hash)');"
      head = hash
    }
    try hand.change(script)
    try expectStopped("the audit chain was cut or written anew: generation 2")
  }

  @Test func restoreTakesTheLastBackupOfBeforeTheChange() throws {
    let runner = try closed.runner(at: 1_706_100_000)
    let backup = try runner.backUp(to: nil)
    try hand.change("UPDATE audit SET reason = 'khác' WHERE seq = 1")
    let report = try runner.restore()
    #expect(report.backup == backup && report.damage.contains("row 1"))
    #expect(try closed.runner(at: 1_706_100_200).run().generation == 1)
    #expect(try runner.status().verdict.exitCode == 0)
  }

  @Test func aBackupOfAChangedHistoryIsNone() throws {
    try hand.change("UPDATE audit SET reason = 'khác' WHERE seq = 1")
    #expect(throws: RunnerFailure.self) {
      try closed.runner(at: 1_706_100_000).backUp(to: nil)
    }
  }

  /// A row's hash as the chain has it.
  private func forgedHash(_ entry: AuditEntry, who: String, previous: String) -> String {
    let fields = [
      previous, String(entry.sequence), String(entry.audit.at.seconds), who, entry.audit.verb,
      entry.subject, entry.audit.reason, entry.body,
    ]
    return Digests.sha256(fields.map { "\($0.utf8.count):\($0)\n" }.joined()).description
  }
}
