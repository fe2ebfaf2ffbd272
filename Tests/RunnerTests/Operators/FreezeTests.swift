import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// A frozen round: what comes later gets its receipt and moves nothing, until the freeze ends.
struct FreezeTests {
  @Test func whatComesAfterAFreezeMovesNothingUntilItEnds() throws {
    let closed = try ClosedRound()
    let before = try closed.runner(at: 1_706_100_000).explain(unit: "HD-SO-SYT", leaf: nil)
    try closed.dropLate()
    let planned = try closed.runner(at: 1_706_100_000)
      .setFrozen(true, reason: "chốt", isPlan: true)
    #expect(planned.hasChanged && planned.untaken == [ClosedRound.late])
    #expect(try closed.runner(at: 1_706_100_000).status().closing.frozenSince == nil)

    let frozen = try closed.runner(at: 1_706_100_000).setFrozen(true, reason: "chốt")
    #expect(frozen.isFrozen && frozen.hasChanged && frozen.since == "24/01/2024 19:40:00")
    let again = try closed.runner(at: 1_706_100_050).setFrozen(true, reason: "lần nữa")
    #expect(!again.hasChanged && again.since == frozen.since && again.reason == "chốt")

    let plan = try closed.runner(at: 1_706_100_060).plan()
    #expect(
      plan.contains { $0.partition == "haiduong-2023" && $0.reason.contains("is frozen since") })
    let run = try closed.runner(at: 1_706_100_100).run()
    #expect(run.balance.isBalanced && run.lateFiles == 1)
    #expect(try closed.places(1) == closed.places(run.generation), "no point or rank moved")
    let receipt = try closed.receipt()
    #expect(receipt["disposition"] as? String == "suspended")
    #expect(receipt["counts"] as? Bool == false)
    let findings = try #require(receipt["findings"] as? [[String: Any]])
    #expect(findings.first?["code"] as? String == "after-freeze")
    let words = (findings.first?["message"] as? [String: String])?["vi"] ?? ""
    #expect(words.contains("chốt số liệu (24/01/2024 19:40:00)") && words.contains("đính chính"))
    let status = try closed.runner(at: 1_706_100_200).status()
    #expect(status.closing.lateFiles == [ClosedRound.late])
    #expect(status.closing.frozenSince == frozen.since && status.closing.official == nil)

    let opened = try closed.runner(at: 1_706_100_300).setFrozen(false, reason: "nhầm")
    #expect(opened.hasChanged && opened.lateFiles == 1)
    #expect(try !closed.runner(at: 1_706_100_300).setFrozen(false, reason: "nữa").hasChanged)
    let open = try closed.runner(at: 1_706_100_400).run()
    #expect(open.lateFiles == 0)
    #expect(try closed.receipt()["counts"] as? Bool == true)
    let after = try closed.runner(at: 1_706_100_500).explain(unit: "HD-SO-SYT", leaf: nil)
    #expect(after.index != before.index)
    for generation in 1...open.generation {
      let report = try closed.runner(at: 1_737_000_000).verify(generation)
      #expect(report.isGood, "\(generation): \(report.rebuildFaults)")
    }
    let trail = try closed.runner(at: 1_706_100_500).audit().entries
    #expect(
      trail.filter { $0.who == "truc" && $0.verb.contains("freeze") }.map(\.reason) == [
        "chốt", "nhầm",
      ])
  }

  @Test func aFreezeHoldsExclusionsBackToo() throws {
    let closed = try ClosedRound()
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", closed.round)
    _ = try closed.runner(at: 1_706_100_000).setFrozen(true, reason: "chốt")
    let report = try closed.runner(at: 1_706_100_100).setExcluded(path, true, reason: "nhầm")
    #expect(report.next.hasPrefix("parindex unfreeze"))
    #expect(try closed.runner(at: 1_706_100_200).run().generation == 1)
    _ = try closed.runner(at: 1_706_100_300).setFrozen(false, reason: "mở lại")
    #expect(try closed.runner(at: 1_706_100_400).run().generation == 2)
    let explained = try closed.runner(at: 1_706_100_500).explain(unit: "HD-SO-SYT", leaf: nil)
    #expect(explained.rank == nil)
  }
}
