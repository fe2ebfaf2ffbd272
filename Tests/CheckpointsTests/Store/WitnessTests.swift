import Checkpoints
import Domain
import TestSupport
import Testing

/// Every state that an act makes has its row of the audit chain, and every such row its state.
struct WitnessTests {
  static func audit(_ verb: String, _ reason: String = "thử") -> Audit {
    Audit(who: "truc", verb: verb, reason: reason, at: Instant(seconds: 9))
  }

  /// A database in which everything was done that leaves a state.
  static func storied() throws -> StoreBench {
    let bench = try HistoryTests.filled()
    let store = bench.store
    let file = StoreBench.arrival("U/a.xml", [1, 2, 3]).arrival
    for isExcluded in [true, false, true] {
      try store.record(
        Exclusion(
          path: file.path, sha256: file.sha256, isExcluded: isExcluded, reason: "thử"),
        audit: audit(isExcluded ? "exclude" : "readmit"))
    }
    let rerun = try store.beginRun(
      command: "rerun --from score", codeVersion: "test", at: Instant(seconds: 9),
      audit: audit("rerun --from score"))
    try store.commit([StoreBench.completed(.score, "B", "bốn")], run: rerun)
    try store.commit([StoreBench.completed(.score, "B", "năm")], run: rerun)
    try store.endRun(rerun, state: .succeeded, exitCode: 0, at: Instant(seconds: 9))
    _ = try store.removeUnused(audit: audit("gc"))
    for verb in ["freeze", "unfreeze", "freeze"] {
      _ = try store.close(isFrozen: verb == "freeze", audit: audit(verb))
    }
    try publish(bench, 2, "publish --final", Edition(kind: .official, decision: "thử"))
    let late = StoreBench.arrival("U/b.xml", [4])
    try store.commit([], arrivals: [late], run: rerun)
    try publish(
      bench, 3, "publish --correction",
      Edition(
        kind: .correction, reason: "thử", finalGeneration: 2, corrects: 2,
        correctedDecisions: ["thử"]), admitting: [late.arrival])
    try store.record(audit("backup"), subject: "/b/1.sqlite")
    try store.record(
      NightlyBackup(triedAt: Instant(seconds: 9), file: "/b/1.sqlite", fault: ""))
    let clock = ScheduleClock(
      decidedThrough: Instant(seconds: 9), tickedAt: Instant(seconds: 9), bootID: "a", uptime: 1)
    try store.beginEra(clock, audit: audit("begin an era of the clock"))
    return bench
  }

  private static func publish(
    _ bench: StoreBench, _ generation: Int, _ verb: String, _ edition: Edition,
    admitting: [Arrival] = []
  ) throws {
    try bench.store.intend(
      round: "r", generation: generation,
      manifestHash: String(repeating: String(generation), count: 64),
      definition: ArchivedDefinition([1]),
      edition: IntendedEdition(edition, admitting: admitting), audit: audit(verb))
    try bench.store.markVisible(round: "r", generation: generation, audit: audit("show"))
  }

  @Test func whatPeopleDidIsWhatTheChainTells() throws {
    let bench = try WitnessTests.storied()
    #expect(try bench.store.historyFault() == nil)
    try bench.store.scrub()
    #expect(
      try bench.store.editions(round: "r")[3]?.edition.correctedDecisions == ["thử"])
  }

  /// Changes made by hand in the database, each with a part of the message expected.
  static let changes: [(trigger: String, sql: String, words: String)] = [
    (
      "exclusion_stays", "DELETE FROM exclusion WHERE id = 3",
      "tells of what does not hold: exclude U/a.xml"
    ),
    (
      "exclusion_fixed",
      "INSERT INTO exclusion (path, sha256, is_excluded, reason) SELECT path, sha256, 0, 'êm' FROM arrival WHERE id = 1",
      "no row of the audit trail tells of: readmit U/a.xml"
    ),
    ("exclusion_fixed", "UPDATE exclusion SET reason = 'khác' WHERE id = 1", "exclude U/a.xml"),
    ("exclusion_fixed", "UPDATE exclusion SET is_excluded = 0 WHERE id = 3", "readmit U/a.xml"),
    (
      "exclusion_fixed",
      "UPDATE exclusion SET id = 9 WHERE id = 2; UPDATE exclusion SET id = 2 WHERE id = 1; UPDATE exclusion SET id = 1 WHERE id = 9",
      "U/a.xml"
    ),
    (
      "closing_fixed", "UPDATE closing SET last_arrival = 2 WHERE id = 3",
      "no row of the audit trail tells of: freeze the files that count, arrivals through 2"
    ),
    ("closing_stays", "DELETE FROM closing WHERE id > 1", "freeze the files that count"),
    (
      "admission_fixed",
      "INSERT INTO admission (path, sha256, round, generation) SELECT path, sha256, 'r', 3 FROM arrival WHERE id = 1",
      "no row of the audit trail tells of: admit U/a.xml"
    ),
    (
      "admission_stays", "DELETE FROM admission",
      "tells of what does not hold: admit U/b.xml"
    ),
    (
      "publication_has_one_manifest",
      "UPDATE publication SET state = 'intended', visible_at = NULL WHERE generation = 3",
      "tells of what does not hold: show r generation 3"
    ),
    (
      "publication_has_one_manifest",
      "UPDATE publication SET state = 'visible', visible_at = 9 WHERE generation = 1",
      "no row of the audit trail tells of: show r generation 1"
    ),
    (
      "publication_has_one_manifest",
      "UPDATE publication SET manifest_sha256 = printf('%064d', 1) WHERE generation = 2",
      "publish r generation 2"
    ),
    (
      "edition_fixed", "UPDATE edition SET decision = 'khác' WHERE generation = 2",
      "publish --final of r generation 2: khác"
    ),
    (
      "edition_fixed", "UPDATE edition SET reason = 'khác' WHERE generation = 3",
      "publish --correction of r generation 3: khác"
    ),
    (
      "run_ends_once", "UPDATE run SET command = 'run' WHERE id = 2",
      "tells of what does not hold: rerun --from score, run 2"
    ),
    (
      "run_ends_once", "UPDATE run SET command = 'retry' WHERE id = 1",
      "no row of the audit trail tells of: retry, run 1"
    ),
    (
      "checkpoint_stays",
      "DELETE FROM checkpoint WHERE attempt_id = 2",
      "no row of the audit trail tells of: remove 1 outputs of rank"
    ),
    (
      "run_stays", "UPDATE nightly_backup SET file = '/b/2.sqlite'",
      "no row of the audit trail tells of: backup to /b/2.sqlite"
    ),
    ("clock_era_fixed", "UPDATE clock_era SET began_at = 1", "begin era 1 of the clock at 1"),
    (
      "clock_era_fixed", "INSERT INTO clock_era (began_at, reason) VALUES (5, 'êm')",
      "no row of the audit trail tells of: begin era 2"
    ),
  ]

  @Test(
    .enabled(if: StockClient.program != nil, StockClient.absent), arguments: changes)
  func aStateWithoutItsRowAndARowWithoutItsStateAreNamed(
    trigger: String, sql: String, words: String
  ) throws {
    let bench = try WitnessTests.storied()
    try StockClient(path: bench.path).change(despite: trigger, "PRAGMA foreign_keys = OFF; \(sql)")
    let fault = try #require(try bench.store.historyFault(), "nothing was found")
    #expect(fault.contains(words), "\(fault)")
    do {
      try bench.store.checkHistory()
      Issue.record("it goes on")
    } catch {
      #expect(error.kind == .altered && error.isDamage)
    }
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func aBrokenChainNamesItsRow() throws {
    let bench = try WitnessTests.storied()
    try StockClient(path: bench.path).change(
      despite: "audit_fixed", "UPDATE audit SET who = 'khác' WHERE seq = 4")
    #expect(
      try bench.store.historyFault()
        == "the audit chain is broken at row 4: its content is not what was recorded")
  }

  @Test func theHeadIsThatOfBeforeTheActThatNamesIt() throws {
    let bench = try HistoryTests.filled()
    let rows = try bench.store.auditEntries()
    let last = try #require(rows.last)
    #expect(try bench.store.auditHead() == AuditHead(rows: Int64(rows.count), hash: last.hash))
    let first = try bench.store.auditHead(ofRound: "r", generation: 1)
    #expect(first == AuditHead(rows: 0, hash: String(repeating: "0", count: 64)))
    let next = try bench.store.auditHead(ofRound: "r", generation: 2)
    #expect(next == AuditHead(rows: Int64(rows.count), hash: last.hash), "it has no row yet")
    // A row that came between the manifest and the act: nothing is recorded.
    try bench.store.record(WitnessTests.audit("backup"), subject: "/b/1.sqlite")
    func intend(_ head: AuditHead) throws -> Bool {
      try bench.store.intend(
        round: "r", generation: 2, manifestHash: String(repeating: "b", count: 64),
        following: head, audit: WitnessTests.audit("publish"))
    }
    #expect(try intend(next) == false)
    #expect(try bench.store.publications(round: "r").count == 1)
    let now = try bench.store.auditHead()
    #expect(try intend(now))
    #expect(try bench.store.auditHead(ofRound: "r", generation: 2) == now)
    #expect(try bench.store.auditHash(at: now.rows) == now.hash)
    #expect(try bench.store.auditHash(at: 99) == nil)
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func whatCorrectionsLetInBeforeSuchActsHadARowGetsOne() throws {
    let bench = try WitnessTests.storied()
    try StockClient(path: bench.path).change(
      despite: "audit_stays",
      """
      DELETE FROM audit WHERE seq >= (SELECT seq FROM audit WHERE verb = 'admit');
      DELETE FROM clock; DROP TRIGGER clock_era_stays; DELETE FROM clock_era;
      DELETE FROM nightly_backup; DROP TRIGGER publication_has_one_manifest;
      UPDATE publication SET state = 'intended', visible_at = NULL WHERE generation = 3;
      \(OlderSchema.undoing("013-evidence"))
      """)
    let store = try CheckpointStore(path: bench.path)
    #expect(try store.historyFault() == nil)
    let row = try #require(try store.auditEntries().last)
    #expect(row.audit.verb == "admit" && row.subject == "U/b.xml" && row.audit.who == "parindex")
    #expect(try store.editions(round: "r")[3]?.edition.correctedDecisions == nil)
  }
}
