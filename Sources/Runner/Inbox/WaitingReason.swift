internal import Disk

/// Why a file in Inbox waits.
public enum WaitingReason: String, Sendable, Hashable, Codable, CaseIterable {
  /// Its size or content changed since the last look, or it was seen for the first time.
  case settling
  /// Its content is truncated.
  case incomplete
  /// It could not be read, or the folder could not be listed.
  case unreadable
  /// A link, pipe, device or socket.
  case notRegular = "not-regular"
  /// A name that programs use for unfinished files.
  case temporaryName = "temporary-name"
  /// A name with control characters.
  case controlCharacters = "control-characters"
  /// A name that is not UTF-8 text.
  case notText = "not-text"
  /// Larger than the round's limit; not opened.
  case tooLarge = "too-large"
  /// Beyond the files or bytes that the round takes from one folder; not opened.
  case overLimit = "over-limit"
}

extension WaitingReason {
  /// The reason for which an unread file waits.
  init(_ obstacle: RegularFile.Obstacle) {
    self =
      switch obstacle {
      case .unreadable: .unreadable
      case .notRegular: .notRegular
      case .tooLarge: .tooLarge
      case .changing: .settling
      }
  }
}
