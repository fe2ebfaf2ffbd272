import Domain
import Foundation
import Sample
import TestSupport
import Testing

@testable import Runner

/// Inbox as it really is: whatever lies there has exactly one disposition.
struct OddFilesTests {
  /// A self-assessment of the sample without a fault, and the folder it belongs to.
  static func workbook(_ round: WorkedRound) throws -> (folder: String, bytes: [UInt8]) {
    let sample = try WholeSample.made(seed: 7)
    let faulty = Set(sample.planted.map(\.path))
    let file = try #require(
      sample.files.first { $0.path.hasPrefix("HD-SO-") && !faulty.contains($0.path) })
    let folder = try #require(file.path.split(separator: "/").first)
    return (String(folder) + "/", file.bytes)
  }

  /// How many files lie below a folder; names that differ only in how letters are composed are two.
  static func count(below folder: String, suffix: String = "") -> Int {
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return names.filter { name in
      let type = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.type]
      return type as? FileAttributeType == .typeRegular && name.hasSuffix(suffix)
    }.count
  }

  @Test func everyEntryHasOneDispositionAndTheBalanceHolds() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    let long = String(repeating: "đ", count: 125) + "a.xml"
    try #require(long.utf8.count == 255)
    var files: [(String, [UInt8])] = [
      ("tự đánh giá.xml".precomposedStringWithCanonicalMapping, bytes),
      ("tự đánh giá.xml".decomposedStringWithCanonicalMapping, bytes),
      ("Tu danh gia.xml", bytes), ("tu danh gia.XML", bytes), (long, bytes),
      ("zero.xml", []), ("half.xml", Array(bytes.prefix(bytes.count / 2))),
      ("copying.xml.part", bytes), ("~$lock.xml", bytes), (".hidden", bytes),
      ("new\nline.xml", bytes), ("escape\u{1B}[2J.xml", bytes), ("folder.xml/inside.xml", bytes),
    ].map { (folder + $0.0, $0.1) }
    files.append(("nobody/at all.xml", bytes))
    for (path, bytes) in files { try round.folder.write(bytes, to: "Inbox/" + path) }
    let secret = round.folder.path + "/secret.xml"
    try Data(bytes).write(to: URL(filePath: secret))
    try FileManager.default.createSymbolicLink(
      atPath: round.inbox + "/\(folder)link.xml", withDestinationPath: secret)
    try FileManager.default.createSymbolicLink(
      atPath: round.inbox + "/loop", withDestinationPath: round.inbox)
    try #require(mkfifo(round.inbox + "/\(folder)pipe.xml", 0o600) == 0)

    let report = try round.run()
    let waiting = Dictionary(
      uniqueKeysWithValues: report.waiting.map { ($0.path.text, $0.reason) })
    #expect(
      waiting == [
        folder + "copying.xml.part": .temporaryName, folder + "~$lock.xml": .temporaryName,
        folder + ".hidden": .temporaryName, folder + "new\nline.xml": .controlCharacters,
        folder + "escape\u{1B}[2J.xml": .controlCharacters, folder + "link.xml": .notRegular,
        folder + "pipe.xml": .notRegular, "loop": .notRegular,
      ])
    let balance = report.balance
    #expect(balance.isBalanced)
    #expect(balance.seen == files.count + 3)
    #expect(balance.waiting == 8)
    // The first of the same bytes counts, the others of its folder are duplicates.
    #expect(balance.accepted == 1)
    #expect(balance.duplicate == 5)
    #expect(balance.suspended == 3, "zero bytes, half a file, a folder of nobody")
    let receipts = OddFilesTests.count(below: round.outbox + "/receipts", suffix: ".json")
    #expect(receipts == balance.seen - balance.waiting)
    #expect(OddFilesTests.count(below: round.inbox) == files.count, "Inbox is untouched")
  }

  @Test func halfACopyIsNeverTakenAndTheWholeOneIs() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    var now: Int64 = 1_706_000_000
    func run() throws -> RunReport {
      now += 10
      return try round.run(RunRequest(settleSeconds: 1), at: now)
    }
    for part in [4, 3, 2] {
      try round.drop([
        OutputFile(path: folder + "a.xml", bytes: Array(bytes.prefix(bytes.count / part)))
      ])
      let report = try run()
      #expect(report.waiting.map(\.reason) == [.settling])
      #expect(report.balance.accepted == 0 && report.balance.isBalanced)
    }
    try round.drop([OutputFile(path: folder + "a.xml", bytes: bytes)])
    #expect(try run().balance.waiting == 1, "seen so for the first time")
    let whole = try run()
    #expect(whole.balance.accepted == 1 && whole.balance.waiting == 0)
  }

  @Test func aMountThatIsGoneStopsTheRunAndForgetsNothing() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([OutputFile(path: folder + "a.xml", bytes: bytes)])
    let first = try round.run()
    try FileManager.default.moveItem(atPath: round.inbox, toPath: round.inbox + ".gone")
    let failure = try #require(throws: RunnerFailure.self) { try round.run(at: 1_706_000_100) }
    #expect(failure.kind == .io && failure.cause.contains(round.inbox))
    // An empty mount point: what was taken stays taken.
    try FileManager.default.createDirectory(
      atPath: round.inbox, withIntermediateDirectories: true)
    let empty = try round.run(at: 1_706_000_200)
    #expect(empty.balance.accepted == 1 && empty.generation == first.generation)
  }
}
