import Digests
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The official result of a round and its corrections.
struct OfficialEndTests {
  @Test func onlyAFrozenRoundWithoutFailuresBecomesFinal() throws {
    let closed = try ClosedRound()
    let final = PublishRequest.final(decision: ClosedRound.decision)
    func refusal(_ request: PublishRequest) throws -> RunnerFailure {
      try #require(throws: RunnerFailure.self) {
        try closed.runner(request, at: 1_706_100_000).run()
      }
    }
    #expect(try refusal(final).mend.hasPrefix("parindex freeze"))
    let none = PublishRequest.correction(reason: "thử", decision: "", submissions: [])
    #expect(try refusal(none).cause.contains("no final result"))
    _ = try closed.runner(at: 1_706_100_000).setFrozen(true, reason: "chốt")
    let store = try closed.runner(at: 0).openStore()
    let run = try #require(try store.runs(limit: 1).first?.id)
    try store.recordFailure(
      stage: .score, partition: "HD-SO-SYT", fingerprint: String(repeating: "f", count: 64),
      parts: [:], message: "hỏng", run: run)
    let failure = try refusal(final)
    #expect(failure.kind == .data && failure.mend == "parindex retry")
    #expect(try closed.runner(at: 1_706_100_000).status().closing.official == nil)
  }

  @Test func everyFormOfTheFinalGenerationSaysSoAndNothingFollowsButCorrections() throws {
    let closed = try ClosedRound()
    try closed.makeFinal()
    let files = try closed.generation(2)
    for name in ["index.html", "units/HD-SO-SYT.html", "standings.xml", "data/datapackage.json"] {
      let text = String(decoding: try #require(files[name]), as: UTF8.self)
      #expect(text.contains("Kết quả chính thức theo Quyết định số 336/QĐ-UBND"), "\(name)")
      let draft = String(decoding: try #require(try closed.generation(1)[name]), as: UTF8.self)
      #expect(draft.contains("Kết quả tạm thời"), "\(name)")
    }
    let rows = try CSVText(Array(try #require(files["data/standings.csv"]))).rows
    #expect(Set(rows.map { $0["edition"] }) == ["final"])
    #expect(Set(rows.map { $0["decision"] }) == [ClosedRound.decision])
    for name in ["data/standings.json", "manifest.json"] {
      let edition = try closed.json(2, name)["edition"] as? [String: Any]
      #expect(edition?["kind"] as? String == "final", "\(name)")
      #expect(edition?["decision"] as? String == ClosedRound.decision, "\(name)")
    }

    #expect(throws: RunnerFailure.self) {
      try closed.runner(.final(decision: "khác"), at: 1_706_100_200).run()
    }
    #expect(throws: RunnerFailure.self) {
      try closed.runner(at: 1_706_100_200).setFrozen(false, reason: "mở")
    }
    try closed.dropLate()
    // Somebody changes a page and the definition besides.
    let page = closed.round.outbox + "/haiduong-2023/generations/2/index.html"
    try Data("khác".utf8).write(to: URL(filePath: page))
    let yaml = closed.round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    try text.replacingOccurrences(of: "display_decimals: 2", with: "display_decimals: 3")
      .write(toFile: yaml, atomically: true, encoding: .utf8)
    let run = try closed.runner(at: 1_706_100_300).run()
    #expect(run.generation == 2 && !run.isNewGeneration && run.lateFiles == 1)
    #expect(try closed.generation(2) == files, "it is put back byte for byte")
    #expect(try closed.receipt()["counts"] as? Bool == false)
    #expect(try closed.runner(at: 1_737_000_000).verify(2).isGood)
  }

  @Test func aCorrectionListsEveryUnitItMovesAndByWhichFile() throws {
    let closed = try ClosedRound()
    let excluded = try OperatorVerbsTests.appraisal(of: "HD-SO-STP", closed.round)
    try closed.makeFinal()
    try closed.dropLate()
    try closed.runner(at: 1_706_100_200).run()
    _ = try closed.runner(at: 1_706_100_250).setExcluded(excluded, true, reason: "nhầm biểu")
    let nothing = try #require(throws: RunnerFailure.self) {
      try closed.correct(["không có.xml"], at: 1_706_100_300)
    }
    #expect(nothing.kind == .data)
    let report = try closed.correct([ClosedRound.late], at: 1_706_100_400)
    #expect(report.generation == 3 && report.edition.kind == .correction && report.lateFiles == 0)

    // What moved, by the two published tables alone.
    let (before, after) = (try closed.places(2), try closed.places(3))
    let moved = Set(before.keys.filter { before[$0] != after[$0] })
    #expect(moved.isSuperset(of: ["HD-SO-SYT", "HD-SO-STP"]))
    let listed = report.moves.filter { $0.from != $0.to }
    #expect(Set(listed.map(\.unit)) == moved)
    let own = try #require(report.moves.first { $0.unit == "HD-SO-SYT" })
    #expect(own.newFiles == [ClosedRound.late] && own.goneFiles.count == 1 && !own.leaves.isEmpty)
    #expect(report.moves.first { $0.unit == "HD-SO-STP" }?.goneFiles == [excluded])

    let json = try closed.json(3, "data/correction.json")
    let edition = try #require(json["edition"] as? [String: Any])
    #expect(edition["finalGeneration"] as? Int == 2 && edition["corrects"] as? Int == 2)
    #expect(edition["reason"] as? String == "Sở Y tế kiến nghị")
    #expect((json["moves"] as? [[String: Any]])?.count == report.moves.count)
    let files = try closed.generation(3)
    let table = try CSVText(Array(try #require(files["data/correction.csv"]))).rows
    #expect(table.map { $0["unit"] } == report.moves.map(\.unit))
    #expect(table.first { $0["unit"] == "HD-SO-SYT" }?["files_in"] == ClosedRound.late)
    let page = String(decoding: try #require(files["correction.html"]), as: UTF8.self)
    for text in ["Đính chính", ClosedRound.late, "bản công bố số 2", "Sở Y tế kiến nghị"] {
      #expect(page.contains(text), "\(text)")
    }
    let manifest = Digests.sha256(Array(try #require(try closed.generation(2)["manifest.json"])))
    #expect(try closed.json(3, "manifest.json")["previous"] as? String == manifest.description)
    #expect(try closed.receipt()["counts"] as? Bool == true)

    let same = try #require(throws: RunnerFailure.self) {
      try closed.correct([], at: 1_706_100_500)
    }
    #expect(same.cause.contains("nothing differs from generation 3"))
    _ = try closed.runner(at: 1_706_100_550).setExcluded(excluded, false, reason: "đúng biểu")
    let second = try closed.correct([], at: 1_706_100_600)
    #expect(second.edition.finalGeneration == 2 && second.edition.corrects == 3)
    #expect(second.moves.first { $0.unit == "HD-SO-STP" }?.newFiles == [excluded])

    for generation in 1...4 {
      let verified = try closed.runner(at: 1_737_000_000).verify(generation)
      #expect(verified.isGood, "\(generation): \(verified.rebuildFaults)")
    }
  }

  @Test func anOfficialGenerationThatWasBegunIsFinishedByTheNextRun() throws {
    let closed = try ClosedRound()
    _ = try closed.runner(at: 1_706_100_100).setFrozen(true, reason: "chốt")
    let latest = closed.round.outbox + "/haiduong-2023/latest"
    try FileManager.default.removeItem(atPath: latest)
    try closed.round.folder.write([1], to: "Outbox/haiduong-2023/latest/chắn")
    let final = PublishRequest.final(decision: ClosedRound.decision)
    #expect(throws: RunnerFailure.self) { try closed.runner(final, at: 1_706_100_200).run() }
    #expect(try closed.runner(at: 1_706_100_250).status().closing.isUnfinished)
    try FileManager.default.removeItem(atPath: latest)
    #expect(throws: RunnerFailure.self) {
      try closed.runner(at: 1_706_100_250).setFrozen(false, reason: "mở")
    }
    let run = try closed.runner(at: 1_706_100_300).run()
    #expect(run.generation == 2 && run.edition.kind == .official)
    #expect(run.edition.decision == ClosedRound.decision)
    #expect(try closed.runner(at: 1_737_000_000).verify(2).isGood)
  }

  @Test func aRestoredDatabaseDoesNotPublishADraftOverTheOfficialResult() throws {
    let closed = try ClosedRound()
    let backup = try closed.runner(at: 1_706_100_000).backUp(to: nil)
    try closed.makeFinal()
    let published = try closed.round.folder.files(below: "Outbox/haiduong-2023")
    let database = try closed.round.pipeline().databasePath
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: database + suffix)
    }
    try FileManager.default.copyItem(atPath: backup, toPath: database)
    try closed.dropLate()
    let refused = try #require(throws: RunnerFailure.self) {
      try closed.runner(at: 1_706_100_300).run()
    }
    #expect(refused.kind == .data && refused.mend.hasPrefix("parindex freeze"))
    #expect(try closed.round.folder.files(below: "Outbox/haiduong-2023") == published)
    _ = try closed.runner(at: 1_706_100_400).setFrozen(true, reason: "chốt lại")
    let again = try closed.runner(.final(decision: ClosedRound.decision), at: 1_706_100_500).run()
    #expect(again.generation == 3 && again.edition.kind == .official)
  }
}
