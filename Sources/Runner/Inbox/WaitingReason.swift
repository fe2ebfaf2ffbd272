/// Why a file in Inbox waits.
public enum WaitingReason: String, Sendable, Hashable, Codable, CaseIterable {
  /// Its size or content changed since the last look, or it was seen for the first time.
  case settling
  /// Its content ends too early.
  case incomplete
  /// It could not be read, or the folder could not be listed.
  case unreadable
  /// A link, pipe, device or socket.
  case notRegular = "not-regular"
  /// A name that programs give to files they are still writing.
  case temporaryName = "temporary-name"
  /// A name with control characters.
  case controlCharacters = "control-characters"
  /// A name that is not UTF-8 text.
  case notText = "not-text"
  /// Larger than the round's limit; it is not opened.
  case tooLarge = "too-large"
  /// More files, or more bytes, than the round takes of one folder; it is not opened.
  case overLimit = "over-limit"
}
