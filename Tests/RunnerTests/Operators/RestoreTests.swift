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
    #expect(
      try Data(contentsOf: URL(filePath: report.setAside + "/haiduong-2023.sqlite")) == content)
    #expect(report.unknown.map(\.path) == [folder + "three.xml", folder + "two.xml"])
    #expect(report.unknown.map(\.isInInbox) == [false, true])
    let after = try round.run(at: 1_706_050_000)
    #expect(after.balance.isBalanced && after.balance.seen == 2)
    for (path, bytes) in published where path.hasPrefix("generations/") {
      let now = try Data(contentsOf: URL(filePath: round.outbox + "/haiduong-2023/" + path))
      #expect(now == bytes, "\(path) was published and is never another")
    }
  }
}
