import Checkpoints
import Definitions
import Digests
import Domain
import Foundation
import Sample
import Stages
import TestSupport
import Testing

@testable import Runner

/// A folder whose name passes for a unit's is nobody's, whatever lies in it.
struct TwinFolderTests {
  static let unit = "HD-SO-SKHCN"

  /// Names that pass for the unit's folder.
  static let twins = [
    "HD-SO-S\u{212A}HCN", "HD-SO-SKHC\u{FF2E}", "hd-so-skhcn", "HD-SO-SK\u{200B}HCN",
    "HD-SO-SKHCN\u{AD}", "HD-SO-\u{2060}SKHCN", "HD-SO-SKHCN\u{180E}", "HD-SO-SKHCN\u{3164}",
    "HD-SO-SKHCN\u{E0041}", "HD-SO-SKH\u{421}N", "HD\u{2011}SO-SKHCN", "HD-S\u{39F}-SKHCN",
    "HD-S0-SKHCN", "HD-SO-SKHCN ",
  ]

  /// A round in which the unit was appraised and handed a form in, and another form of the unit.
  static func round() throws -> (round: WorkedRound, own: OutputFile, other: [UInt8]) {
    let (own, other, appraisals) = try forms.get()
    let round = try WorkedRound()
    try round.drop([own] + appraisals)
    return (round, own, other.bytes)
  }

  /// Two forms of the unit without a fault, and what the secretariat appraised; made once.
  private static let forms = Result<
    (own: OutputFile, other: OutputFile, appraisals: [OutputFile]), any Error
  > {
    let whole = try WorkedRound().pipeline().round
    let definition = whole.with(units: whole.units.filter { $0.level == "so" })
    var found: [(own: OutputFile, appraisals: [OutputFile])] = []
    for seed in UInt64(7)...60 where found.count < 2 {
      let sample = SampleRound(round: definition, seed: seed).make()
      let faulty = Set(sample.planted.map(\.path))
      let own = sample.files.filter { $0.path.hasPrefix(unit + "/") && $0.path.hasSuffix(".xml") }
      guard own.count == 1, !faulty.contains(own[0].path) else { continue }
      found.append(
        (own[0], sample.files.filter { $0.path.hasPrefix("_appraisal/") && $0.path.contains(unit) })
      )
    }
    try #require(found.count == 2)
    return (found[0].own, found[1].own, found[0].appraisals)
  }

  static func receipts(_ round: WorkedRound, in folder: String) throws -> [[String: Any]] {
    try round.receipts().filter { ($0["folder"] as? String)?.isSame(as: folder) == true }
  }

  @Test(arguments: [twins[0], twins[2], twins[3], twins[9]])
  func whatLiesInATwinDisplacesNothing(_ twin: String) throws {
    let (round, own, other) = try TwinFolderTests.round()
    let first = try round.run()
    let ownReceipts = try TwinFolderTests.receipts(round, in: TwinFolderTests.unit)
    let rank = try round.runner(RunRequest(), at: 1).explain(unit: TwinFolderTests.unit, leaf: nil)

    let name = own.path.dropFirst(TwinFolderTests.unit.count)
    try round.folder.write(own.bytes, to: "Inbox/" + twin + name)
    try round.folder.write(other, to: "Inbox/\(twin)/Lan 2.xml")
    let second = try round.run(at: 1_706_010_000)
    #expect(second.balance.suspended == first.balance.suspended + 2)
    #expect(second.balance.isBalanced && second.balance.accepted == first.balance.accepted)

    let receipts = try TwinFolderTests.receipts(round, in: twin)
    #expect(receipts.count == 2)
    for receipt in receipts {
      #expect(receipt["disposition"] as? String == "suspended")
      let finding = (receipt["findings"] as? [[String: Any]])?.first
      #expect(finding?["code"] as? String == "unit-unknown")
      let found = finding?["found"] as? String ?? ""
      #expect(found.contains("‹U+") != twin.utf8.allSatisfy { $0 < 0x80 }, "\(found)")
      let mend = (finding?["mend"] as? [String: String])?["vi"] ?? ""
      #expect(mend.contains("“\(TwinFolderTests.unit)”"))
    }
    // What the unit handed in counts as before; its receipt may say that another name is near.
    let later = try TwinFolderTests.receipts(round, in: TwinFolderTests.unit)
    #expect(later.map { $0["counts"] as? Bool } == ownReceipts.map { $0["counts"] as? Bool })
    #expect(later.map { $0["revision"] as? Int } == ownReceipts.map { $0["revision"] as? Int })
    let runner = try round.runner(RunRequest(), at: 1)
    #expect(try runner.explain(unit: TwinFolderTests.unit, leaf: nil).index == rank.index)
    let near = try runner.status().nearNames
    #expect(near.contains { $0.hasSuffix("(passes for \(TwinFolderTests.unit))") }, "\(near)")

    // The folder goes away again, and nothing is the worse for it.
    try FileManager.default.removeItem(atPath: round.inbox + "/" + twin)
    #expect(try round.run(at: 1_706_020_000).balance == second.balance)
    #expect(try runner.verify(nil).isGood)
  }

  @Test(arguments: twins)
  func aTwinBelongsToNobodyAndIsToldFromTheOther(_ twin: String) throws {
    let round = try WorkedRound().pipeline().round
    let path = Bytewise(twin + "/a.xml")
    let owners = FolderOwners(round)
    #expect(owners.folder(of: path) == twin)
    #expect(owners.folder(of: Bytewise(TwinFolderTests.unit + "/a.xml")) == TwinFolderTests.unit)
    #expect(!round.units.contains { $0.folder == twin })
    #expect(round.unit(twin) == nil)
    let other = "\(TwinFolderTests.unit)/a.xml"
    let twins = NameTwins([path, Bytewise(other)], round)
    #expect(
      twins.all.first?.path.text.isSame(as: twin) == true
        && twins.all.first?.other.text.isSame(as: TwinFolderTests.unit) == true)
    let shown = Printable.line(Bytewise(twin).shownApart)
    #expect(!shown.isSame(as: TwinFolderTests.unit))
  }

  /// A database as the program of before left it: the twin is an arrival without a checkpoint of
  /// its own, and its outputs are recorded over those of the unit's file.
  @Test func aDatabaseInWhichATwinWasTakenForTheUnitIsMendedByTheNextRun() throws {
    let (round, own, _) = try TwinFolderTests.round()
    try round.run()
    let published = try round.published().filter { !$0.key.hasSuffix("manifest.json") }
    let twin = "HD-SO-S\u{212A}HCN"
    let path = twin + own.path.dropFirst(TwinFolderTests.unit.count)
    try round.folder.write(own.bytes, to: "Inbox/" + path)
    let digest = Digests.sha256(own.bytes).description
    let store = try CheckpointStore(path: try round.pipeline().databasePath)
    let run = try store.beginRun(command: "run", codeVersion: "old", at: Instant(seconds: 1))
    let body = Array(#"{"decisions":[],"findings":[],"isAccepted":false}"#.utf8)
    try store.commit(
      [
        CompletedPartition(
          stage: .validate, partition: "\(TwinFolderTests.unit)/\(digest)",
          fingerprint: String(repeating: "e", count: 64), parts: ["arrival": "the twin's"],
          body: body, outputHash: Digests.sha256(body).description, summary: "- 0 0 1 0 0 ")
      ],
      arrivals: [
        NewArrival(
          Arrival(
            path: Bytewise(path), folder: Bytewise(twin), sha256: digest, size: own.bytes.count,
            receivedAt: Instant(seconds: 1_706_000_500), look: 2), bytes: nil)
      ], run: run)
    try store.close()

    let report = try round.run(at: 1_706_010_000)
    #expect(report.balance.isBalanced && report.balance.suspended == 1)
    let receipt = try #require(try TwinFolderTests.receipts(round, in: twin).first)
    #expect(receipt["disposition"] as? String == "suspended")
    let pages = try round.published()
    for (name, bytes) in published where name.contains("/units/") && name.contains("/1/") {
      #expect(pages[name.replacing("/1/", with: "/\(report.generation)/")] == bytes, "\(name)")
    }
    #expect(try round.runner(RunRequest(), at: 1).verify(nil).isGood)
  }
}
