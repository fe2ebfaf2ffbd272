internal import Checkpoints
public import Domain

/// A submission that a person took out of the count, and who did so when and why.
public struct ExcludedFile: Sendable, Codable, Hashable {
  /// The path below Inbox and the SHA-256 of the bytes.
  public let path: Bytewise, sha256: String
  /// Who took it out, when, as `dd/mm/yyyy hh:mm:ss`, and why.
  public let who: String, at: String, reason: String

  /// The sentence that says so.
  public var sentence: String { "excluded by \(who), \(at), because \(reason)" }

  /// The submissions that are out of the count by a person's word, in order of path.
  static func all(_ store: CheckpointStore, utcOffset: Int) throws -> [ExcludedFile] {
    let exclusions = try store.exclusions()
    guard !exclusions.isEmpty else { return [] }
    let rows = try store.auditEntries().filter { $0.audit.verb == "exclude" }
    return exclusions.map { exclusion in
      // The last row about the file is the one of the exclusion in force.
      let row = rows.last {
        exclusion.path == $0.subject && $0.body.contains(exclusion.sha256)
      }
      return ExcludedFile(
        path: exclusion.path, sha256: exclusion.sha256, who: row?.audit.who ?? "–",
        at: row.map { Moment.text($0.audit.at, offset: utcOffset) } ?? "–",
        reason: exclusion.reason)
    }
  }
}
