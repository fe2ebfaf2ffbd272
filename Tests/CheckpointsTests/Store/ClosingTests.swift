import Checkpoints
import Domain
import TestSupport
import Testing

/// Freezes, editions and admissions: each is recorded once, with its row of the audit chain.
struct ClosingTests {
  static let official = Edition(kind: .official, decision: "QĐ 1")

  static func audit(_ verb: String) -> Audit {
    Audit(who: "truc", verb: verb, reason: "thử", at: Instant(seconds: 7))
  }

  /// Intends a generation and makes it visible.
  static func publish(
    _ bench: StoreBench, _ generation: Int, _ edition: Edition, admitting: [Arrival] = [],
    lastExclusion: Int64? = nil
  ) throws {
    try bench.store.intend(
      round: "r", generation: generation,
      manifestHash: String(repeating: String(generation), count: 64),
      definition: ArchivedDefinition([1]),
      edition: IntendedEdition(edition, admitting: admitting, lastExclusion: lastExclusion),
      audit: audit("publish"))
    try bench.store.markVisible(round: "r", generation: generation, audit: audit("show"))
  }

  @Test func aFreezeKnowsWhatWasKnownAndHoldsOnce() throws {
    let bench = try HistoryTests.filled()
    #expect(try bench.store.closing() == nil)
    let opened = try bench.store.close(isFrozen: false, audit: ClosingTests.audit("unfreeze"))
    #expect(opened.closing == nil && !opened.isNew)
    let rows = try bench.store.auditEntries().count

    let first = try bench.store.close(isFrozen: true, audit: ClosingTests.audit("freeze"))
    #expect(first.isNew && first.closing?.lastArrival == 1 && first.closing?.reason == "thử")
    try bench.store.commit([], arrivals: [StoreBench.arrival("U/b.xml", [4])], run: bench.run())
    let again = try bench.store.close(isFrozen: true, audit: ClosingTests.audit("freeze"))
    #expect(!again.isNew && again.closing == first.closing)
    #expect(try bench.store.auditEntries().count == rows + 1, "once frozen, one row")

    let end = try bench.store.close(isFrozen: false, audit: ClosingTests.audit("unfreeze"))
    #expect(end.isNew && end.closing?.isFrozen == false)
    #expect(try bench.store.closing(through: 1) == first.closing)
    #expect(try bench.store.auditEntries().last?.audit.verb == "unfreeze")
  }

  @Test func editionsAndAdmissionsAreThoseOfTheirPublication() throws {
    let bench = try HistoryTests.filled()
    _ = try bench.store.close(isFrozen: true, audit: ClosingTests.audit("freeze"))
    let late = StoreBench.arrival("U/b.xml", [4])
    try bench.store.commit([], arrivals: [late], run: bench.run())
    try ClosingTests.publish(bench, 2, ClosingTests.official, lastExclusion: 0)
    let correction = Edition(
      kind: .correction, reason: "bổ sung", finalGeneration: 2, corrects: 2)
    try ClosingTests.publish(bench, 3, correction, admitting: [late.arrival])
    let editions = try bench.store.editions(round: "r")
    #expect(editions.mapValues(\.edition) == [2: ClosingTests.official, 3: correction])
    #expect(editions.mapValues(\.lastClosing) == [2: 1, 3: 1])
    #expect(editions.mapValues(\.lastAdmission) == [2: 0, 3: 1])
    #expect(try bench.store.admissions(through: 0).isEmpty)
    #expect(try bench.store.admissions().map(\.path) == ["U/b.xml"])
  }

  @Test func aFinalRoundIsNeitherOpenedNorPublishedProvisionally() throws {
    let bench = try HistoryTests.filled()
    _ = try bench.store.close(isFrozen: true, audit: ClosingTests.audit("freeze"))
    try ClosingTests.publish(bench, 2, ClosingTests.official)
    #expect(throws: StoreFailure.self) {
      try bench.store.close(isFrozen: false, audit: ClosingTests.audit("unfreeze"))
    }
    #expect(throws: StoreFailure.self) { try ClosingTests.publish(bench, 3, .provisional) }
    #expect(try bench.store.publications(round: "r").map(\.generation) == [2, 1])
    #expect(try bench.store.closing()?.isFrozen == true)
  }

  @Test func anOpenRoundHasNoFinalResult() throws {
    let bench = try HistoryTests.filled()
    #expect(throws: StoreFailure.self) {
      try ClosingTests.publish(bench, 2, ClosingTests.official)
    }
  }
}

/// What can be removed: only outputs that nothing rests on.
struct RemovalTests {
  @Test func onlyOutputsThatNothingRestsOnGo() throws {
    let bench = try HistoryTests.filled()
    let run = try bench.run()
    // The publication cites A's first output; B's first output is cited by nothing.
    try bench.store.commit(
      [StoreBench.completed(.score, "A", "ba"), StoreBench.completed(.score, "B", "bốn")],
      run: run)
    try bench.store.commit([StoreBench.completed(.score, "B", "năm")], run: run)
    let before = try bench.store.contents()
    #expect(before.removable.mapValues(\.count) == [.score: 1])
    #expect(before.current.count == 3 && before.cited.count == 1)
    #expect(before.originals.count == 1)

    let cited = try StageName.allCases.flatMap {
      try bench.store.cited(round: "r", generation: 1, stage: $0).values.map(\.attempt)
    }
    let removed = try bench.store.removeUnused(audit: ClosingTests.audit("gc"))
    #expect(removed == before.removable)
    #expect(try bench.store.bodies(attempts: cited).count == 2)
    #expect(try bench.text(.score, "B") == #"{"text":"năm"}"#)
    #expect(try bench.store.contents().attempts == before.attempts)
    let last = try #require(try bench.store.auditEntries().last)
    #expect(last.audit.verb == "gc" && last.subject == "1 outputs")

    #expect(try bench.store.removeUnused(audit: ClosingTests.audit("gc")).isEmpty)
    #expect(try bench.store.auditEntries().last == last, "nothing removed, nothing recorded")
    try bench.store.vacuum()
    #expect(try bench.store.contents().freeBytes == 0)
    try bench.store.integrityCheck()
  }

  @Test(
    .enabled(if: StockClient.program != nil, StockClient.absent),
    arguments: [
      "DELETE FROM closing", "UPDATE closing SET reason = 'x'", "DELETE FROM edition",
      "UPDATE edition SET decision = 'x'",
      "INSERT INTO closing VALUES (9, 1, 0, 0, 1, 'lần nữa')",
      "DELETE FROM checkpoint WHERE attempt_id = 1",
    ])
  func theDatabaseRefuses(statement: String) throws {
    let bench = try HistoryTests.filled()
    _ = try bench.store.close(isFrozen: true, audit: ClosingTests.audit("freeze"))
    try ClosingTests.publish(bench, 2, ClosingTests.official)
    #expect(try StockClient(path: bench.path).run(statement).code != 0, "it was allowed")
  }
}
