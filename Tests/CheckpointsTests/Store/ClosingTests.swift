import Checkpoints
import Domain
import TestSupport
import Testing

/// Freezes, editions and removals as the database keeps them.
struct ClosingTests {
  private static let digest = String(repeating: "a", count: 64)

  private static func publish(
    _ bench: StoreBench, _ generation: Int, _ edition: Edition, citing: [AttemptID] = []
  ) throws {
    try bench.store.intend(
      round: "r", generation: generation, manifestHash: digest, citing: citing,
      edition: IntendedEdition(edition), audit: StoreBench.audit)
    try bench.store.markVisible(round: "r", generation: generation, audit: StoreBench.audit)
  }

  @Test func aRoundIsFrozenOnceAndAFinalOneForGood() throws {
    let bench = try StoreBench()
    let run = try bench.run()
    try bench.store.commit([], arrivals: [StoreBench.arrival("U/a.xml", [1])], run: run)
    #expect(try bench.store.closing() == nil)
    #expect(try !bench.store.close(isFrozen: false, audit: StoreBench.audit).isNew)
    let (made, isNew) = try bench.store.close(isFrozen: true, audit: StoreBench.audit)
    #expect(isNew && made?.lastArrival == 1 && made?.at == StoreBench.audit.at)
    try bench.store.commit([], arrivals: [StoreBench.arrival("U/b.xml", [2])], run: run)
    let again = try bench.store.close(isFrozen: true, audit: StoreBench.audit)
    #expect(!again.isNew && again.closing == made)
    #expect(try bench.store.auditEntries().count == 1, "what changes nothing leaves no row")

    let final = Edition(kind: .official, decision: "QĐ 1")
    try ClosingTests.publish(bench, 1, final)
    #expect(try bench.store.editions(round: "r")[1]?.edition == final)
    #expect(try bench.store.editions(round: "r")[1]?.lastClosing == made?.id)
    #expect(throws: StoreFailure.self) {
      try bench.store.close(isFrozen: false, audit: StoreBench.audit)
    }
    #expect(throws: StoreFailure.self) { try ClosingTests.publish(bench, 2, .provisional) }
    #expect(try bench.store.publications(round: "r").count == 1, "all of it or nothing")
  }

  @Test func onlyOutputsThatNothingRestsOnAreRemoved() throws {
    let bench = try StoreBench()
    let run = try bench.run()
    for text in ["một", "hai", "ba"] {
      try bench.store.commit([StoreBench.completed(.score, "A", text)], run: run)
    }
    try bench.store.commit([StoreBench.completed(.rank, "G", "hạng")], run: run)
    let attempts = try bench.store.attempts(run: run).map(\.id)
    try ClosingTests.publish(bench, 1, .provisional, citing: [attempts[0], attempts[3]])

    let contents = try bench.store.contents()
    #expect(contents.removable.mapValues(\.count) == [.score: 1])
    #expect(contents.current.count == 2 && contents.cited.count == 1 && contents.attempts == 4)
    let rows = try bench.store.auditEntries().count
    #expect(try bench.store.removeUnused(audit: StoreBench.audit) == contents.removable)
    #expect(try bench.store.removeUnused(audit: StoreBench.audit).isEmpty)
    #expect(try bench.store.auditEntries().count == rows + 1)
    #expect(try bench.text(.score, "A") == #"{"text":"ba"}"#)
    #expect(
      try Set(bench.store.bodies(attempts: attempts).keys) == Set([0, 2, 3].map { attempts[$0] }))
    #expect(try bench.store.attempts(run: run).count == 4)
    try bench.store.integrityCheck()
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func theDatabaseItselfKeepsWhatAPublicationRestsOn() throws {
    let bench = try StoreBench()
    let run = try bench.run()
    for text in ["một", "hai", "ba"] {
      try bench.store.commit([StoreBench.completed(.score, "A", text)], run: run)
    }
    let attempts = try bench.store.attempts(run: run).map(\.id)
    try ClosingTests.publish(bench, 1, .provisional, citing: [attempts[0]])
    let client = StockClient(path: bench.path)
    #expect(try client.run("DELETE FROM checkpoint WHERE attempt_id = 1").code != 0)
    #expect(try client.run("DELETE FROM checkpoint WHERE attempt_id = 3").code != 0)
    #expect(try client.run("DELETE FROM checkpoint WHERE attempt_id = 2").code == 0)
    for statement in [
      "DELETE FROM edition", "UPDATE edition SET decision = 'x'", "DELETE FROM closing",
    ] {
      _ = try bench.store.close(isFrozen: true, audit: StoreBench.audit)
      #expect(try client.run(statement).code != 0, "\(statement)")
    }
  }
}
