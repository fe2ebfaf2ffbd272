import Checkpoints
import Digests
import Domain
import Foundation
import Sample
import Stages
import TestSupport
import Testing

@testable import Runner

/// Publications are made from what the archived originals give, whatever the checkpoints, their
/// digests and their seals say.
@Suite(.enabled(if: DatabaseHand.program != nil, DatabaseHand.absent))
struct ProofTests {
  private let closed: ClosedRound
  private let hand: DatabaseHand

  init() throws {
    closed = try ClosedRound()
    hand = try DatabaseHand(closed.round)
  }

  private func store() throws -> CheckpointStore { try CheckpointStore(path: hand.path) }

  /// Gives a unit the score of another, digests and seal included.
  private func forgeScore(of unit: String, from other: String) throws {
    let store = try store()
    let text = String(
      decoding: try #require(try store.body(stage: .score, partition: Bytewise(other))),
      as: UTF8.self)
    let summary = try #require(try store.current(stage: .score)[other]).summary
    try store.close()
    try hand.replace(
      .score, Bytewise(unit), by: Array(text.replacing(other, with: unit).utf8),
      summary: summary.replacing(other, with: unit))
  }

  /// Expects that a run stops at the first changed checkpoint and publishes nothing.
  private func expectRefused(
    _ stage: StageName, _ partition: Bytewise, _ request: RunRequest = RunRequest(settleSeconds: 0)
  ) throws {
    let before = try closed.round.folder.files(below: "Outbox/haiduong-2023")
    let failure = try #require(throws: RunnerFailure.self) {
      try closed.round.run(request, at: 1_706_200_000)
    }
    #expect(failure.kind == .defect && failure.stage == stage.rawValue, "\(failure)")
    #expect(failure.cause.contains("the checkpoint of \(stage.rawValue) '\(partition)'"))
    #expect(failure.mend.hasPrefix("parindex rerun --from \(stage.rawValue) --reason"))
    #expect(try closed.round.folder.files(below: "Outbox/haiduong-2023") == before)
    #expect(try store().publications(round: "haiduong-2023").count == 1, "nothing was intended")
  }

  /// Does what the failure names, after which the run publishes what is right.
  private func mend(_ stage: StageName) throws {
    let report = try closed.round.run(
      RunRequest(
        command: "rerun --from \(stage.rawValue)", looksAtInbox: false, rerunFrom: stage,
        reason: "the checkpoint was changed", actor: "truc"), at: 1_706_200_100)
    #expect(try closed.runner(at: 1_706_200_200).verify(report.generation).isGood)
  }

  @Test func aScoreWrittenAnewWithItsDigestsIsNotPublished() throws {
    let before = try closed.places(1)
    try forgeScore(of: "HD-SO-SYT", from: "HD-SO-STP")
    try expectRefused(.score, "HD-SO-SYT")
    #expect(try closed.runner(at: 0).status().verdict.exitCode == 70)
    try mend(.score)
    #expect(try closed.places(1) == before)
  }

  @Test func verifyNamesWhatNoRunPublishedYet() throws {
    try forgeScore(of: "HD-SO-SYT", from: "HD-SO-STP")
    let report = try closed.runner(at: 1_706_100_000).verify(nil)
    #expect(
      report.refuted == [RefutedCheckpoint(stage: .score, partition: "HD-SO-SYT")], "\(report)")
    #expect(report.rebuildFaults.isEmpty, "what was published is right")
    #expect(!report.isGood)
  }

  @Test func aFileThatWasJudgedOtherwiseIsNamed() throws {
    // A refused file that is said to be accepted, and moves what counts.
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", closed.round)
    let arrival = try #require(try store().arrivals().first { $0.path == path })
    let partition = FileStages.partition(arrival)
    let store = try store()
    let body = try #require(try store.body(stage: .validate, partition: partition))
    let summary = try #require(try store.current(stage: .validate)[partition]).summary
    try store.close()
    let accepted = String(decoding: body, as: UTF8.self)
    let refused = accepted.replacing(#""isAccepted":true"#, with: #""isAccepted":false"#)
    try #require(refused != accepted)
    let judged = try ValidatedSubmission(encoded: Array(refused.utf8))
    try #require(SubmissionSummary(judged).text != summary)
    try hand.replace(
      .validate, partition, by: Array(refused.utf8), summary: SubmissionSummary(judged).text)
    try expectRefused(.validate, partition)
    try mend(.validate)
  }

  @Test func cellsThatWereChangedWithAllThatFollowsAreNamedFirst() throws {
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", closed.round)
    let arrival = try #require(try store().arrivals().first { $0.path == path })
    let store = try store()
    let bytes = try #require(try store.body(stage: .ingest, partition: Bytewise(arrival.sha256)))
    try store.close()
    let text = String(decoding: bytes, as: UTF8.self)
    let changed = text.replacing(#","n","1"]"#, with: #","n","0"]"#)
    try #require(changed != text, "the sample has one point somewhere")
    try hand.replace(.ingest, Bytewise(arrival.sha256), by: Array(changed.utf8))
    // All that rests on it is made anew from it, as a rerun does that somebody asks for.
    let request = RunRequest(
      command: "rerun --from normalize", looksAtInbox: false, rerunFrom: .normalize,
      reason: "êm", actor: "truc")
    let failure = try #require(throws: RunnerFailure.self) {
      try closed.round.run(request, at: 1_706_200_000)
    }
    #expect(failure.kind == .defect && failure.cause.contains("the checkpoint of ingest"))
    try mend(.ingest)
  }

  @Test func whatARunMadeItselfIsNotMadeTwice() throws {
    let round = try WorkedRound()
    try round.drop(
      try WholeSample.made(seed: 7).files.filter {
        $0.path.hasPrefix("HD-SO-S")
      })
    let session = try RunSession(
      runner: round.runner(RunRequest(settleSeconds: 0), at: 1_706_000_000),
      store: round.runner(RunRequest(), at: 0).openStore(), run: nil)
    let look = try session.look()
    _ = try session.result(of: look)
    let proof = try session.proved(look.arrivals, cells: true)
    #expect(proof.ledger.refuted.isEmpty)
    #expect(proof.ledger.lines().allSatisfy { !$0.runs }, "there is nothing to prove")

    try round.run()
    let later = try RunSession(
      runner: round.runner(RunRequest(settleSeconds: 0), at: 1_706_100_000),
      store: round.runner(RunRequest(), at: 0).openStore(), run: nil)
    let again = try later.proved(try later.store.arrivals(), cells: true)
    #expect(again.ledger.refuted.isEmpty)
    let made = Set(again.ledger.lines().filter(\.runs).map(\.stage))
    #expect(made == [.ingest, .normalize, .validate, .score, .rank])
  }

  @Test func theManifestNamesTheStateOfTheAuditChain() throws {
    let path = try OperatorVerbsTests.appraisal(of: "HD-SO-SYT", closed.round)
    _ = try closed.runner(at: 1_706_100_000).setExcluded(path, true, reason: "nhầm")
    let report = try closed.runner(at: 1_706_100_050).audit()
    _ = try closed.runner(at: 1_706_100_100).run()
    let chain = try #require(try closed.json(2, "manifest.json")["audit"] as? [String: Any])
    #expect(chain["rows"] as? Int64 == report.rows && chain["head"] as? String == report.head)
    let first = try #require(try closed.json(1, "manifest.json")["audit"] as? [String: Any])
    #expect(first["rows"] as? Int == 1, "the definition was taken before it")
    let status = try closed.runner(at: 1_706_100_200).status()
    #expect(status.audit.rows > report.rows && status.audit.fault == nil)
    #expect(try closed.runner(at: 1_706_100_200).audit().head == status.audit.head)
    for generation in [1, 2] {
      #expect(try closed.runner(at: 1_706_100_300).verify(generation).isGood)
    }
  }

  @Test func aManifestOfAnOlderProgramIsReadAndMadeAgainWithoutThem() throws {
    let bytes = try #require(try closed.generation(1)["manifest.json"])
    let all = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
    let older = try JSONSerialization.data(
      withJSONObject: try #require(all).filter { $0.key != "audit" })
    let manifest = try JSONDecoder().decode(Manifest.self, from: older)
    #expect(manifest.audit == nil)
    let written = String(decoding: try manifest.file().bytes, as: UTF8.self)
    #expect(!written.contains("\"audit\""))
  }
}
