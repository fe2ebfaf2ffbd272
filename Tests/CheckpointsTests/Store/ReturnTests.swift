import Checkpoints
import Digests
import Domain
import TestSupport
import Testing

/// A content that comes to its path again, after another one did.
struct ReturnTests {
  let bench: StoreBench
  let run: RunID

  init() throws {
    bench = try StoreBench()
    run = try bench.run()
  }

  /// Records that a text came to a path.
  func come(
    _ path: Bytewise, _ text: String, at second: Int64, saved: Int64? = nil, isReturn: Bool = false
  ) throws {
    let bytes = Array(text.utf8)
    let arrival = Arrival(
      path: path, folder: "U", sha256: Digests.sha256(bytes).description, size: bytes.count,
      receivedAt: Instant(seconds: second), look: Int(second), fileTime: saved)
    try bench.store.commit(
      [], arrivals: [NewArrival(arrival, bytes: bytes, isReturn: isReturn)], run: run)
  }

  func held(_ path: Bytewise) throws -> String? {
    try bench.store.heldContents()[path]
  }

  @Test func aReturnIsAnArrivalOfItsOwn() throws {
    try come("U/a", "A", at: 1, saved: 11)
    try come("U/a", "B", at: 2, saved: 22)
    try come("U/a", "A", at: 3, saved: 33, isReturn: true)
    try come("U/b", "A", at: 4)
    let arrivals = try bench.store.arrivals()
    #expect(arrivals.map(\.receivedAt.seconds) == [1, 2, 3, 4])
    #expect(arrivals.map(\.fileTime) == [11, 22, 33, nil])
    #expect(arrivals.map(\.repetition) == [0, 0, 1, 2])
    #expect(arrivals[2].folder == "U" && arrivals[2].size == 1)
    #expect(try held("U/a") == Digests.sha256("A").description)
    #expect(throws: Never.self) { try bench.store.integrityCheck() }
  }

  @Test func aReturnIsRecordedOnceHoweverOftenItIsTold() throws {
    try come("U/a", "A", at: 1)
    try come("U/a", "A", at: 2, isReturn: true)
    #expect(try bench.store.arrivals().count == 1, "the path holds it already")
    try come("U/a", "B", at: 3)
    try come("U/a", "A", at: 4, isReturn: true)
    try come("U/a", "A", at: 5, isReturn: true)
    #expect(try bench.store.arrivals().map(\.receivedAt.seconds) == [1, 3, 4])
  }

  @Test func whatAFreezeKnewIsBoundedAcrossBothKinds() throws {
    try come("U/a", "A", at: 1)
    try come("U/a", "B", at: 2)
    try come("U/a", "A", at: 3, isReturn: true)
    let frozen = try bench.store.close(isFrozen: true, audit: StoreBench.audit)
    let closing = try #require(frozen.closing)
    try come("U/a", "B", at: 4, isReturn: true)
    try come("U/c", "C", at: 5)
    #expect(
      try bench.store.arrivals(through: closing.lastArrival).map(\.receivedAt.seconds) == [1, 2, 3])
    #expect(try bench.store.arrivals(through: 4).map(\.receivedAt.seconds) == [1, 2, 3, 4])
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func aReturnOrAFileTimeThatSomebodyChangedIsNamed() throws {
    try come("U/a", "A", at: 1, saved: 11)
    try come("U/a", "B", at: 2)
    try come("U/a", "A", at: 3, saved: 33, isReturn: true)
    try bench.store.close()
    let client = StockClient(path: bench.path)
    for (change, row) in [
      ("UPDATE arrival SET file_time = 12 WHERE id = 1", "arrival 1 is not as it was recorded"),
      ("UPDATE arrival SET file_time = NULL WHERE id = 1", "arrival 1 is not as it was recorded"),
      ("UPDATE arrival_again SET received_at = 1", "arrival 3 is not as it was recorded"),
      ("DELETE FROM arrival_again", "arrival 3 is gone"),
    ] {
      let undo = ["arrival", "arrival_again"].map { "\($0)_fixed" } + ["arrival_again_stays"]
      let triggers = try undo.map { name in
        try client.query("SELECT sql FROM sqlite_schema WHERE name = '\(name)'")
      }
      _ = try client.query(undo.map { "DROP TRIGGER \($0);" }.joined() + change)
      _ = try client.query(triggers.joined(separator: ";\n"))
      let store = try CheckpointStore(path: bench.path)
      let failure = #expect(throws: StoreFailure.self) { try store.integrityCheck() }
      #expect(failure?.what.contains(row) == true, "\(change): \(failure?.what ?? "-")")
      try store.close()
    }
  }
}
