import Checkpoints
import Definitions
import Digests
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// What a run that died leaves to one that finds other files, or that is a newer program's.
struct InterruptedRunTests {
  static let round = "haiduong-2023"
  let closed: ClosedRound

  init() throws { closed = try ClosedRound() }

  private func store() throws -> CheckpointStore {
    try CheckpointStore(path: closed.round.folder.path + "/Checkpoints/haiduong-2023.sqlite")
  }

  /// Generation 2 is shown, and its run died before the database said so.
  private func show(_ manifest: String, _ edition: IntendedEdition? = nil) throws -> String {
    let digest = Digests.sha256(Array(manifest.utf8)).description
    try store().intend(
      round: InterruptedRunTests.round, generation: 2, manifestHash: digest, edition: edition,
      audit: Audit(
        who: "runner", verb: edition == nil ? "publish" : "publish --final",
        reason: edition?.edition.decision ?? "thử", at: Instant(seconds: 1)))
    let folder = "Outbox/" + InterruptedRunTests.round
    try closed.round.folder.write(
      Array(manifest.utf8), to: folder + "/generations/2/manifest.json")
    let latest = closed.round.folder.path + "/" + folder + "/latest"
    try FileManager.default.removeItem(atPath: latest)
    try FileManager.default.createSymbolicLink(
      atPath: latest, withDestinationPath: "generations/2")
    return digest
  }

  private func visible() throws -> [Int] {
    try store().publications(round: InterruptedRunTests.round).filter { $0.state == .visible }
      .map(\.generation)
  }

  @Test func aGenerationThatReadersSawIsPublishedThoughItsRunDied() throws {
    let digest = try show("what readers saw")
    #expect(try visible() == [1])
    try closed.dropLate()
    let report = try closed.runner(at: 1_706_200_000).run()
    #expect(report.generation == 3 && report.isNewGeneration)
    #expect(try visible() == [3, 2, 1])
    #expect(try closed.json(3, "manifest.json")["previous"] as? String == digest)
    let trail = try store().auditEntries().map(\.audit)
    #expect(trail.last { $0.verb == "show" && $0.reason.contains("died") } != nil)
  }

  @Test func anOfficialResultThatReadersSawStandsAsItIs() throws {
    _ = try closed.runner(at: 1_706_100_000).setFrozen(true, reason: "thử")
    let edition = Edition(kind: .official, decision: ClosedRound.decision)
    _ = try show("what an older program made", IntendedEdition(edition))
    let report = try closed.runner(at: 1_706_200_000).run()
    #expect(report.generation == 2)
    #expect(try visible() == [2, 1])
    let names = try FileManager.default.contentsOfDirectory(
      atPath: closed.round.outbox + "/\(InterruptedRunTests.round)/generations")
    #expect(names.sorted() == ["1", "2"])
  }

  @Test func statusNamesTheCommandOfAnOfficialPublicationThatDied() throws {
    let store = try store()
    _ = try store.beginRun(
      command: "publish --final", codeVersion: "thử", at: Instant(seconds: 1_706_100_000))
    _ = try store.abandonUnfinished(at: Instant(seconds: 1_706_100_001))
    let verdict = try closed.runner(at: 1_706_100_002).status().verdict
    #expect(verdict.exitCode == 70)
    #expect(verdict.text.contains("give that command again: parindex publish --final"))
  }

  @Test func whatADyingRunSawCameThen() throws {
    try closed.dropLate()
    let store = try store()
    let settings = try closed.round.pipeline()
    let ledger = try Ledger(store: store, run: RunID(rawValue: 999))
    let known = try store.arrivals()
    let pass = LookPass(
      inbox: closed.round.inbox, folders: FolderOwners(settings.round),
      utcOffset: 25_200,
      fileStages: try FileStages(
        round: settings.round, ledger: ledger, respondentKey: store.surveyKey()
      ) { try store.archived($0) ?? [] },
      store: store, workers: Workers(count: 1), look: 7, settle: 0,
      now: Instant(seconds: 1_706_150_000), isDry: false)
    // There is no run 999: it gets as far as its first row, like one that is killed.
    #expect(throws: (any Error).self) { try pass.run(known: known, observer: Unobserved()) }
    #expect(try store.arrivals().count == known.count)
    let seen = try #require(try store.lastLook()?.unchanged(Bytewise(ClosedRound.late)))
    #expect(seen.since == Instant(seconds: 1_706_150_000))

    _ = try closed.runner(at: 1_706_300_000).run()
    let late = try #require(try store.arrivals().first { $0.path == ClosedRound.late })
    #expect(late.receivedAt == seen.since && late.look == seen.look)
  }
}
