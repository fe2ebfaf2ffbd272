import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// A folder that cannot be read stops nobody else's night.
struct UnreadableFoldersTests {
  /// A pattern of folders that no account can list, root included: one too long for its path.
  private static func makeUnlistable(below folder: String) throws -> String {
    // A folder whose path is longer than the system takes in one call.
    var path = ""
    let name = String(repeating: "d", count: 250)
    var descriptor = open(folder, O_RDONLY | O_DIRECTORY)
    for _ in 0..<20 {
      try #require(mkdirat(descriptor, name, 0o755) == 0)
      let next = openat(descriptor, name, O_RDONLY | O_DIRECTORY)
      close(descriptor)
      descriptor = next
      path += "/" + name
    }
    close(descriptor)
    return path
  }

  @Test func aFolderThatCannotBeListedWaitsAndTheOthersGoOn() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([OutputFile(path: folder + "a.xml", bytes: bytes)])
    let deep = try UnreadableFoldersTests.makeUnlistable(below: round.inbox + "/" + folder)
    let report = try round.run()
    #expect(report.balance.accepted == 1 && report.balance.isBalanced)
    #expect(report.waiting.map(\.reason) == [.unreadable])
    let waits = try #require(report.waiting.first)
    #expect((folder.dropLast() + deep).hasPrefix(waits.path.text.dropLast(1)), "\(waits.path)")
    let status = try round.runner(RunRequest(), at: 1_706_000_100).status()
    #expect(status.waiting == report.waiting, "status names it")
    let signals = try HeartbeatTests.heartbeat(round)
    #expect(signals.waiting == ["unreadable": 1])
  }

  @Test func aFolderOfAnotherAccountWaitsByItsName() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([
      OutputFile(path: folder + "a.xml", bytes: bytes),
      OutputFile(path: folder + "closed/b.xml", bytes: bytes),
    ])
    let closed = round.inbox + "/" + folder + "closed"
    chmod(closed, 0)
    defer { chmod(closed, 0o755) }
    // Root lists every folder, and then there is nothing to see here.
    guard open(closed, O_RDONLY | O_DIRECTORY) < 0 else { return }
    let report = try round.run()
    #expect(report.balance.accepted == 1 && report.balance.isBalanced)
    #expect(
      report.waiting == [WaitingFile(path: Bytewise(folder + "closed/"), reason: .unreadable)])
  }

  @Test func onlyInboxItselfStopsARun() throws {
    let round = try WorkedRound()
    try FileManager.default.removeItem(atPath: round.inbox)
    try round.folder.write([], to: "Inbox")
    let failure = try #require(throws: RunnerFailure.self) { try round.run() }
    #expect(failure.kind == .io && failure.cause.contains(round.inbox))
  }
}
