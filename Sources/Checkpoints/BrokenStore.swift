#if PARINDEX_FAULTS
  internal import Domain
  internal import Foundation
  internal import GRDB

  /// A database broken on purpose, to prove that the fault runs can fail; compiled only with
  /// `-Xswiftc -DPARINDEX_FAULTS`.
  enum BrokenStore: String {
    /// Nothing is synced; durability is left to the kernel.
    case noFsync = "no-fsync"
    /// A partition becomes current in one transaction; its output follows in the next.
    case doneFirst = "done-before-rows"

    /// Whether the environment requests this fault.
    var isOn: Bool { ProcessInfo.processInfo.environment["PARINDEX_CONTROL"] == rawValue }

    /// Stores the outputs that `doneFirst` left out.
    static func storeLeftOut(_ completed: [CompletedPartition], _ db: Database) throws {
      for partition in completed {
        try db.execute(
          sql: """
            INSERT INTO checkpoint (attempt_id, encoding, size, body)
            SELECT attempt_id, ?, ?, ? FROM current WHERE stage = ? AND partition = ?
            """,
          arguments: [
            partition.body.isDeflated ? "json.z" : "json", partition.body.size,
            Data(partition.body.data), partition.stage.rawValue, partition.partition.text,
          ])
      }
    }
  }
#endif
