import Checkpoints
import Digests
import Domain
import Foundation
import TestSupport
import Testing

/// The definitions that were taken, with their files, and their rows in the audit chain.
struct AdoptionTests {
  static func audit(_ verb: String, _ reason: String) -> Audit {
    Audit(who: "truc", verb: verb, reason: reason, at: Instant(seconds: 1_704_000_100))
  }

  static let files = [
    DefinitionFile(path: "pipeline.yaml", bytes: Array("id: a\n".utf8)),
    DefinitionFile(path: "units.csv", bytes: Array("code\n".utf8)),
  ]

  @Test func theLastOneTakenIsInForceAndItsFilesAreKept() throws {
    let bench = try StoreBench()
    #expect(try bench.store.adoption() == nil)
    let first = ArchivedDefinition(Array("{}".utf8))
    try bench.store.adopt(
      first, files: AdoptionTests.files, kind: .unpublished, changes: [],
      audit: AdoptionTests.audit("definition", "đầu tiên"))
    let second = ArchivedDefinition(Array(#"{"a":1}"#.utf8))
    let taken = try bench.store.adopt(
      second, files: [AdoptionTests.files[0]], kind: .adopted, changes: ["điểm: 1 → 2"],
      audit: AdoptionTests.audit("adopt", "theo ý kiến Hội đồng"))
    #expect(try bench.store.adoption() == taken && taken.definition == second.sha256)
    #expect(taken.reason == "theo ý kiến Hội đồng" && taken.who == "truc")
    #expect(try bench.store.adoptions(after: 1).map(\.id) == [taken.id])
    #expect(try bench.store.adoptedFiles(1) == AdoptionTests.files)
    #expect(try bench.store.adoptedFiles(taken.id) == [AdoptionTests.files[0]])
    #expect(try bench.store.definition(first.sha256) == Array("{}".utf8))
    let rows = try bench.store.auditEntries()
    #expect(rows.map(\.audit.verb) == ["definition", "adopt"])
    #expect(rows[1].body.contains("điểm: 1 → 2") && rows[1].subject.hasSuffix(second.sha256))
    try bench.store.integrityCheck()
  }

  @Test(
    .enabled(if: StockClient.program != nil, StockClient.absent),
    arguments: [
      "DELETE FROM adoption", "UPDATE adoption SET reason = 'khác'", "DELETE FROM adopted_file",
      "UPDATE definition_text SET size = 1",
    ])
  func noneIsEverChanged(_ statement: String) throws {
    let bench = try StoreBench()
    try bench.store.adopt(
      ArchivedDefinition(Array("{}".utf8)), files: AdoptionTests.files, kind: .adopted, changes: [],
      audit: AdoptionTests.audit("adopt", "thử"))
    #expect(try StockClient(path: bench.path).run(statement).code != 0)
  }

  /// The audit chain shows a change that goes around the triggers, in both directions.
  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func oneWithoutItsAuditRowIsFound() throws {
    func found(_ damage: (StockClient) throws -> Void) throws -> String {
      let bench = try StoreBench()
      try bench.store.adopt(
        ArchivedDefinition(Array("{}".utf8)), files: AdoptionTests.files, kind: .adopted,
        changes: [], audit: AdoptionTests.audit("adopt", "thử"))
      try damage(StockClient(path: bench.path))
      return try #require(try bench.store.historyFault())
    }
    let changed = try found {
      try $0.change(despite: "adoption_fixed", "UPDATE adoption SET reason = 'khác'")
    }
    #expect(changed.contains("no row of the audit trail tells of: adopt definition "))
    #expect(changed.contains(": khác"))
    let gone = try found {
      try $0.change(despite: "adopted_file_stays", "DELETE FROM adopted_file")
      try $0.change(despite: "adoption_stays", "DELETE FROM adoption")
    }
    #expect(
      gone.contains("row 1 of the audit trail tells of what does not hold: adopt definition "))
  }
}
