import Disk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// Entries in Outbox, among the program's own, that it did not write: they are named everywhere,
/// the exit code reports them, and none is deleted.
struct ForeignEntriesTests {
  /// How somebody puts a thing into Outbox.
  enum Act: Sendable {
    case file, hiddenFile, folder, link, linkToFolder, pipe
  }

  /// A thing, the folder it is put into and its name there.
  struct Intrusion: Sendable, CustomTestStringConvertible {
    let path: String
    let act: Act

    var testDescription: String { "\(act) \(path)" }
  }

  static let intrusions = [
    Intrusion(path: "haiduong-2023/generations/1/kich-ban.html", act: .file),
    Intrusion(path: "haiduong-2023/generations/1/.an.html", act: .hiddenFile),
    Intrusion(path: "haiduong-2023/generations/1/units/HD-SO-GIA.html", act: .file),
    Intrusion(path: "haiduong-2023/generations/1/anh", act: .folder),
    Intrusion(path: "haiduong-2023/generations/1/data/lien-ket", act: .link),
    Intrusion(path: "haiduong-2023/generations/1/ong", act: .pipe),
    Intrusion(path: "haiduong-2023/generations/99", act: .folder),
    Intrusion(path: "haiduong-2023/generations/01", act: .folder),
    Intrusion(path: "haiduong-2023/generations/7", act: .linkToFolder),
    Intrusion(path: "haiduong-2023/generations/.x.html", act: .hiddenFile),
    Intrusion(path: "haiduong-2023/ket-qua.html", act: .file),
    Intrusion(path: "haiduong-2023/cu", act: .folder),
    Intrusion(path: "receipts/tra-loi.html", act: .file),
    Intrusion(path: "receipts/HD-SO-SYT/tra-loi.html", act: .file),
    Intrusion(path: "receipts/HD-SO-SYT/.staged-tra-loi", act: .hiddenFile),
    Intrusion(path: "receipts/HD-SO-GIA", act: .folder),
    Intrusion(path: "receipts/HD-SO-SYT/lien-ket.html", act: .link),
    Intrusion(path: "receipts/HD-SO-GIA2", act: .linkToFolder),
    Intrusion(path: "_status/heartbeat.html", act: .file),
    Intrusion(path: "_status/muc", act: .folder),
  ]

  private static func put(_ intrusion: Intrusion, _ round: WorkedRound) throws {
    let path = round.outbox + "/" + intrusion.path
    let manager = FileManager.default
    switch intrusion.act {
    case .file, .hiddenFile:
      try round.folder.write(Array("<script>".utf8), to: "Outbox/" + intrusion.path)
    case .folder:
      try round.folder.write([1], to: "Outbox/" + intrusion.path + "/trong.html")
    case .link:
      try manager.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hostname")
    case .linkToFolder:
      try manager.createSymbolicLink(atPath: path, withDestinationPath: "/etc")
    case .pipe: try #require(mkfifo(path, 0o600) == 0)
    }
  }

  private static func isThere(_ intrusion: Intrusion, _ round: WorkedRound) -> Bool {
    var status = stat()
    return lstat(round.outbox + "/" + intrusion.path, &status) == 0
  }

  private static func smallRound() throws -> WorkedRound {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([
      OutputFile(path: folder + "mot.xml", bytes: bytes),
      OutputFile(path: "HD-SO-SYT/hai.xml", bytes: Array("không phải bảng tính".utf8)),
    ])
    try round.run()
    return round
  }

  @Test func eachIsNamedByRunStatusAndVerifyAndStays() throws {
    let round = try ForeignEntriesTests.smallRound()
    let runner = try round.runner(RunRequest(), at: 1_706_000_100)
    #expect(try runner.status().foreign.isEmpty)
    #expect(try runner.verify(nil).isGood)
    for intrusion in ForeignEntriesTests.intrusions {
      try ForeignEntriesTests.put(intrusion, round)
      let report = try round.run(at: 1_706_000_200)
      #expect(report.foreign.map(\.path) == [intrusion.path], "\(intrusion.act)")
      #expect(
        report.concern?.kind == .data && report.concern?.cause.contains(intrusion.path) == true)
      #expect(report.generation == 1 && !report.isNewGeneration)
      let status = try runner.status()
      #expect(status.foreign == report.foreign)
      #expect(status.verdict.exitCode == 65 && status.verdict.text.contains(intrusion.path))
      #expect(try HeartbeatTests.heartbeat(round).foreign == 1)
      let verified = try runner.verify(1)
      #expect(verified.foreign == report.foreign && !verified.isGood)
      #expect(verified.outboxFaults.isEmpty && verified.otherFaults.isEmpty)
      #expect(ForeignEntriesTests.isThere(intrusion, round), "it is not ours to delete")
      try FileManager.default.removeItem(atPath: round.outbox + "/" + intrusion.path)
      #expect(try runner.status().foreign.isEmpty, "what was taken away leaves the list")
    }
    let last = try round.run(at: 1_706_000_300)
    #expect(last.foreign.isEmpty && last.concern == nil)
  }

  @Test func aNameThatIsNoTextIsNamedAndStaysWhereAGenerationIsMadeAgain() throws {
    let round = try ForeignEntriesTests.smallRound()
    let runner = try round.runner(RunRequest(), at: 1_706_000_100)
    let folders = ["receipts", "haiduong-2023/generations/1/units"]
    func names(_ folder: String) -> Int {
      ((try? DirectoryEntries.of(round.outbox + "/" + folder))?.entries ?? []).count { !$0.isText }
    }
    for folder in folders {
      let path = Array((round.outbox + "/" + folder + "/a").utf8) + [0xFF] + Array(".html".utf8)
      let made = (path + [0]).withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o644) }
      }
      try #require(made >= 0)
      close(made)
    }
    let found = try runner.status().foreign.map(\.path)
    #expect(
      found == ["haiduong-2023/generations/1/units/a\u{FFFD}.html", "receipts/a\u{FFFD}.html"])
    #expect(try !runner.verify(1).isGood)
    // A damaged page has the generation made again in another folder.
    let page = round.outbox + "/haiduong-2023/generations/1/index.html"
    try Data("khác".utf8).write(to: URL(filePath: page))
    #expect(try round.run(at: 1_706_000_200).foreign.count == 2)
    #expect(try Data(contentsOf: URL(filePath: page)) != Data("khác".utf8))
    #expect(folders.map(names) == [1, 1])
  }

  @Test func whatLiesBesideInOutboxIsNobodysBusiness() throws {
    let round = try ForeignEntriesTests.smallRound()
    try round.folder.write([1], to: "Outbox/doc-toi.txt")
    try round.folder.write([1], to: "Outbox/anh/logo.png")
    #expect(try round.run(at: 1_706_000_100).foreign.isEmpty)
    #expect(try round.runner(RunRequest(), at: 1_706_000_200).verify(nil).isGood)
  }

  @Test func aLinkInThePlaceOfAPageIsALinkAndThePageIsGone() throws {
    let round = try ForeignEntriesTests.smallRound()
    let page = round.outbox + "/haiduong-2023/generations/1/index.html"
    let elsewhere = round.folder.path + "/elsewhere.html"
    try FileManager.default.moveItem(atPath: page, toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: page, withDestinationPath: elsewhere)
    let verified = try round.runner(RunRequest(), at: 1_706_000_100).verify(1)
    #expect(verified.foreign.map(\.kind) == [.link])
    #expect(verified.outboxFaults == ["index.html is missing"])
    // The run makes the page again; nothing follows the link.
    let report = try round.run(at: 1_706_000_200)
    #expect(report.foreign.isEmpty)
    #expect(try round.runner(RunRequest(), at: 1_706_000_300).verify(1).isGood)
  }

  @Test func latestLeadsToAGenerationOfTheRoundAndNowhereElse() throws {
    let round = try ForeignEntriesTests.smallRound()
    let latest = round.outbox + "/haiduong-2023/latest"
    try round.folder.write(Array("giả".utf8), to: "fake/1/index.html")
    try FileManager.default.removeItem(atPath: latest)
    try FileManager.default.createSymbolicLink(
      atPath: latest, withDestinationPath: round.folder.path + "/fake/1")
    let status = try round.runner(RunRequest(), at: 1_706_000_100).status()
    #expect(status.foreign.map(\.path) == ["haiduong-2023/latest"])
    #expect(try round.run(at: 1_706_000_200).foreign.isEmpty, "the run puts it right")
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: latest)
    #expect(target == "generations/1")
  }

  @Test func whatLiesInADamagedGenerationOutlivesItsMending() throws {
    let round = try ForeignEntriesTests.smallRound()
    let generation = "Outbox/haiduong-2023/generations/1"
    try round.folder.write([1], to: generation + "/anh/la.html")
    try round.folder.write([2], to: generation + "/units/la.html")
    try round.folder.write([3], to: generation + "/index.html")
    let report = try round.run(at: 1_706_000_100)
    #expect(
      report.foreign.map(\.path) == [
        "haiduong-2023/generations/1/anh", "haiduong-2023/generations/1/units/la.html",
      ])
    let files = try round.folder.files(below: generation)
    #expect(files["anh/la.html"] == Data([1]) && files["units/la.html"] == Data([2]))
    #expect(files["index.html"] != Data([3]), "the page is ours, and made again")
    #expect(try round.runner(RunRequest(), at: 1_706_000_200).verify(1).outboxFaults.isEmpty)
  }

  @Test func aFolderInThePlaceOfAFileIsPutBesideItAndNamed() throws {
    let round = try ForeignEntriesTests.smallRound()
    let place = "Outbox/haiduong-2023/generations/1/data/points.csv"
    try FileManager.default.removeItem(atPath: round.folder.path + "/" + place)
    try round.folder.write([7], to: place + "/notes.txt")
    let report = try round.run(at: 1_706_000_100)
    let kept = "haiduong-2023/generations/1/data/points.csv.kept-1"
    #expect(report.foreign.map(\.path) == [kept])
    let files = try round.folder.files(below: "Outbox/haiduong-2023/generations/1/data")
    #expect(files["points.csv.kept-1/notes.txt"] == Data([7]) && files["points.csv"] != nil)
    #expect(try round.runner(RunRequest(), at: 1_706_000_200).verify(1).outboxFaults.isEmpty)
  }

  @Test(arguments: ["receipts", "_status", "haiduong-2023/generations"])
  func nothingIsWrittenThroughALinkInThePlaceOfAFolder(_ name: String) throws {
    let round = try ForeignEntriesTests.smallRound()
    let (place, manager) = (round.outbox + "/" + name, FileManager.default)
    let mine = ["index.html", "heartbeat.json", "parindex.prom", "1/index.html"]
    for file in mine { try round.folder.write([9], to: "elsewhere/" + file) }
    try manager.removeItem(atPath: place)
    try manager.createSymbolicLink(
      atPath: place, withDestinationPath: round.folder.path + "/elsewhere")
    _ = try? round.run(at: 1_706_000_100)
    let files = try round.folder.files(below: "elsewhere")
    #expect(files.keys.sorted() == mine.sorted())
    #expect(files.values.allSatisfy { $0 == Data([9]) })
    try manager.removeItem(atPath: place)
    try round.run(at: 1_706_000_200)
    #expect(try round.runner(RunRequest(), at: 1_706_000_300).verify(1).isGood)
  }

  @Test func theCommandsEndWith65() throws {
    let parindex = try #require(Program.parindex, "the program is built with the tests")
    let round = try ForeignEntriesTests.smallRound()
    try round.folder.write([1], to: "Outbox/receipts/la.html")
    for words in [["run", "--settle", "0"], ["status"], ["verify"], ["verify", "1"], ["retry"]] {
      let ended = try parindex.run(words, in: round.folder.path)
      #expect(ended.code == 65, "\(words): \(ended.errors)")
      #expect((ended.output + ended.errors).contains("receipts/la.html"), "\(words)")
    }
    try FileManager.default.removeItem(atPath: round.outbox + "/receipts/la.html")
    for words in [["run", "--settle", "0"], ["verify"]] {
      #expect(try parindex.run(words, in: round.folder.path).code == 0)
    }
  }
}
