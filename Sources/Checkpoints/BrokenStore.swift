#if PARINDEX_FAULTS
  internal import Domain
  internal import Foundation
  internal import GRDB

  /// A database that is broken on purpose, so that the fault runs show that they can fail; in no
  /// build but the one made with `-Xswiftc -DPARINDEX_FAULTS`.
  enum BrokenStore: String {
    /// Nothing is made durable; whether it lasts is left to the kernel.
    case noFsync = "no-fsync"
    /// A partition is done and current in one transaction, its output follows in the next.
    case doneFirst = "done-before-rows"

    /// Whether the environment asks for this harm.
    var isOn: Bool { ProcessInfo.processInfo.environment["PARINDEX_CONTROL"] == rawValue }

    /// Stores the outputs that `doneFirst` had left out.
    static func storeLeftOut(_ completed: [CompletedPartition], _ db: Database) throws {
      for partition in completed {
        try db.execute(
          sql: """
            INSERT INTO checkpoint (attempt_id, encoding, size, body)
            SELECT attempt_id, ?, ?, ? FROM current WHERE stage = ? AND partition = ?
            """,
          arguments: [
            partition.body.isDeflated ? "json.z" : "json", partition.body.size,
            Data(partition.body.data), partition.stage.rawValue, partition.partition,
          ])
      }
    }
  }
#endif
