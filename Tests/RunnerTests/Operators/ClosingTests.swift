import Checkpoints
import Domain
import Foundation
import Sample
import TestSupport
import Testing

@testable import Runner

/// The official end of a round: frozen, final, corrected.
struct ClosingTests {
  static let decision = "Quyết định số 336/QĐ-UBND ngày 01/3/2024"
  /// A second appraisal of Sở Y tế, with other points.
  static let late = "_appraisal/Tham dinh HD-SO-SYT lan 2.xml"

  static func dropLate(_ round: WorkedRound) throws {
    let file = try #require(
      try WholeSample.made(seed: 8).files.first {
        $0.path == "_appraisal/Tham dinh HD-SO-SYT.xml"
      })
    try round.drop([OutputFile(path: late, bytes: file.bytes)])
  }

  static func publish(
    _ round: WorkedRound, _ request: PublishRequest, at seconds: Int64 = 1_706_200_000
  ) throws -> RunReport {
    try round.run(
      RunRequest(
        command: "publish", looksAtInbox: false, reason: "thử", actor: "truc",
        publishing: request), at: seconds)
  }

  static func correction(_ submissions: [String] = []) -> PublishRequest {
    .correction(reason: "bổ sung thẩm định", decision: "", submissions: submissions)
  }

  static func receipt(_ path: String, _ round: WorkedRound) throws -> [String: Any] {
    try #require(try round.receipts().first { $0["file"] as? String == path })
  }

  static func codes(_ receipt: [String: Any]) -> [String] {
    (receipt["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  /// The standings as published, without what a generation says of itself.
  static func standings(_ round: WorkedRound, _ generation: Int) throws -> [[String]] {
    let path = round.outbox + "/haiduong-2023/generations/\(generation)/data/standings.csv"
    let records = try CSVText(Array(try Data(contentsOf: URL(filePath: path)))).records
    let own = try #require(records.first?.firstIndex(of: "edition"))
    return records.map { Array($0.prefix(own)) }
  }

  /// Whether any figure of a generation's standings is another than in the first one.
  static func moved(_ round: WorkedRound, _ generation: Int) throws -> Bool {
    try standings(round, generation) != standings(round, 1)
  }

  @Test func whatComesAfterAFreezeIsReceiptedAndMovesNothing() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    let planned = try runner.setFrozen(true, reason: "chốt", isPlan: true)
    #expect(planned.hasChanged && planned.since == nil)
    #expect(try runner.status().closing.frozenSince == nil, "a plan changes nothing")
    let frozen = try runner.setFrozen(true, reason: "chốt")
    #expect(frozen.since == "24/01/2024 19:40:00" && frozen.untaken.isEmpty)
    let again = try round.runner(RunRequest(), at: 1_706_150_000).setFrozen(true, reason: "khác")
    #expect(!again.hasChanged && again.since == frozen.since && again.reason == "chốt")

    try ClosingTests.dropLate(round)
    let report = try round.run(at: 1_706_160_000)
    #expect(report.balance.isBalanced && report.lateFiles == 1)
    #expect(try ClosingTests.moved(round, report.generation) == false)
    let receipt = try ClosingTests.receipt(ClosingTests.late, round)
    #expect(receipt["disposition"] as? String == "suspended")
    #expect(receipt["counts"] as? Bool == false)
    #expect(ClosingTests.codes(receipt).first == "after-freeze")
    #expect(try runner.status().closing.lateFiles.map(\.text) == [ClosingTests.late])
    let line = try #require(try round.plan().first { $0.partition == "haiduong-2023" })
    #expect(line.note?.contains("files that came later and do not count: 1") == true)
    #expect(try runner.verify(nil).isGood)

    let opened = try runner.setFrozen(false, reason: "nhầm")
    #expect(opened.hasChanged && opened.since == nil && opened.lateFiles == 1)
    let open = try round.run(at: 1_706_170_000)
    #expect(open.lateFiles == 0)
    #expect(try ClosingTests.moved(round, open.generation))
    #expect(try ClosingTests.receipt(ClosingTests.late, round)["counts"] as? Bool == true)
    for generation in 1...open.generation { #expect(try runner.verify(generation).isGood) }
    let verbs = try runner.audit().entries.map(\.verb)
    #expect(verbs.filter { $0.hasSuffix("freeze") } == ["freeze", "unfreeze"])
  }

  @Test func aFreezeNamesWhatNoRunHasTaken() throws {
    let round = try OperatorVerbsTests.round()
    try ClosingTests.dropLate(round)
    let frozen = try OperatorVerbsTests.runner(round).setFrozen(true, reason: "chốt")
    #expect(frozen.untaken.map(\.text) == [ClosingTests.late])
    #expect(try round.run(at: 1_706_160_000).lateFiles == 1)
  }

  @Test func aLateFileWithAnEarlierDayInTheRegisterMovesNothing() throws {
    let round = try OperatorVerbsTests.round()
    _ = try OperatorVerbsTests.runner(round).setFrozen(true, reason: "chốt")
    // The same bytes as an appraisal that counts, said to have come years before it.
    let own = "_appraisal/Tham dinh HD-SO-SYT.xml"
    let bytes = try Data(contentsOf: URL(filePath: round.inbox + "/" + own))
    try round.drop([
      OutputFile(path: ClosingTests.late, bytes: Array(bytes)),
      OutputFile(
        path: "_register/received.csv",
        bytes: Array("path,received_at\n\(ClosingTests.late),2020-01-01T08:00:00+07:00\n".utf8)),
    ])
    let report = try round.run(at: 1_706_160_000)
    #expect(report.lateFiles == 1)
    #expect(try ClosingTests.moved(round, report.generation) == false)
    #expect(try ClosingTests.receipt(own, round)["counts"] as? Bool == true)
    let receipt = try ClosingTests.receipt(ClosingTests.late, round)
    #expect(receipt["disposition"] as? String == "duplicate")
  }

  @Test func theFinalGenerationSaysSoAndNothingFollowsButACorrection() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    let final = PublishRequest.final(decision: ClosingTests.decision)
    #expect(throws: RunnerFailure.self, "not frozen") { try ClosingTests.publish(round, final) }
    _ = try runner.setFrozen(true, reason: "chốt")
    let published = try ClosingTests.publish(round, final)
    #expect(published.generation == 2 && published.edition.kind == .official)
    let files = try round.folder.files(below: "Outbox/haiduong-2023/generations/2")
    for name in ["index.html", "units/HD-SO-SYT.html", "standings.xml", "data/datapackage.json"] {
      let text = String(decoding: try #require(files[name]), as: UTF8.self)
      #expect(text.contains("Kết quả chính thức theo \(ClosingTests.decision)"), "\(name)")
    }
    let rows = try CSVText(Array(try #require(files["data/standings.csv"]))).rows
    #expect(rows.allSatisfy { $0["edition"] == "final" && $0["decision"] == ClosingTests.decision })
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: try #require(files["manifest.json"]))
    #expect(manifest.edition == Edition(kind: .official, decision: ClosingTests.decision))
    #expect(manifest.previous != nil)

    try ClosingTests.dropLate(round)
    let ordinary = try round.run(at: 1_706_300_000)
    #expect(ordinary.generation == 2 && !ordinary.isNewGeneration && ordinary.lateFiles == 1)
    #expect(ClosingTests.codes(try ClosingTests.receipt(ClosingTests.late, round)) != [])
    #expect(throws: RunnerFailure.self) { try ClosingTests.publish(round, final) }
    #expect(throws: RunnerFailure.self) { try runner.setFrozen(false, reason: "nhầm") }
    let idle = try runner.setExcluded(ClosingTests.late, true, reason: "rút lại")
    #expect(idle.changesNothing?.contains("did not count") == true && !idle.waitsForCorrection)
    #expect(try runner.verify(2).isGood)

    // Whoever changes it finds it put back, although the balance of files is another by now.
    let page = round.outbox + "/haiduong-2023/generations/2/index.html"
    try Data("khác".utf8).write(to: URL(filePath: page))
    try round.run(at: 1_706_400_000)
    #expect(try Data(contentsOf: URL(filePath: page)) == files["index.html"])
  }

  @Test func aCorrectionListsWhatItMovesAndByWhichFile() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    #expect(throws: RunnerFailure.self) {
      try ClosingTests.publish(round, ClosingTests.correction())
    }
    _ = try runner.setFrozen(true, reason: "chốt")
    _ = try ClosingTests.publish(round, .final(decision: ClosingTests.decision))
    try ClosingTests.dropLate(round)
    try round.run(at: 1_706_300_000)
    for refused in [[], ["_appraisal/Tham dinh HD-SO-SYT.xml"], ["không có"]] {
      #expect(throws: RunnerFailure.self, "\(refused)") {
        try ClosingTests.publish(round, ClosingTests.correction(refused))
      }
    }
    let made = try ClosingTests.publish(round, ClosingTests.correction([ClosingTests.late]))
    #expect(made.generation == 3 && made.moves.map(\.unit).contains("HD-SO-SYT"))
    #expect(made.moves == (try runner.diff(2, 3).moves))
    let move = try #require(made.moves.first { $0.unit == "HD-SO-SYT" })
    #expect(move.newFiles == [ClosingTests.late] && !move.leaves.isEmpty)
    let folder = "Outbox/haiduong-2023/generations/3"
    let files = try round.folder.files(below: folder)
    let page = String(decoding: try #require(files["correction.html"]), as: UTF8.self)
    #expect(page.contains("bản công bố số 2") && page.contains(ClosingTests.late))
    let rows = try CSVText(Array(try #require(files["data/correction.csv"]))).rows
    #expect(rows.map { $0["unit"] ?? "" } == made.moves.map(\.unit))
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: try #require(files["manifest.json"]))
    #expect(manifest.edition?.finalGeneration == 2 && manifest.edition?.corrects == 2)
    #expect(try ClosingTests.receipt(ClosingTests.late, round)["counts"] as? Bool == true)

    // An exclusion waits for its correction too, which goes on from the last one.
    _ = try runner.setExcluded(ClosingTests.late, true, reason: "rút lại")
    #expect(try round.run(at: 1_706_500_000).generation == 3)
    let second = try ClosingTests.publish(round, ClosingTests.correction(), at: 1_706_600_000)
    #expect(second.edition.finalGeneration == 2 && second.edition.corrects == 3)
    let (before, after) = (
      Set(try ClosingTests.standings(round, 1)), Set(try ClosingTests.standings(round, 4))
    )
    #expect(before == after, "\(before.symmetricDifference(after))")
    #expect(throws: RunnerFailure.self, "nothing is left to correct") {
      try ClosingTests.publish(round, ClosingTests.correction(), at: 1_706_700_000)
    }
    for generation in 1...4 { #expect(try runner.verify(generation).isGood, "\(generation)") }
  }

  @Test func anInterruptedFinalIsFinishedByTheNextRun() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    _ = try runner.setFrozen(true, reason: "chốt")
    // Something stands where `latest` is made ready: the generation is placed and never shown.
    let obstacle = round.outbox + "/haiduong-2023/.latest/x"
    try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: true)
    let final = PublishRequest.final(decision: ClosingTests.decision)
    #expect(throws: RunnerFailure.self) { try ClosingTests.publish(round, final) }
    #expect(try runner.status().closing.isUnfinished)
    try FileManager.default.removeItem(atPath: round.outbox + "/haiduong-2023/.latest")
    #expect(throws: RunnerFailure.self, "it is finished first") {
      try ClosingTests.publish(round, final)
    }
    // A file that came meanwhile makes the balance another: the promised number stays unused.
    try ClosingTests.dropLate(round)
    let finished = try round.run(at: 1_706_300_000)
    #expect(finished.generation == 3 && finished.edition.decision == ClosingTests.decision)
    #expect(try round.run(at: 1_706_400_000).generation == 3)
    #expect(try ClosingTests.moved(round, 3) == false)
    #expect(try runner.verify(3).isGood)
    #expect(try runner.status().failed.isEmpty)
  }
}
