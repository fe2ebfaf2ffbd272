internal import Digests
public import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// Every current checkpoint of a stage, by partition, without its body.
  public func current(stage: StageName) throws(StoreFailure) -> [Bytewise: Current] {
    try read("read current \(stage.rawValue)") { db in
      var current: [Bytewise: Current] = [:]
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT c.partition, a.id, a.fingerprint, a.output_hash, a.summary
            FROM current c JOIN attempt a ON a.id = c.attempt_id WHERE c.stage = ?
            """), arguments: [stage.rawValue])
      while let row = try rows.next() {
        try current[Bytewise(row[at: 0] as String)] = Current(
          attempt: AttemptID(rawValue: row[at: 1]), fingerprint: row[at: 2], outputHash: row[at: 3],
          summary: row[at: 4])
      }
      return current
    }
  }

  /// The components of the fingerprint of a partition's current checkpoint, by name; empty where it
  /// has none.
  public func fingerprintParts(
    stage: StageName, partition: Bytewise
  ) throws(StoreFailure) -> [String: String] {
    try read("read the fingerprint of \(stage.rawValue)") { db in
      try String.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT a.fingerprint_parts FROM current c JOIN attempt a ON a.id = c.attempt_id
            WHERE c.stage = ? AND c.partition = ?
            """), arguments: [stage.rawValue, partition.text]
      ).map(FingerprintParts.decode) ?? [:]
    }
  }

  /// The current output of a partition; nil when it has none.
  ///
  /// - Throws: A failure of kind `corrupt` when the stored bytes differ from the committed ones.
  public func body(stage: StageName, partition: Bytewise) throws(StoreFailure) -> [UInt8]? {
    let row = try read("read \(stage.rawValue)") { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT k.attempt_id, k.body, k.size, a.output_hash
            FROM current c JOIN attempt a ON a.id = c.attempt_id
              JOIN checkpoint k ON k.attempt_id = c.attempt_id
            WHERE c.stage = ? AND c.partition = ?
            """), arguments: [stage.rawValue, partition.text]
      ).map(StoredBody.init)
    }
    return try row.map(output)
  }

  /// The outputs of attempts, current or not; attempts without an output are omitted.
  ///
  /// - Throws: A failure of kind `corrupt` when stored bytes differ from the committed ones.
  public func bodies(attempts: [AttemptID]) throws(StoreFailure) -> [AttemptID: [UInt8]] {
    let rows = try read("read outputs") { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT k.attempt_id, k.body, k.size, a.output_hash
          FROM checkpoint k JOIN attempt a ON a.id = k.attempt_id WHERE k.attempt_id = ?
          """)
      return try attempts.compactMap { attempt in
        try Row.fetchOne(statement, arguments: [attempt.rawValue]).map(StoredBody.init)
      }
    }
    var bodies: [AttemptID: [UInt8]] = [:]
    for row in rows { bodies[row.attempt] = try output(row) }
    return bodies
  }

  private struct StoredBody {
    let attempt: AttemptID
    let body: Deflated
    let hash: String

    init(_ row: Row) throws {
      attempt = try AttemptID(rawValue: row[at: 0])
      body = try Deflated(data: [UInt8](row[at: 1] as Data), size: row[at: 2])
      hash = try row[at: 3]
    }
  }

  private func output(_ row: StoredBody) throws(StoreFailure) -> [UInt8] {
    guard let bytes = row.body.inflated(), Digests.sha256(bytes).description == row.hash else {
      throw .corrupt("the output of attempt \(row.attempt.rawValue) is damaged", at: path)
    }
    return bytes
  }
}
