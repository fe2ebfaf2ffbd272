import Definitions
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// A freeze holds the definition as it holds the files; after an official result only a correction
/// changes it.
struct FrozenDefinitionTests {
  @Test func aFreezeHoldsTheDefinition() throws {
    let changed = try ChangedRound()
    let first = try changed.ranks(1)
    #expect(try changed.runner().setFrozen(true, reason: "chốt").pending == nil)
    try changed.unrankTheRival()
    let report = try changed.run(at: 1_740_910_000)
    #expect(report.pending?.obstacle == .frozen)
    #expect(try changed.ranks(report.generation) == first)
    let failure = try #require(report.pending).failure
    #expect(failure.mend.contains("parindex unfreeze") && failure.mend.contains("adopt"))
    let refused = try #require(throws: RunnerFailure.self) {
      try changed.runner().adopt(reason: "thử", isPlan: false)
    }
    #expect(refused.kind == .data && refused.mend.contains("parindex unfreeze"))
    // The official result is no matter of chance: with changed files it is refused.
    let final = PublishRequest.final(decision: "Quyết định số 1/QĐ")
    #expect(throws: RunnerFailure.self) { try changed.runner(final).publishPlan() }
    #expect(throws: RunnerFailure.self) { try changed.run(final, at: 1_740_920_000) }

    _ = try changed.runner().setFrozen(false, reason: "bổ sung")
    _ = try changed.runner().adopt(reason: "theo Hội đồng", isPlan: false)
    let opened = try changed.run(at: 1_740_930_000)
    #expect(opened.pending == nil)
    #expect(try changed.ranks(opened.generation)["TW2"] == "")
  }

  @Test func aFreezeBeforeAnyPublicationHoldsItToo() throws {
    let changed = try ChangedRound(isRun: false)
    _ = try changed.runner().setFrozen(true, reason: "chốt")
    try changed.unrankTheRival()
    #expect(try changed.run(at: 1_740_910_000).pending?.obstacle == .frozen)
  }

  @Test func aCorrectionTakesTheAdoptedDefinitionAlongAndNamesIt() throws {
    let changed = try ChangedRound()
    _ = try changed.runner().setFrozen(true, reason: "chốt")
    try changed.run(.final(decision: "Quyết định số 1/QĐ"), at: 1_740_910_000)
    let official = try changed.ranks(2)
    try changed.unrankTheRival()
    let waits = try changed.run(at: 1_740_920_000)
    #expect(waits.pending?.obstacle == .final && waits.generation == 2)
    let correction = PublishRequest.correction(
      reason: "Kho bạc không thuộc đối tượng", decision: "", submissions: [])
    #expect(throws: RunnerFailure.self, "nobody took it yet") {
      try changed.run(correction, at: 1_740_920_100)
    }
    let taken = try changed.runner().adopt(reason: "Công văn 5", isPlan: false)
    #expect(taken.next.contains("publish --correction"))

    // Taken, and still no part of the official result: ordinary runs go by its own definition.
    let between = try changed.run(at: 1_740_930_000)
    #expect(between.pending == nil && between.generation == 2)
    #expect(between.awaitingCorrection.map(\.sentence.vi) == [AdoptTests.rival])
    #expect(try changed.ranks(2) == official)
    #expect(try changed.runner().explain(unit: "TW2", leaf: nil).rank == 2)

    let planned = try changed.runner(correction).publishPlan()
    #expect(planned.moves.contains { $0.unit == "TW2" && $0.to.rank == nil })
    let corrected = try changed.run(correction, at: 1_740_940_000)
    #expect(corrected.generation == 3 && corrected.moves.map(\.unit).contains("TW2"))
    #expect(try changed.ranks(3)["TW2"] == "")
    let page = try #require(try changed.text(3, "changes.html"))
    #expect(page.contains("Công văn 5") && page.contains("tham gia xếp hạng"))
    // Nobody's file moved: the page of the correction leads to what did.
    let moved = try #require(try changed.text(3, "correction.html"))
    #expect(moved.contains("href=\"changes.html\"") && moved.contains("thay đổi quy định của đợt"))
    #expect(!moved.contains("hạng đổi do đơn vị khác"))
    #expect(try changed.run(at: 1_740_950_000).awaitingCorrection.isEmpty)
    for generation in 1...3 { #expect(try changed.runner().verify(generation).isGood) }
  }

  /// A definition with faults stops no receipt.
  @Test(arguments: [
    ("units.csv", "kho-bac,,,yes", "kho-bac,,,perhaps"),
    ("pipeline.yaml", "ties: dense", "ties: none"),
    ("pipeline.yaml", "policies:\n", "policies:\n\t- [\n"),
  ])
  func aFaultyDefinitionStopsNoReceipt(file: String, old: String, new: String) throws {
    let changed = try ChangedRound()
    let first = try changed.ranks(1)
    try changed.edit(file, old, new)
    try changed.round.drop([
      OutputFile(
        path: "kho-bac/a.xml", bytes: OtherProvinceTests.own("Kho bạc", [("A.1.b", "17")]))
    ])
    let (pipeline, faults) = DefinitionLoader.load(directory: changed.round.definition)
    #expect(pipeline == nil && !faults.isEmpty)
    let inForce = try #require(
      try DefinitionLoader.loadInForce(directory: changed.round.definition, faults: faults))
    #expect(inForce.settings.inboxPath == changed.round.inbox)
    let runner = Runner(
      pipeline: inForce, request: RunRequest(settleSeconds: 0), observer: Unobserved(),
      clock: { Instant(seconds: 1_740_900_000) })
    let report = try runner.run()
    #expect(report.pending?.obstacle == .faulty && report.pending?.faults == faults.count)
    #expect(try changed.ranks(report.generation) == first)
    #expect(
      try changed.round.receipts().contains { $0["file"] as? String == "kho-bac/a.xml" })
    let failure = try #require(report.pending).failure
    #expect(failure.kind == .configuration && failure.mend.contains("parindex check"))
    #expect(try runner.status().verdict.exitCode == 78)
    #expect(throws: RunnerFailure.self) { try runner.adopt(reason: "thử", isPlan: false) }
  }

  /// A definition that an older program allowed is faulty now: its rounds go on as published.
  @Test func aDatabaseOfBeforeGoesOnUnderADefinitionThatIsFaultyNow() throws {
    let changed = try ChangedRound.older()
    try changed.edit("pipeline.yaml", "caps_at_maximum: true", "caps_at_maximum: false")
    let faults = DefinitionLoader.load(directory: changed.round.definition).faults
    #expect(Set(faults.map(\.code)) == [.classCoverage])
    let inForce = try #require(
      try DefinitionLoader.loadInForce(directory: changed.round.definition, faults: faults))
    let runner = Runner(
      pipeline: inForce, request: RunRequest(settleSeconds: 0), observer: Unobserved(),
      clock: { Instant(seconds: 1_800_000_000) })
    let report = try runner.run()
    #expect(report.pending?.obstacle == .faulty && report.generation == 2)
    #expect(try runner.verify(2).isGood)
  }

  @Test func aFaultyDefinitionBeforeAnythingIsPublishedStopsAll() throws {
    let changed = try ChangedRound(isRun: false)
    try changed.edit("units.csv", "kho-bac,,,yes", "kho-bac,,,perhaps")
    let faults = DefinitionLoader.load(directory: changed.round.definition).faults
    #expect(
      try DefinitionLoader.loadInForce(directory: changed.round.definition, faults: faults) == nil)
  }
}
