import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// A corrected page names the decision that it corrects, and its own where it has one.
struct CorrectedDecisionTests {
  private let closed: ClosedRound

  init() throws {
    closed = try ClosedRound()
    try closed.makeFinal()
    try closed.dropLate()
    _ = try closed.runner(at: 1_706_100_200).run()
  }

  private func correct(_ decision: String, _ submissions: [String], at seconds: Int64) throws {
    _ = try closed.runner(
      .correction(reason: "Sở Y tế kiến nghị", decision: decision, submissions: submissions),
      at: seconds
    ).run()
  }

  /// The texts of a generation in which the decisions must stand: every page, the workbook, and the
  /// data files that say what is published.
  private func expect(_ number: Int, names decisions: [String]) throws {
    let files = try closed.generation(number)
    let texts = files.filter { name, _ in
      name.hasSuffix(".html") || name == "standings.xml" || name == "data/standings.csv"
        || name == "data/standings.json" || name == "data/datapackage.json"
        || name.hasPrefix("data/correction")
    }
    #expect(texts.count > 265 + 6)
    for (name, bytes) in texts {
      let text = String(decoding: bytes, as: UTF8.self)
      for decision in decisions where !text.contains(decision) {
        Issue.record("\(name) of generation \(number) does not name \(decision)")
      }
    }
    #expect(try closed.runner(at: 1_737_000_000).verify(number).isGood)
  }

  @Test func withAndWithoutADecisionOfItsOwn() throws {
    let final = ClosedRound.decision
    try correct("", [ClosedRound.late], at: 1_706_100_400)
    try expect(3, names: [final])
    _ = try closed.runner(at: 1_706_100_500).setExcluded(ClosedRound.late, true, reason: "rút")
    let own = "Quyết định số 400/QĐ-UBND"
    try correct(own, [], at: 1_706_100_600)
    try expect(4, names: [final, own])
    _ = try closed.runner(at: 1_706_100_700).setExcluded(ClosedRound.late, false, reason: "lại")
    try correct("", [], at: 1_706_100_800)
    try expect(5, names: [final, own])
    let manifest = try closed.json(5, "manifest.json")["edition"] as? [String: Any]
    #expect(manifest?["correctedDecisions"] as? [String] == [final, own])
    let rows = try CSVText(Array(try #require(try closed.generation(5)["data/standings.csv"]))).rows
    #expect(rows.allSatisfy { $0["corrected_decisions"] == final + "\n" + own })
  }

  @Test func whatCorrectsNothingHasNoSuchColumn() throws {
    let table = try #require(try closed.generation(2)["data/standings.csv"])
    #expect(try CSVText(Array(table)).records.first?.contains("corrected_decisions") == false)
  }
}
