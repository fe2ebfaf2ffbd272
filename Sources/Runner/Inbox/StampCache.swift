internal import Checkpoints
internal import Disk
internal import Domain

/// Decides which files need not be read again because nothing about them has changed.
///
/// A stamp decides only whether a file is read again. A content changed behind the same size, times
/// and inode (on a share without change times, or under a stopped clock) is found at the next read:
/// a day after the last one, whatever the stamp. No such change goes unnoticed for longer than a
/// day, and a night of many wakes still reads each file once.
struct StampCache {
  /// How long an apparently unchanged file is not read again, in seconds.
  static let trusted: Int64 = 86_400
  /// How old a change must be for its stamp to differ from the next one's, in seconds: file systems
  /// count time in steps, and the clock of a share may differ slightly from ours.
  static let grain: Int64 = 10

  private let files: [Bytewise: StampedFile]
  private let now: Instant

  /// Takes the stored stamps.
  init(_ files: [Bytewise: StampedFile], now: Instant) {
    self.files = files
    self.now = now
  }

  /// The digest of a file that need not be read; nil when it must be.
  func digest(of file: InboxScan.Found) -> String? {
    guard let stamp = file.stamp, let kept = files[file.path], kept.stamp == stamp,
      (0..<StampCache.trusted).contains(now.seconds - kept.readAt.seconds)
    else { return nil }
    return kept.sha256
  }

  /// The entry to keep for a file just read; nil when its stamp might not reveal the next change.
  func entry(_ file: SeenFile, _ stamp: FileStamp?) -> StampedFile? {
    let newest = (now.seconds - StampCache.grain).multipliedReportingOverflow(by: 1_000_000_000)
    guard let stamp, !newest.overflow, stamp.changed <= newest.partialValue,
      stamp.size == file.size
    else { return nil }
    return StampedFile(path: file.path, stamp: stamp, sha256: file.sha256, readAt: now)
  }

  /// The stored paths missing from a listing.
  func gone(from listed: [InboxScan.Found]) -> [Bytewise] {
    let paths = Set(listed.map(\.path))
    return files.keys.filter { !paths.contains($0) }
  }
}
