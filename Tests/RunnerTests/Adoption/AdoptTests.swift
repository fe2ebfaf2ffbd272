import Checkpoints
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// A definition is evidence: a change after a publication is told, waits for a person's word, is in
/// the audit trail, and stands on a page of the generation that goes by it.
struct AdoptTests {
  static let rival = "Đơn vị TW2 “Kho bạc” – tham gia xếp hạng: có → không"

  @Test func aChangeAfterAPublicationWaitsAndEverythingElseGoesOn() throws {
    let changed = try ChangedRound()
    let first = try changed.ranks(1)
    try changed.unrankTheRival()
    try changed.round.drop([
      OutputFile(
        path: "kho-bac/a.xml", bytes: OtherProvinceTests.own("Kho bạc", [("A.1.b", "17")]))
    ])
    let report = try changed.run(at: 1_740_900_000)
    let pending = try #require(report.pending)
    #expect(
      pending.obstacle == .published && pending.changes.map(\.sentence.vi) == [AdoptTests.rival])
    #expect(pending.failure.kind == .configuration)
    #expect(pending.failure.description.contains("ranked: yes → no"))
    #expect(pending.failure.mend.contains("parindex adopt --reason"))
    // The new file has its receipt, and what is published goes by the definition in force.
    let receipts = try changed.round.receipts()
    #expect(receipts.contains { $0["file"] as? String == "kho-bac/a.xml" })
    #expect(try changed.ranks(report.generation) == first)
    #expect(try changed.text(report.generation, "changes.html") == nil)
    let status = try changed.runner().status()
    #expect(status.verdict.exitCode == 78 && status.verdict.text.hasPrefix("THE DEFINITION WAITS"))
    #expect(status.runs.first?.exitCode == 78)
    #expect(try changed.runner().explain(unit: "TW2", leaf: nil).rank == 2)
    #expect(try changed.taken() == ["definition: the first definition of the round"])

    // Whoever puts the file back has changed nothing; the database keeps it.
    let former = changed.round.folder.path + "/former"
    let names = try changed.runner().writeFormerFiles(into: former)
    #expect(names.contains("units.csv") && names.contains("pipeline.yaml"))
    #expect(throws: RunnerFailure.self, "nothing is overwritten") {
      try changed.runner().writeFormerFiles(into: former)
    }
    let beside = changed.round.definition + "-former"
    let refused = try #require(throws: RunnerFailure.self) {
      try changed.runner().writeFormerFiles(into: beside)
    }
    #expect(refused.cause.contains("beside the definition"))
    #expect(!FileManager.default.fileExists(atPath: beside))
    let units = changed.round.definition + "/units.csv"
    try FileManager.default.removeItem(atPath: units)
    try FileManager.default.copyItem(atPath: former + "/units.csv", toPath: units)
    #expect(try changed.runner().status().verdict.exitCode == 0)
    #expect(try changed.run(at: 1_740_910_000).pending == nil)
  }

  @Test func whatAPersonTakesIsAuditedAndStandsOnAPageOfItsGeneration() throws {
    let changed = try ChangedRound()
    try changed.unrankTheRival()
    #expect(try changed.run(at: 1_740_900_000).pending != nil)
    let plan = try changed.runner().adopt(reason: "", isPlan: true)
    #expect(plan.changes.map(\.sentence.vi) == [AdoptTests.rival] && !plan.isTaken)
    #expect(plan.moves.map(\.unit) == ["TW2"] && plan.moves.first?.to.rank == nil)
    #expect(try changed.run(at: 1_740_900_100).pending != nil, "a plan takes nothing")

    let taken = try changed.runner().adopt(reason: "Thông báo 12/TB", isPlan: false)
    #expect(taken.isTaken && taken.next == "parindex run")
    #expect(try changed.runner().status().verdict.exitCode == 0)
    let report = try changed.run(at: 1_740_910_000)
    #expect(report.pending == nil && report.generation == 2)
    #expect(try changed.ranks(2)["TW2"] == "")
    let page = try #require(try changed.text(2, "changes.html"))
    for words in ["tham gia xếp hạng", "Thông báo 12/TB", "bản công bố số 1", "ranked"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(try #require(try changed.text(2, "index.html")).contains("changes.html"))
    let rows = try CSVText(Array(try #require(try changed.text(2, "data/changes.csv")).utf8)).rows
    #expect(rows.map { $0["from_vi"] } == ["có"] && rows.map { $0["to_en"] } == ["no"])
    #expect(try changed.text(2, "data/datapackage.json")?.contains("changes.csv") == true)
    #expect(try changed.taken().last == "adopt: Thông báo 12/TB")
    let row = try changed.runner().audit().entries.last { $0.verb == "adopt" }
    #expect(row?.details.contains { $0.contains("tham gia xếp hạng") } == true)

    // A generation after it by the same definition says nothing of it; all verify.
    try changed.round.drop([
      OutputFile(
        path: "_appraisal/tw1-2.xml",
        bytes: OtherProvinceTests.appraisal("TW1", [["A.1.a", "Có", "", "", ""]]))
    ])
    #expect(try changed.run(at: 1_740_920_000).generation == 3)
    #expect(try changed.text(3, "changes.html") == nil)
    for generation in 1...3 { #expect(try changed.runner().verify(generation).isGood) }
    #expect(try changed.runner().diff(1, 2).changes.map(\.sentence.vi) == [AdoptTests.rival])
    let refused = try #require(throws: RunnerFailure.self) {
      try changed.runner().adopt(reason: "nữa", isPlan: false)
    }
    #expect(refused.kind == .data)
  }

  @Test func whileNothingIsPublishedTheFilesAreTakenAsTheyLieThere() throws {
    let changed = try ChangedRound(isRun: false)
    let store = try changed.runner().openStore()
    // A first look, without a publication.
    _ = try changed.runner().underDefinitionInForce(store, recording: true)
    try changed.unrankTheRival()
    let report = try changed.run(at: 1_740_800_000)
    #expect(report.pending == nil)
    #expect(try changed.ranks(1)["TW2"] == "")
    #expect(
      try changed.taken() == [
        "definition: the first definition of the round", "definition: nothing is published yet",
      ])
    let rows = try store.auditEntries()
    #expect(rows.contains { $0.audit.verb == "definition" && $0.body.contains(AdoptTests.rival) })
  }

  @Test func commentsAndHowTheRunnerWorksAreTakenAtOnceWithAnAuditRow() throws {
    let changed = try ChangedRound()
    try changed.edit("units.csv", "code,", "# danh sách đã rà soát\ncode,")
    #expect(try changed.run(at: 1_740_900_000).pending == nil)
    try changed.edit("pipeline.yaml", "settle_seconds: 0", "settle_seconds: 5")
    #expect(try changed.run(at: 1_740_910_000).pending == nil)
    #expect(try changed.run(at: 1_740_920_000).generation == 1)
    #expect(
      try Array(changed.taken().dropFirst())
        == Array(repeating: "definition: what determines the result is the same", count: 2))
    let bodies = try changed.runner().openStore().auditEntries().map(\.body)
    #expect(bodies.contains { $0.contains("units.csv: comments or blanks") })
    #expect(bodies.contains { $0.contains("inbox.settle_seconds: 0 → 5") })
  }

  /// A database of the program before adoptions knows the definition of its last publication.
  @Test(arguments: [false, true])
  func aDatabaseOfBeforeGoesByItsLastPublication(isChanged: Bool) throws {
    let changed = try ChangedRound.older()
    let before = try changed.ranks(1)
    try #require(before["TW2"] == "2")
    if isChanged { try changed.unrankTheRival() }
    let report = try changed.run(at: 1_800_000_000)
    #expect((report.pending != nil) == isChanged)
    // The pages of today say more than those of then; the ranks are the same.
    #expect(report.generation == 2 && report.isNewGeneration)
    #expect(try changed.ranks(2) == before)
    #expect(try changed.text(2, "changes.html") == nil)
    #expect(try changed.taken() == ["definition: generation 1 was published by it"])
    if isChanged {
      _ = try changed.runner(at: 1_800_010_000).adopt(reason: "thử", isPlan: false)
      #expect(try changed.run(at: 1_800_020_000).generation == 3)
      #expect(try changed.text(3, "changes.html") != nil)
      #expect(try changed.ranks(3)["TW2"] == "")
    }
    #expect(try changed.runner().verify(2).isGood)
    let first = try changed.runner().verify(1)
    #expect(first.outboxFaults.isEmpty && !first.versionChanges.isEmpty)
  }

  @Test func aRemovedUnitIsListedAmongThoseThatMove() throws {
    let changed = try ChangedRound()
    let units = changed.round.definition + "/units.csv"
    let lines = try String(contentsOfFile: units, encoding: .utf8).split(separator: "\n")
    try lines.filter { !$0.hasPrefix("TW2,") }.joined(separator: "\n")
      .write(toFile: units, atomically: true, encoding: .utf8)
    let plan = try changed.runner().adopt(reason: "", isPlan: true)
    #expect(plan.changes.map(\.sentence.en).first?.contains("Unit TW2") == true)
    #expect(plan.moves.map(\.unit).contains("TW2"))
  }
}
