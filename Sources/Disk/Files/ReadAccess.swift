#if canImport(Glibc)
  internal import Glibc
#endif

/// Who may read written files, regardless of the running account's umask.
public struct ReadAccess: Hashable, Sendable {
  /// Who may read.
  public enum Readers: String, Hashable, Sendable, CaseIterable {
    /// Every account on the machine.
    case everyone
    /// The accounts of a group, such as a web server's.
    case group
    /// Only the running account.
    case owner
  }

  /// Who may read.
  public let readers: Readers
  /// The group of files and folders; nil keeps the account's own.
  public let group: UInt32?
  /// The group's name as the definition has it.
  public let groupName: String?

  /// Creates a rule.
  public init(readers: Readers, group: UInt32? = nil, groupName: String? = nil) {
    self.readers = readers
    self.group = group
    self.groupName = groupName
  }

  /// The rule for private files: the database, its backups and logs.
  package static let ownerOnly = ReadAccess(readers: .owner)

  /// The mode of files.
  package var fileMode: UInt32 {
    switch readers {
    case .everyone: 0o644
    case .group: 0o640
    case .owner: 0o600
    }
  }

  /// The mode of folders.
  package var folderMode: UInt32 {
    switch readers {
    case .everyone: 0o755
    case .group: 0o750
    case .owner: 0o700
    }
  }

  /// Gives an open file or folder its group and mode.
  func apply(_ descriptor: Int32, isFolder: Bool, path: String) throws {
    if let group, fchown(descriptor, UInt32.max, group) != 0 {
      throw SystemFailure("chgrp to '\(groupName ?? String(group))'", path)
    }
    guard fchmod(descriptor, isFolder ? folderMode : fileMode) == 0 else {
      throw SystemFailure("chmod", path)
    }
  }
}
