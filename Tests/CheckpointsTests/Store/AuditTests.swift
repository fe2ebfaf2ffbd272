import Checkpoints
import Domain
import TestSupport
import Testing

/// The audit chain: every row follows from the one before, and a changed one shows.
struct AuditTests {
  static func chain() throws -> StoreBench {
    let bench = try StoreBench()
    for number in 1...5 {
      try bench.store.record(
        Audit(
          who: "người \(number)", verb: "ghi", reason: "lý do \(number)",
          at: Instant(seconds: Int64(number))), subject: "đơn vị \(number)")
    }
    return bench
  }

  @Test func anUntouchedChainIsIntact() throws {
    let bench = try AuditTests.chain()
    let entries = try bench.store.auditEntries()
    #expect(entries.map(\.sequence) == [1, 2, 3, 4, 5])
    #expect(entries.first?.previousHash == String(repeating: "0", count: 64))
    for (entry, next) in zip(entries, entries.dropFirst()) {
      #expect(next.previousHash == entry.hash)
    }
    #expect(
      try bench.store.verifyAuditChain() == .intact(entries: 5, head: entries.last?.hash ?? ""))
    #expect(try bench.store.auditEntries(after: 3).map(\.sequence) == [4, 5])
  }

  static let changes = ["who", "verb", "subject", "reason", "body", "at"]

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent), arguments: changes)
  func aChangedRowIsFound(column: String) throws {
    let bench = try AuditTests.chain()
    let value = column == "at" ? "77" : column == "body" ? "'[1]'" : "'khác'"
    try StockClient(path: bench.path).query(
      "DROP TRIGGER audit_fixed; UPDATE audit SET \(column) = \(value) WHERE seq = 3;")
    #expect(
      try bench.store.verifyAuditChain()
        == .broken(sequence: 3, reason: "its content is not what was recorded"))
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func aMissingRowIsFound() throws {
    let bench = try AuditTests.chain()
    try StockClient(path: bench.path).query(
      "DROP TRIGGER audit_stays; DELETE FROM audit WHERE seq = 3;")
    #expect(
      try bench.store.verifyAuditChain()
        == .broken(sequence: 3, reason: "the next row is number 4"))
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func twoRowsThatChangedPlacesAreFound() throws {
    let bench = try AuditTests.chain()
    try StockClient(path: bench.path).query(
      """
      DROP TRIGGER audit_fixed;
      UPDATE audit SET seq = 9 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3;
      UPDATE audit SET seq = 3 WHERE seq = 9;
      """)
    #expect(
      try bench.store.verifyAuditChain()
        == .broken(sequence: 2, reason: "it does not follow the row before it"))
  }

  @Test(
    .enabled(if: StockClient.program != nil, StockClient.absent),
    arguments: [
      "UPDATE audit SET reason = 'khác' WHERE seq = 3", "DELETE FROM audit WHERE seq = 5",
      """
      INSERT INTO audit VALUES (7, 1, 'a', 'b', 'c', 'd', '[]', printf('%064d', 0),
        printf('%064d', 1))
      """,
    ])
  func theDatabaseItselfRefusesToChangeTheChain(statement: String) throws {
    let bench = try AuditTests.chain()
    let result = try StockClient(path: bench.path).run(statement)
    #expect(result.code != 0)
    #expect(result.errors.contains("audit row"), "\(result.errors)")
    #expect(try bench.store.auditEntries().count == 5)
  }
}
