import Checkpoints
import Domain
import Foundation
import Stages
import TestSupport
import Testing

@testable import Runner

/// The generations of a0b17be are held against what was published then, byte for byte, and what
/// today's stages make otherwise is said.
struct OldGenerationsVerifiedTests {
  static let versionChanges = OldRound.versions.map {
    "\($0.stage.rawValue): \($0.then) → \($0.now)"
  }

  @Test(arguments: [1, 2], [false, true])
  func everyByteIsAsPublishedAndEveryFigureComesOutTheSame(generation: Int, hasRun: Bool) throws {
    let old = try OldRound(.running)
    if hasRun { _ = try old.runner().run() }
    let report = try old.runner().verify(generation)
    #expect(report.isGood, "\(report)")
    #expect(report.outboxFaults == [] && report.otherFaults == [] && report.rebuildFaults == [])
    #expect(report.movedByVersion == [] && report.refuted == [] && report.foreign == [])
    #expect(report.versionChanges == OldGenerationsVerifiedTests.versionChanges)
    // The pages of today are others; the points, from which all follows, are not.
    #expect(report.otherByVersion.contains("index.html comes out otherwise"))
    #expect(report.otherByVersion.contains("standings.xlsx was not published"))
    #expect(!report.otherByVersion.contains { $0.hasPrefix("data/points.csv") })
    #expect(report.originals == (generation == 1 ? 9 : 12))
    #expect(report.receipts == 13 && report.receiptsDue == (hasRun ? 0 : 13))
  }

  @Test(.enabled(if: Program.parindex != nil, "parindex was not built"))
  func theCommandNamesTheVersionsAndTheFilesAndEndsWell() throws {
    let old = try OldRound(.running)
    let result = try old.command("verify", "1")
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    for line in [
      "manifest ", "stage version publish: 3 → \(Publish.version)\n",
      "made again by these versions: index.html comes out otherwise\n",
      "every byte is as published, and points, indices, ranks and classes come out the same; the "
        + "files named above come out otherwise because other versions of the stages made the "
        + "generation\n",
    ] {
      #expect(result.output.contains(line), "\(result.output)")
    }
    #expect(!result.output.contains("in Outbox"))
    #expect(!result.output.contains("comes out the same\n"))
  }

  @Test(arguments: ["index.html", "data/points.csv", "units/TW1.html"], [false, true])
  func anEditToAnOldGenerationIsFound(path: String, hasRun: Bool) throws {
    let old = try OldRound(.running)
    if hasRun { _ = try old.runner().run() }
    let file = "Outbox/old-2024/generations/1/" + path
    var bytes = [UInt8](try #require(try old.generation(1)[path]))
    bytes[bytes.count / 2] ^= 1
    try old.round.folder.write(bytes, to: file)
    let first = try old.runner().verify(1)
    #expect(first.outboxFaults == ["\(path) differs from its digest"] && !first.isGood)
    let latest = try old.runner().verify(nil)
    #expect(latest.otherFaults == ["generations/1/\(path) differs from its digest"])
    #expect(!latest.isGood)
    #expect(try old.runner().verify(2).outboxFaults == [])
    if Program.parindex != nil { #expect(try old.command("verify", "1").code == 74) }
  }

  @Test func anEditedManifestIsNotTakenForThatOfAnotherVersion() throws {
    let old = try OldRound(.running)
    let file = "Outbox/old-2024/generations/1/manifest.json"
    let text = String(decoding: try #require(try old.generation(1)["manifest.json"]), as: UTF8.self)
    let edited = text.replacing(#""publish" : 3"#, with: #""publish" : 2"#)
    try #require(edited != text)
    try old.round.folder.write(Array(edited.utf8), to: file)
    let failure = try #require(throws: RunnerFailure.self) { try old.runner().verify(1) }
    #expect(failure.kind == .io && failure.cause.contains("is not the manifest that was published"))
  }

  @Test(.enabled(if: DatabaseHand.program != nil, DatabaseHand.absent))
  func aFigureThatTodaysStagesDoNotGiveIsNamedAndNotExplainedAway() throws {
    let old = try OldRound(.running)
    let store = try old.store()
    let body = try #require(try store.body(stage: .score, partition: "TW2"))
    try store.close()
    let text = String(decoding: body, as: UTF8.self)
    let forged = text.replacing(#""points":"63/4""#, with: #""points":"35/2""#)
    try #require(forged != text)
    try DatabaseHand(old.round).replace(.score, "TW2", by: Array(forged.utf8))
    let report = try old.runner().verify(2)
    #expect(report.movedByVersion.map(\.unit) == ["TW2"] && !report.isGood)
    #expect(report.movedByVersion.first?.leaves.map(\.leaf) == ["A.1.b"])
    guard Program.parindex != nil else { return }
    let result = try old.command("verify", "2")
    #expect(result.code == 70)
    #expect(
      result.errors.contains(
        "generation 2 comes out with other figures for 1 unit, as other versions of the stages made it"
      ))
  }

  @Test(.enabled(if: DatabaseHand.program != nil, DatabaseHand.absent))
  func anOldCheckpointWithOtherBytesIsFound() throws {
    let old = try OldRound(.running)
    _ = try old.store()
    try DatabaseHand(old.round).change(
      """
      UPDATE checkpoint SET body = zeroblob(length(body))
      WHERE attempt_id = (SELECT max(id) FROM attempt WHERE stage = 'rank')
      """)
    let failure = try #require(throws: RunnerFailure.self) { try old.runner().verify(2) }
    #expect(failure.cause.contains("is damaged"), "\(failure)")
  }
}
