public import Domain

/// The result of the last backup by a tick, or by hand into the same folder.
public struct NightlyBackup: Hashable, Sendable {
  /// When it was attempted.
  public let triedAt: Instant
  /// The file; empty when it could not be made.
  public let file: String
  /// Why it could not be made; empty when it was.
  public let fault: String

  /// Describes a backup.
  public init(triedAt: Instant, file: String, fault: String) {
    self.triedAt = triedAt
    self.file = file
    self.fault = fault
  }
}
