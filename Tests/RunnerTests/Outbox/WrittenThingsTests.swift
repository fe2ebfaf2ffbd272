import Domain
import Foundation
import Sample
import TestSupport
import Testing

@testable import Runner

/// `verify` covers everything that the program wrote to Outbox: receipts and every generation.
struct WrittenThingsTests {
  private let closed: ClosedRound

  init() throws { closed = try ClosedRound() }

  private func verify(_ generation: Int? = nil) throws -> VerifyReport {
    try closed.runner(at: 1_706_300_000).verify(generation)
  }

  private func receipt(_ ending: String) throws -> String {
    let names = try closed.round.folder.files(below: "Outbox/receipts").keys.sorted()
    return try #require(names.first { $0.hasPrefix("HD-SO-SYT/") && $0.hasSuffix(ending) })
  }

  @Test func everyReceiptIsReadAndMadeAgain() throws {
    let report = try verify()
    #expect(report.isGood, "\(report)")
    #expect(report.receipts == (try closed.round.receipts()).count && report.receiptsDue == 0)
  }

  @Test func aReceiptThatWasChangedOrIsGoneIsNamed() throws {
    let page = try receipt(".html")
    let path = closed.round.outbox + "/receipts/" + page
    var bytes = try Data(contentsOf: URL(filePath: path))
    let place = try #require(bytes.indices.last)
    bytes[place] ^= 1
    try bytes.write(to: URL(filePath: path))
    for generation in [nil, 1] {
      let report = try verify(generation)
      #expect(report.otherFaults == ["receipts/\(page) differs from its digest"])
      #expect(report.foreign.isEmpty && report.outboxFaults.isEmpty)
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(try verify().otherFaults.first?.contains("missing") == true)
    #expect(try closed.runner(at: 0).status().verdict.exitCode == 74)
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: closed.round.outbox + "/haiduong-2023/latest/index.html")
    let linked = try verify()
    #expect(linked.otherFaults.contains("receipts/\(page) is no file"))
    #expect(linked.foreign.map(\.path) == ["receipts/\(page)"])
    // The next run writes it again, and the link is gone with its place.
    _ = try closed.runner(at: 1_706_200_000).run()
    #expect(try verify().isGood)
    #expect(try closed.runner(at: 0).status().verdict.exitCode == 0)
  }

  @Test func whatMonitorsReadIsTooAsItWasWritten() throws {
    #expect(try verify().otherFaults == [])
    for name in ["heartbeat.json", "parindex.prom", "round.json"] {
      let path = closed.round.outbox + "/_status/" + name
      let bytes = try Data(contentsOf: URL(filePath: path))
      try (bytes + Data("\n".utf8)).write(to: URL(filePath: path))
      #expect(try verify().otherFaults.first?.hasPrefix("_status/\(name) ") == true)
      try FileManager.default.removeItem(atPath: path)
      #expect(try verify().otherFaults.first?.hasPrefix("_status/\(name) ") == true)
      try bytes.write(to: URL(filePath: path))
    }
    #expect(try verify().isGood)
    // A process that dies between the note and the file leaves the one before.
    try closed.runner(at: 0).signalsFile.update {
      $0.expect(OutputFile(path: "heartbeat.json", bytes: [1]))
    }
    #expect(try verify().isGood)
  }

  @Test func aReceiptOfAnotherSizeIsOneFile() throws {
    let page = try receipt(".html")
    let path = closed.round.outbox + "/receipts/" + page
    try Data("x".utf8).write(to: URL(filePath: path))
    #expect(try verify().otherFaults == ["receipts/\(page) differs from its digest"])
  }

  @Test func aReceiptThatWaitsForTheNextRunIsNoFault() throws {
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", closed.round)
    _ = try closed.runner(at: 1_706_100_000).setExcluded(path, true, reason: "thử")
    let report = try verify()
    #expect(report.receiptsDue == 1 && report.isGood, "\(report)")
  }

  @Test func anOlderGenerationIsReadWhereNoneIsAskedFor() throws {
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", closed.round)
    _ = try closed.runner(at: 1_706_100_000).setExcluded(path, true, reason: "thử")
    #expect(try closed.runner(at: 1_706_100_100).run().generation == 2)
    #expect(try verify().isGood)
    let page = closed.round.outbox + "/haiduong-2023/generations/1/index.html"
    var bytes = try Data(contentsOf: URL(filePath: page))
    bytes[bytes.startIndex] ^= 1
    try bytes.write(to: URL(filePath: page))
    #expect(try verify(2).isGood, "only its own bytes are read")
    #expect(
      try verify().otherFaults == ["generations/1/index.html differs from its digest"])
    // Names and sizes of all are looked at by every run.
    try (bytes + Data([0])).write(to: URL(filePath: page))
    #expect(
      try verify(2).otherFaults == ["haiduong-2023/generations/1/index.html has another size"])
    #expect(try closed.runner(at: 0).status().outboxFaults.count == 1)
    try FileManager.default.removeItem(
      atPath: closed.round.outbox + "/haiduong-2023/generations/1")
    #expect(try verify().otherFaults == ["generations/1 is missing"])
  }

  @Test func generationsThatARestoredDatabaseDoesNotKnowAreOurs() throws {
    let runner = try closed.runner(at: 1_706_100_000)
    let backup = try runner.backUp(to: nil)
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", closed.round)
    for (number, isOut) in [(2, true), (3, false)] {
      _ = try closed.runner(at: 1_706_100_050).setExcluded(path, isOut, reason: "thử")
      #expect(try closed.runner(at: 1_706_100_000 + Int64(number) * 100).run().generation == number)
    }
    try closed.round.folder.write([1], to: "Outbox/haiduong-2023/generations/50/gia.html")
    try closed.restore(backup, at: 1_706_100_500)
    let report = try closed.runner(at: 1_706_100_600).run()
    #expect(report.foreign.map(\.path) == ["haiduong-2023/generations/50"])
  }
}
