internal import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// Reads everything: runs `integrityCheck`, then checks the audit chain, past attempts, and the
  /// bytes of every archived original, definition and output against their digests.
  ///
  /// - Throws: A failure of kind `corrupt` or `altered` naming the first fault.
  public func scrub() throws(StoreFailure) {
    try integrityCheck()
    try checkHistory()
    let faults = try read("scrub") { db in try Seal.faults(db, all: true) }
    guard faults.isEmpty else {
      throw .corrupt(faults.joined(separator: "; "), at: "\(path) (scrub)")
    }
    for sha256 in try archivedDigests().sorted() { _ = try archived(sha256.text) }
    let definitions = try read("list definitions") { db in
      try String.fetchAll(db, sql: "SELECT sha256 FROM definition ORDER BY sha256")
    }
    for sha256 in definitions { _ = try definition(sha256) }
    let outputs = try read("list outputs") { db in
      try Int64.fetchAll(db, sql: "SELECT attempt_id FROM checkpoint ORDER BY attempt_id")
    }
    for output in outputs { _ = try bodies(attempts: [AttemptID(rawValue: output)]) }
  }
}
