import Checkpoints
import Definitions
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// One agency cannot drown the others' night: what is too much is counted and left.
struct FolderLimitsTests {
  /// A round with limits in its pipeline.yaml.
  static func round(_ limits: String) throws -> WorkedRound {
    let round = try WorkedRound()
    let yaml = round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    try (text + "\nlimits: { \(limits) }\n").write(toFile: yaml, atomically: true, encoding: .utf8)
    return round
  }

  static func junk(_ folder: String, _ numbers: Range<Int>) -> [OutputFile] {
    numbers.map { OutputFile(path: "\(folder)junk \($0).xml", bytes: Array("j\($0)".utf8)) }
  }

  @Test func aFolderBringsSoManyFilesAtOneWakeAndSoManyInAll() throws {
    let round = try FolderLimitsTests.round("files_per_look: 5, files_per_folder: 12")
    let (folder, bytes) = try OddFilesTests.workbook(round)
    // The agency's own form was there first.
    try round.drop([OutputFile(path: folder + "tự chấm.xml", bytes: bytes)])
    let first = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)]
    try FileManager.default.setAttributes(
      first, ofItemAtPath: round.inbox + "/\(folder)tự chấm.xml")
    try round.drop(FolderLimitsTests.junk(folder, 0..<40))
    try round.drop(FolderLimitsTests.junk("HD-SO-STP/", 0..<2))
    let name = String(folder.dropLast()) + "/"

    let one = try round.run(at: 1_706_000_000)
    #expect(one.balance.accepted == 1 && one.balance.suspended == 4 + 2)
    #expect(one.waiting == [WaitingFile(path: Bytewise(name), reason: .overLimit, count: 36)])
    #expect(one.balance.isBalanced && one.balance.seen == 43 && one.balance.waiting == 36)
    let two = try round.run(at: 1_706_000_100)
    #expect(two.balance.suspended == 9 + 2)
    let three = try round.run(at: 1_706_000_200)
    #expect(three.balance.suspended == 11 + 2, "twelve of that folder in all")
    let four = try round.run(at: 1_706_000_300)
    #expect(four.waiting == [WaitingFile(path: Bytewise(name), reason: .overLimit, count: 29)])
    #expect(four.balance.seen == 43 && four.balance.isBalanced)
    let receipts = OddFilesTests.count(below: round.outbox + "/receipts/" + name, suffix: ".json")
    #expect(receipts == 12)
    // A new content under a known path is a file too.
    try round.drop([OutputFile(path: folder + "junk 0.xml", bytes: Array("other".utf8))])
    #expect(try round.run(at: 1_706_000_400).waiting.total == 30)
  }

  @Test func theSecretariatsFoldersMayHoldMore() throws {
    let round = try FolderLimitsTests.round("files_per_look: 2, files_per_folder: 2")
    try round.drop(FolderLimitsTests.junk("_appraisal/", 0..<9))
    #expect(try round.run().balance.suspended == 9)
  }

  @Test func whatBelongsToNobodyIsOneFolder() throws {
    let round = try FolderLimitsTests.round("files_per_look: 3")
    for number in 0..<9 { try round.drop(FolderLimitsTests.junk("stranger \(number)/", 0..<1)) }
    let report = try round.run()
    #expect(report.balance.suspended == 3)
    #expect(report.waiting == [WaitingFile(path: "/", reason: .overLimit, count: 6)])
  }

  @Test func theBytesOfAFolderAreLimitedToo() throws {
    let round = try FolderLimitsTests.round("folder_mebibytes: 1")
    let (folder, _) = try OddFilesTests.workbook(round)
    let large = [UInt8](repeating: 32, count: 600_000)
    try round.drop([
      OutputFile(path: folder + "1.xml", bytes: large),
      OutputFile(path: folder + "2.xml", bytes: large + [10]),
    ])
    let report = try round.run()
    #expect(report.waiting == [WaitingFile(path: Bytewise(folder + "2.xml"), reason: .overLimit)])
  }

  @Test func aFileThatIsTooLargeIsNeverOpened() throws {
    let round = try FolderLimitsTests.round("file_mebibytes: 1")
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([OutputFile(path: folder + "a.xml", bytes: bytes)])
    let large = round.inbox + "/\(folder)sparse.xml"
    try round.drop([OutputFile(path: folder + "sparse.xml", bytes: [])])
    truncate(large, 510 << 20)
    let began = SuspendingClock.now
    let report = try round.run()
    #expect(SuspendingClock.now - began < .seconds(60))
    #expect(report.balance.accepted == 1)
    #expect(
      report.waiting == [WaitingFile(path: Bytewise(folder + "sparse.xml"), reason: .tooLarge)])
  }

  @Test func manyEntriesThatWaitAreCountedAndTheFirstNamed() {
    let files =
      (0..<50).map { WaitingFile(path: "u/\($0)", reason: .notRegular) }
      + [WaitingFile(path: "v/1", reason: .notRegular)]
    let listed = WaitingFile.listed(files) { $0.components[0] }
    #expect(listed.count == WaitingFile.named + 2 && listed.total == 51)
    #expect(
      listed.last == WaitingFile(path: "u/", reason: .notRegular, count: 50 - WaitingFile.named))
  }

  @Test func aFolderOfManyEntriesIsCountedExactly() throws {
    let folder = try TemporaryFolder()
    for number in 0..<300 { try folder.write([1], to: "HD-SO-SNV/\(number).xml") }
    try folder.write([1], to: "HD-SO-STP/a.xml")
    let owners = FolderOwners(try Project.round())
    let known = Set<Bytewise>(["HD-SO-SNV/299.xml"])
    let listing = try InboxScan(
      root: folder.path, folders: owners, kept: 20, keptOfSecretariat: 20
    ).files(known: known)
    #expect(listing.files.count == 22)
    #expect(listing.files.contains { $0.path == "HD-SO-SNV/299.xml" }, "what is known is kept")
    #expect(listing.besides == ["HD-SO-SNV": 279])
  }

  /// The appraisals of a whole round lie in one folder, and are taken in one look.
  @Test func theSecretariatsFoldersAreListedByTheirOwnLimit() throws {
    let folder = try TemporaryFolder()
    for number in 1...50 {
      try folder.write([1], to: "_appraisal/\(number).xml")
      try folder.write([1], to: "HD-SO-SYT/\(number).xml")
    }
    let listing = try InboxScan(
      root: folder.path, folders: FolderOwners(try Project.round()), kept: 20,
      keptOfSecretariat: 60
    ).files()
    #expect(listing.files.count { $0.path.hasPrefix("_appraisal/") } == 50)
    #expect(listing.files.count { $0.path.hasPrefix("HD-SO-SYT/") } == 20)
    #expect(listing.besides == ["HD-SO-SYT": 30])
  }
}
