import Definitions
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// A damaged database: found before anything is published, set aside, and made good from a backup
/// and what lies in Inbox.
struct RestoreTests {
  @Test func aDamagedDatabaseIsSetAsideAndMadeGoodFromBackupAndInbox() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    func drop(_ name: String, _ extra: String) throws {
      let text = String(decoding: bytes, as: UTF8.self)
      try round.drop([
        OutputFile(
          path: folder + name,
          bytes: Array(
            text.replacingOccurrences(of: "</Workbook>", with: "<!--\(extra)--></Workbook>").utf8))
      ])
    }
    try drop("one.xml", "1")
    try round.run()
    let runner = try round.runner(RunRequest(reason: "nightly"), at: 1_706_010_000)
    #expect(throws: RunnerFailure.self, "a whole database is not given up") { try runner.restore() }
    let backup = try runner.backUp(to: nil)
    try drop("two.xml", "2")
    try drop("three.xml", "3")
    try round.run(at: 1_706_020_000)
    try FileManager.default.removeItem(atPath: round.inbox + "/\(folder)three.xml")
    let published = try round.folder.files(below: "Outbox/haiduong-2023")

    let database = try round.pipeline().databasePath
    var content = try Data(contentsOf: URL(filePath: database))
    for place in stride(from: 4096, to: content.count, by: 4096) { content[place] ^= 0xFF }
    try content.write(to: URL(filePath: database))
    let failure = try #require(throws: RunnerFailure.self) { try round.run(at: 1_706_030_000) }
    #expect(failure.kind == .io && failure.mend.hasPrefix("parindex restore"))
    #expect(try round.folder.files(below: "Outbox/haiduong-2023") == published)

    let report = try round.runner(RunRequest(), at: 1_706_040_000).restore()
    #expect(report.backup == backup)
    let known = try round.runner(RunRequest(), at: 1_706_040_000).status().backup
    #expect(known?.file == backup && known?.last == "23/01/2024 18:40:00")
    #expect(
      try Data(contentsOf: URL(filePath: report.setAside + "/haiduong-2023.sqlite")) == content)
    #expect(report.unknown.map(\.path.text) == [folder + "three.xml", folder + "two.xml"])
    #expect(report.unknown.map(\.isInInbox) == [false, true])
    let after = try round.run(at: 1_706_050_000)
    #expect(after.balance.isBalanced && after.balance.seen == 2)
    let receipt = try #require(
      try round.receipts().first { $0["file"] as? String == folder + "two.xml" })
    #expect(
      receipt["receivedAt"] as? String == "2024-01-23T21:26:40+07:00",
      "taken again as of when it came")
    for (path, bytes) in published where path.hasPrefix("generations/") {
      let now = try Data(contentsOf: URL(filePath: round.outbox + "/haiduong-2023/" + path))
      #expect(now == bytes, "\(path) was published and is never another")
    }
  }

  @Test func anOlderStateOfTheDatabaseIsNotBuiltUpon() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([OutputFile(path: folder + "one.xml", bytes: bytes)])
    try round.run()
    let database = try round.pipeline().databasePath
    let older = try Data(contentsOf: URL(filePath: database))
    try round.drop([OutputFile(path: "nobody/two.xml", bytes: bytes)])
    try round.run(at: 1_706_010_000)
    _ = try round.runner(RunRequest(command: "exclude"), at: 1_706_010_500).setExcluded(
      folder + "one.xml", true, reason: "thử")
    try round.run(at: 1_706_011_000)
    let published = try round.folder.files(below: "Outbox/haiduong-2023")

    try older.write(to: URL(filePath: database))
    let failure = try #require(throws: RunnerFailure.self) { try round.run(at: 1_706_020_000) }
    #expect(failure.cause.contains("Outbox shows generation 3, which it does not know"))
    #expect(failure.kind == .io && failure.mend.hasPrefix("parindex restore"))
    #expect(try round.folder.files(below: "Outbox/haiduong-2023") == published)

    let report = try round.runner(RunRequest(), at: 1_706_030_000).restore()
    #expect(report.backup == report.setAside + "/haiduong-2023.sqlite", "there is nothing later")
    #expect(report.damage.contains("older state"))
    #expect(report.undecided.map(\.path.text) == [folder + "one.xml"])
    #expect(report.undecided.map(\.wasExcluded) == [true])
    #expect(report.unknown.map(\.path.text) == ["nobody/two.xml"])
    let after = try round.run(at: 1_706_040_000)
    #expect(after.generation == 4 && after.balance.accepted == 1)
    #expect(try round.run(at: 1_706_050_000).generation == 4)
  }
}
