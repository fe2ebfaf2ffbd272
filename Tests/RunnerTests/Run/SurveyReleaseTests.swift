import Checkpoints
import Digests
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// Survey answers in publications, one after the other: nobody is told by comparing them.
struct SurveyReleaseTests {
  static let mixed = ["ABCDABC", "BCDABCD", "CDABCDA", "DABCDAB", "ABCDABC"]

  @Test func oneLateQuestionnaireMovesNoFigureUntilOthersComeWithIt() throws {
    let late = try LateQuestionnaires()
    let before = try late.shown(1)
    #expect(before.count == 6, "the commune's survey leaves")
    try late.drop("MOT", ["DDDDDDD"])
    let waiting = try late.closed.runner(at: 1_706_100_100).run()
    #expect(waiting.survey == SurveyProgress(waiting: 1, units: 1))
    #expect(try late.shown(waiting.generation) == before)
    let index = try #require(try late.closed.generation(waiting.generation)["index.html"])
    #expect(String(decoding: index, as: UTF8.self).contains("Thay đổi của 1 phiếu điều tra"))
    let json = try late.closed.json(waiting.generation, "data/standings.json")
    #expect((json["survey"] as? [String: Any])?["waiting"] as? Int == 1)
    #expect(try late.closed.runner(at: 1_706_100_200).status().survey?.waiting == 1)

    try late.drop("NHIEU", SurveyReleaseTests.mixed)
    let taken = try late.closed.runner(at: 1_706_100_300).run()
    #expect(taken.survey == .complete)
    #expect(try late.shown(taken.generation) != before)
    try late.verify(1...taken.generation)
  }

  @Test func aQuestionnaireTakenOutOrCorrectedStaysAsItWas() throws {
    let late = try LateQuestionnaires()
    try late.drop("MOT", ["DDDDDDD"])
    try late.drop("NHIEU", SurveyReleaseTests.mixed)
    let both = try late.closed.runner(at: 1_706_100_100).run()
    let shown = try late.shown(both.generation)
    let runner = try late.closed.runner(at: 1_706_100_200)
    _ = try runner.setExcluded(LateQuestionnaires.path("MOT"), true, reason: "nhầm xã")
    let excluded = try late.closed.runner(at: 1_706_100_300).run()
    #expect(excluded.survey.waiting == 1)
    #expect(try late.shown(excluded.generation) == shown)
    _ = try runner.setExcluded(LateQuestionnaires.path("MOT"), false, reason: "đúng xã")
    #expect(try late.closed.runner(at: 1_706_100_400).run().survey == .complete)

    try late.drop("MOT", ["AAAAAAA"])
    let corrected = try late.closed.runner(at: 1_706_100_500).run()
    #expect(corrected.survey.waiting == 1)
    #expect(try late.shown(corrected.generation) == shown)
    try late.verify(1...corrected.generation)
  }

  /// One set of answers counted in two ways gives more equations than one publication.
  @Test func aChangedSurveyIsTakenByAPersonsWordThatNamesIt() throws {
    let late = try LateQuestionnaires()
    let path = late.round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let changed = text.replacing(
      /smallest_published_group: \d+/, with: "smallest_published_group: 7")
    try #require(changed != text)
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
    let runner = try late.closed.runner(at: 1_706_100_100)
    let refused = try #require(throws: RunnerFailure.self) {
      try runner.adopt(reason: "Thông báo 12/TB", isPlan: false)
    }
    #expect(refused.mend.contains("--reveals-survey"), "\(refused)")
    #expect(try runner.adopt(reason: "", isPlan: true).surveyRisk != nil)
    let taken = try runner.adopt(reason: "Thông báo 12/TB", isPlan: false, revealsSurvey: true)
    #expect(taken.isTaken)
    let row = try runner.audit().entries.last { $0.verb == "adopt" }
    #expect(row?.details.contains { $0.contains("somebody's answer might be told") } == true)
  }

  /// A restored database does not know what was shown since its backup.
  @Test func afterARestoreAnswersWaitForAPersonsWord() throws {
    let late = try LateQuestionnaires()
    let backup = try late.closed.runner(at: 1_706_100_000).backUp(to: nil)
    let before = try late.shown(1)
    try late.drop("NHIEU", SurveyReleaseTests.mixed)
    #expect(try late.closed.runner(at: 1_706_100_100).run().generation == 2)
    let lost = try late.shown(2)
    try late.closed.restore(backup, at: 1_706_100_500)
    try late.drop("MOT", ["DDDDDDD"])
    let blind = try late.closed.runner(at: 1_706_100_600).run()
    #expect(blind.survey.waiting > 1)
    #expect(try late.shown(blind.generation) == before && before != lost)
    var runner = try late.closed.runner(at: 1_706_100_700)
    runner.request.revealsSurvey = "đã khôi phục, Chủ tịch cho phép"
    let revealed = try runner.run()
    #expect(revealed.survey.waiting == 0 && revealed.survey.revealed > 0)
    #expect(try late.shown(revealed.generation) != before)
    try late.verify(revealed.generation...revealed.generation)
  }

  /// The first generation was compared with nothing, and is proved so after a restore, too.
  @Test func afterARestoreTheFirstAnswersAreStillProved() throws {
    let late = LateQuestionnaires(ClosedRound(try WorkedRound()))
    try late.drop("MOT", ["DDDDDDD"])
    #expect(try late.closed.runner(at: 1_706_100_000).run().survey == .complete)
    let backup = try late.closed.runner(at: 1_706_100_050).backUp(to: nil)
    try late.drop("NHIEU", SurveyReleaseTests.mixed)
    #expect(try late.closed.runner(at: 1_706_100_100).run().generation == 2)
    try late.closed.restore(backup, at: 1_706_100_200)
    let blind = try late.closed.runner(at: 1_706_100_300).run()
    #expect(blind.survey.waiting == 5)
    // The proof decides again, as at the time when nobody could compare.
    try late.round.drop([OutputFile(path: "HD-SO-SYT/a.xml", bytes: Array("<Workbook".utf8))])
    #expect(try late.closed.runner(at: 1_706_100_350).run().survey.waiting == 5)
    let report = try late.closed.runner(at: 1_706_100_400).verify(nil)
    #expect(report.isGood, "\(report.refuted) \(report.rebuildFaults)")
  }

  /// A batch that a person took out, or that was corrected since, keeps nobody out of another file.
  @Test func whoAnsweredInAFileThatDoesNotCountIsNotBlocked() throws {
    let late = try LateQuestionnaires()
    try late.drop("MOT", SurveyReleaseTests.mixed)
    _ = try late.closed.runner(at: 1_706_100_100).run()
    let runner = try late.closed.runner(at: 1_706_100_200)
    _ = try runner.setExcluded(LateQuestionnaires.path("MOT"), true, reason: "mã đợt sai")
    try late.drop("HAI", SurveyReleaseTests.mixed, codes: "MOT")
    let report = try late.closed.runner(at: 1_706_100_300).run()
    #expect(report.survey == .complete)
    let receipt = try #require(
      try late.round.receipts().first {
        $0["file"] as? String == LateQuestionnaires.path("HAI")
      })
    let findings = receipt["findings"] as? [[String: Any]] ?? []
    #expect(findings.allSatisfy { $0["code"] as? String != "respondent-in-earlier-file" })
    try late.verify(1...report.generation)
    // The other way round: the earlier batch drops its rows, and the later one's count.
    _ = try runner.setExcluded(LateQuestionnaires.path("MOT"), false, reason: "đúng")
    let both = try late.closed.runner(at: 1_706_100_400).run()
    #expect(both.survey == .complete)
    try late.verify(both.generation...both.generation)
  }

  @Test func aCorrectionTakesInOneQuestionnaireByAPersonsWordOnly() throws {
    let late = try LateQuestionnaires()
    try late.closed.makeFinal()
    let final = try late.shown(2)
    try late.drop("MOT", ["DDDDDDD"])
    _ = try late.closed.runner(at: 1_706_100_200).run()
    let refused = try #require(throws: RunnerFailure.self) {
      try late.closed.correct([LateQuestionnaires.path("MOT")], at: 1_706_100_300)
    }
    #expect(refused.mend.contains("--reveal-survey"), "\(refused)")

    var runner = try late.closed.runner(
      .correction(
        reason: "phiếu đến muộn", decision: "", submissions: [LateQuestionnaires.path("MOT")]),
      at: 1_706_100_400)
    runner.request.revealsSurvey = "Chủ tịch cho phép"
    let planned = try runner.publishPlan()
    #expect(planned.survey.revealed == 1 && planned.survey.waiting == 0)
    let report = try runner.run()
    let progress = SurveyProgress(revealed: 1, reason: "Chủ tịch cho phép")
    #expect(report.survey == progress && report.generation == 3)
    #expect(try late.shown(3) != final)
    let index = try #require(try late.closed.generation(3)["index.html"])
    #expect(String(decoding: index, as: UTF8.self).contains("Chủ tịch cho phép"))
    let row = try runner.audit().entries.first { $0.verb == "reveal-survey" }
    #expect(row?.reason == "Chủ tịch cho phép")
    try late.verify(1...3)
  }

  @Test func whatAFinalLeavesOutIsSaidOnItsPage() throws {
    let late = try LateQuestionnaires()
    try late.drop("MOT", ["DDDDDDD"])
    #expect(try late.closed.runner(at: 1_706_100_050).run().generation == 2)
    _ = try late.closed.runner(at: 1_706_100_100).setFrozen(true, reason: "chốt")
    let report = try late.closed.runner(
      .final(decision: ClosedRound.decision), at: 1_706_100_200
    ).run()
    #expect(report.survey.waiting == 1 && report.edition.kind == .official)
    let index = try #require(try late.closed.generation(report.generation)["index.html"])
    #expect(String(decoding: index, as: UTF8.self).contains("Thay đổi của 1 phiếu điều tra"))
    #expect(try late.closed.runner(at: 1_706_100_300).run().generation == report.generation)
  }

  @Test(.enabled(if: LateQuestionnaires.client != nil, "sqlite3 is not installed"))
  func answersThatAreNotTheArchivesAreFound() throws {
    let late = try LateQuestionnaires()
    try late.verify(1...1)
    // An answer becomes another one, with a digest that fits.
    let unit = LateQuestionnaires.unit
    let stored = try #require(
      try late.closed.runner(at: 0).openStore().releaseBodies(round: "haiduong-2023", unit: unit)
        .last)
    let text = String(decoding: stored, as: UTF8.self)
    let lie = Array(text.replacing("[\"A\"]", with: "[\"D\"]", maxReplacements: 1).utf8)
    try #require(lie != stored)
    let digits = lie.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let digest = Digests.sha256(lie).description
    let entry = try #require(
      try late.closed.runner(at: 0).openStore().releases(round: "haiduong-2023")[unit])
    let sealed = ["haiduong-2023", "1", unit, entry.wanted, "0", digest]
      .map { "\($0.utf8.count):\($0)\n" }.joined()
    try late.tamper(
      "UPDATE survey_release SET body = x'\(digits)', size = \(lie.count), sha256 = '\(digest)', "
        + "seal = '\(Digests.sha256(sealed))' WHERE unit = '\(unit)'", table: "survey_release")
    let failure = try #require(throws: RunnerFailure.self) {
      try late.closed.runner(at: 1_737_000_000).verify(1)
    }
    #expect(failure.cause.contains("are not those of '_survey/"), "\(failure)")
  }

  @Test(.enabled(if: LateQuestionnaires.client != nil, "sqlite3 is not installed"))
  func generationsOfAProgramWithoutReleasesAreComparedWithToo() throws {
    let late = try LateQuestionnaires()
    let before = try late.shown(1)
    try late.tamper("DELETE FROM survey_release", table: "survey_release")
    try late.tamper("DELETE FROM survey_generation", table: "survey_generation")
    try late.drop("MOT", ["DDDDDDD"])
    let report = try late.closed.runner(at: 1_706_100_100).run()
    #expect(report.survey.waiting == 1)
    #expect(try late.shown(report.generation) == before)
    #expect(try late.closed.runner(at: 1_737_000_000).verify(report.generation).isGood)
  }

  @Test func nothingInOutboxDependsOnTheSecretOfTheDatabase() throws {
    // Databases of their own: a copied round would have the same secret.
    let rounds = [
      try LateQuestionnaires(ClosedRound(OperatorVerbsTests.made())),
      try LateQuestionnaires(ClosedRound(OperatorVerbsTests.made())),
    ]
    for late in rounds {
      try late.drop("MOT", ["DDDDDDD"])
      _ = try late.closed.runner(at: 1_706_100_100).run()
      try late.drop("NHIEU", SurveyReleaseTests.mixed)
      _ = try late.closed.runner(at: 1_706_100_200).run()
    }
    let keys = try rounds.map { try $0.closed.runner(at: 0).openStore().surveyKey() }
    #expect(keys[0] != keys[1] && keys[0].count == 32)
    let (first, second) = (try rounds[0].round.published(), try rounds[1].round.published())
    #expect(Set(first.keys) == Set(second.keys) && first.count > 500)
    for (path, bytes) in first where second[path] != bytes { Issue.record("\(path) differs") }
  }
}
