import Checkpoints
import Domain
import TestSupport
import Testing

/// One run at a time: the living holder is named, a dead one is taken over.
struct LeaseTests {
  static func holder(
    _ pid: Int32, started: Int64 = 100, boot: String = "boot-1"
  ) -> LeaseHolder {
    LeaseHolder(
      bootID: boot, pid: pid, processStart: started, command: "parindex run",
      since: Instant(seconds: 50))
  }

  @Test func aFreeLeaseIsTakenAndGivenBack() throws {
    let bench = try StoreBench()
    let own = LeaseTests.holder(10)
    let answer = try bench.store.acquireLease(own) { _ in true }
    #expect(answer == .acquired(from: nil))
    #expect(try bench.store.leaseHolder() == own)
    try bench.store.releaseLease(own)
    #expect(try bench.store.leaseHolder() == nil)
    #expect(try bench.store.auditEntries() == [], "nothing was taken from anybody")
  }

  @Test func aLivingHolderKeepsItAndIsNamed() throws {
    let bench = try StoreBench()
    let first = LeaseTests.holder(10)
    _ = try bench.store.acquireLease(first) { _ in true }
    let answer = try bench.store.acquireLease(LeaseTests.holder(11)) { $0.pid == 10 }
    #expect(answer == .held(by: first))
    #expect(try bench.store.leaseHolder() == first)
    try bench.store.releaseLease(LeaseTests.holder(11))
    #expect(try bench.store.leaseHolder() == first, "nobody gives back what another holds")
  }

  @Test func aDeadHoldersIsTakenOverOnTheRecord() throws {
    let bench = try StoreBench()
    let dead = LeaseTests.holder(10)
    _ = try bench.store.acquireLease(dead) { _ in true }
    let next = LeaseTests.holder(11)
    let answer = try bench.store.acquireLease(next) { _ in false }
    #expect(answer == .acquired(from: dead))
    #expect(try bench.store.leaseHolder() == next)
    let entry = try #require(try bench.store.auditEntries().first)
    #expect(entry.audit.verb == "take over the lease" && entry.subject == "lease of process 10")
  }

  @Test(arguments: [holder(10, started: 200), holder(10, started: 100, boot: "boot-2")])
  func aReusedProcessNumberIsNotTheSameProcess(later: LeaseHolder) throws {
    let bench = try StoreBench()
    let first = LeaseTests.holder(10)
    _ = try bench.store.acquireLease(first) { _ in true }
    #expect(!first.isSameProcess(as: later))
    let answer = try bench.store.acquireLease(later) { _ in true }
    #expect(answer == .held(by: first), "the first is asked about, and lives")
    try bench.store.releaseLease(later)
    #expect(try bench.store.leaseHolder() == first)
    let over = try bench.store.acquireLease(later) { _ in false }
    #expect(over == .acquired(from: first))
  }

  @Test func whoHoldsItMayAskAgain() throws {
    let bench = try StoreBench()
    let own = LeaseTests.holder(10)
    _ = try bench.store.acquireLease(own) { _ in true }
    let answer = try bench.store.acquireLease(own) { _ in
      Issue.record("the own process is not asked about")
      return true
    }
    #expect(answer == .acquired(from: nil))
  }

  @Test func twoStoresOnOneFileSeeOneLease() throws {
    let bench = try StoreBench()
    let other = try CheckpointStore(path: bench.path, patience: 1)
    _ = try bench.store.acquireLease(LeaseTests.holder(10)) { _ in true }
    let answer = try other.acquireLease(LeaseTests.holder(11)) { _ in true }
    #expect(answer == .held(by: LeaseTests.holder(10)))
  }
}
