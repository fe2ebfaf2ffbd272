import Checkpoints
import Digests
import Domain
import TestSupport
import Testing

/// Outputs, arrivals and "done" come in one transaction, or not at all.
struct CommitTests {
  @Test func whatIsCommittedIsReadBack() throws {
    let bench = try StoreBench()
    let run = try bench.run()
    try bench.store.commit(
      [StoreBench.completed(.score, "A", "một"), StoreBench.completed(.rank, "A", "hai")],
      run: run, at: Instant(seconds: 5))
    #expect(try bench.text(.score, "A") == #"{"text":"một"}"#)
    #expect(try bench.text(.rank, "A") == #"{"text":"hai"}"#)
    #expect(try bench.text(.score, "B") == nil)
    let current = try #require(try bench.store.current(stage: .score)["A"])
    #expect(current.summary == "s một")
    #expect(
      try bench.store.fingerprintParts(stage: .score, partition: "A") == ["input": "một"])
    let attempt = try #require(try bench.store.attempts(run: run).first)
    #expect(attempt.state == .succeeded && attempt.endedAt == Instant(seconds: 5))
    #expect(attempt.outputSize == #"{"text":"một"}"#.utf8.count)
  }

  @Test func anErrorInTheMiddleLeavesNothing() throws {
    let bench = try StoreBench()
    let run = try bench.run()
    try bench.store.commit([StoreBench.completed(.score, "A", "trước")], run: run)
    #expect(throws: StoreFailure.self) {
      try bench.store.commit(
        [
          StoreBench.completed(.score, "A", "sau"), StoreBench.completed(.score, "B", "sau"),
          StoreBench.completed(.score, "C", "sau", fingerprint: "không phải mã băm"),
        ],
        arrivals: [StoreBench.arrival("U/a.xml", [1, 2, 3])], run: run)
    }
    #expect(try bench.text(.score, "A") == #"{"text":"trước"}"#)
    #expect(try bench.text(.score, "B") == nil)
    #expect(try bench.store.attempts(run: run).count == 1)
    #expect(try bench.store.arrivals() == [])
    #expect(try bench.store.archivedDigests() == [])
    #expect(try bench.store.auditEntries() == [])
  }

  @Test func anArrivalWithOtherBytesThanItNamesStopsTheWholeCommit() throws {
    let bench = try StoreBench()
    let run = try bench.run()
    let wrong = StoreBench.arrival(
      "U/a.xml", [1, 2, 3], sha256: Digests.sha256("khác").description)
    do {
      try bench.store.commit(
        [StoreBench.completed(.ingest, "A", "x")],
        arrivals: [StoreBench.arrival("U/b.xml", [4]), wrong], run: run)
      Issue.record("the commit went through")
    } catch {
      #expect(error.kind == .defect)
    }
    #expect(try bench.store.arrivals() == [])
    #expect(try bench.text(.ingest, "A") == nil)
  }

  @Test func currentMovesWithSuccessOnly() throws {
    let bench = try StoreBench()
    let run = try bench.run()
    try bench.store.commit([StoreBench.completed(.score, "A", "một")], run: run)
    try bench.store.recordFailure(
      stage: .score, partition: "A", fingerprint: Digests.sha256("hai").description, parts: [:],
      message: "đĩa đầy", run: run, at: Instant(seconds: 9))
    #expect(try bench.text(.score, "A") == #"{"text":"một"}"#)
    #expect(try bench.store.failedPartitions().map(\.message) == ["đĩa đầy"])
    try bench.store.commit([StoreBench.completed(.score, "A", "ba")], run: run)
    #expect(try bench.text(.score, "A") == #"{"text":"ba"}"#)
    #expect(try bench.store.failedPartitions() == [], "a later success makes up for it")
    let states = try bench.store.attempts(run: run).map(\.state)
    #expect(states == [.succeeded, .failed, .succeeded], "all of it stays as history")
  }

  @Test func deadRunsAreAbandonedOnce() throws {
    let bench = try StoreBench()
    let run = try bench.run()
    #expect(try bench.store.abandonUnfinished(at: Instant(seconds: 7)) == [run])
    #expect(try bench.store.abandonUnfinished(at: Instant(seconds: 8)) == [])
    #expect(try bench.store.runs(limit: 5).map(\.endedAt) == [Instant(seconds: 7)])
    #expect(throws: StoreFailure.self) {
      try bench.store.endRun(run, state: .succeeded, exitCode: 0, at: Instant(seconds: 9))
    }
  }

  @Test func whatWasStoredIsThereAfterOpeningAgain() throws {
    let bench = try StoreBench()
    try bench.store.commit([StoreBench.completed(.score, "A", "một")], run: try bench.run())
    try bench.store.close()
    let again = try CheckpointStore(path: bench.path)
    #expect(try again.body(stage: .score, partition: "A") == Array(#"{"text":"một"}"#.utf8))
  }
}
