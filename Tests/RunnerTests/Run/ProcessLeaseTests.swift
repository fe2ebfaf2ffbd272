import Checkpoints
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// A process is known by the machine's start, its number and its own start together.
struct ProcessLeaseTests {
  static func own() throws -> LeaseHolder {
    try LeaseHolder.thisProcess(command: "parindex run", since: Instant(seconds: 1))
  }

  /// The holder with some of what names it changed.
  static func like(
    _ holder: LeaseHolder, boot: String? = nil, pid: Int32? = nil, start: Int64? = nil
  ) -> LeaseHolder {
    LeaseHolder(
      bootID: boot ?? holder.bootID, pid: pid ?? holder.pid,
      processStart: start ?? holder.processStart, command: holder.command, since: holder.since)
  }

  @Test func thisProcessIsAlive() throws {
    let own = try ProcessLeaseTests.own()
    #expect(own.isAlive && own.pid == ProcessInfo.processInfo.processIdentifier)
    #expect(own.isSameProcess(as: try ProcessLeaseTests.own()))
  }

  @Test func theSameNumberGivenToAnotherProcessIsNotIt() throws {
    let own = try ProcessLeaseTests.own()
    #expect(!ProcessLeaseTests.like(own, start: own.processStart - 1).isAlive)
    #expect(!ProcessLeaseTests.like(own, boot: "another start of the machine").isAlive)
  }

  @Test func aProcessThatEndedIsDead() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exit 0"]
    try process.run()
    let pid = process.processIdentifier
    process.waitUntilExit()
    #expect(!ProcessLeaseTests.like(try ProcessLeaseTests.own(), pid: pid).isAlive)
  }

  @Test func aRunFindsTheLeaseOfADeadOneFree() throws {
    let folder = try TemporaryFolder()
    let store = try CheckpointStore(path: folder.path + "/c.sqlite")
    let own = try ProcessLeaseTests.own()
    let dead = ProcessLeaseTests.like(own, start: own.processStart - 1)
    _ = try store.acquireLease(dead) { $0.isAlive }
    let answer = try store.acquireLease(own) { $0.isAlive }
    #expect(answer == .acquired(from: dead))
    let other = ProcessLeaseTests.like(own, pid: own.pid, start: own.processStart + 1)
    #expect(try store.acquireLease(other) { $0.isAlive } == .held(by: own))
  }
}
