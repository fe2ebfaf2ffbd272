import Checkpoints
import Definitions
import Disk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// A file is read again when anything about it changed, and a day later in any case.
struct StampCacheTests {
  private static let digest = String(repeating: "a", count: 64)

  private static func found(_ stamp: FileStamp) -> InboxScan.Found {
    InboxScan.Found(path: "u/a.xml", obstacle: nil, size: stamp.size, stamp: stamp)
  }

  private static func stamp(
    size: Int = 5, modified: Int64 = 7, changed: Int64 = 1_000_000_000_000, inode: UInt64 = 3,
    device: UInt64 = 4
  ) -> FileStamp {
    FileStamp(size: size, modified: modified, changed: changed, inode: inode, device: device)
  }

  private static func cache(readAt: Int64, now: Int64) -> StampCache {
    let file = StampedFile(
      path: "u/a.xml", stamp: stamp(), sha256: digest, readAt: Instant(seconds: readAt))
    return StampCache(["u/a.xml": file], now: Instant(seconds: now))
  }

  @Test func anythingThatDiffersIsReadAgain() {
    let cache = StampCacheTests.cache(readAt: 2_000, now: 2_100)
    #expect(
      cache.digest(of: StampCacheTests.found(StampCacheTests.stamp())) == StampCacheTests.digest)
    let others = [
      StampCacheTests.stamp(size: 6), StampCacheTests.stamp(modified: 8),
      StampCacheTests.stamp(changed: 9), StampCacheTests.stamp(inode: 10),
      StampCacheTests.stamp(device: 11),
    ]
    for other in others { #expect(cache.digest(of: StampCacheTests.found(other)) == nil) }
  }

  @Test func aDayLaterItIsReadWhateverItsStampSays() {
    let found = StampCacheTests.found(StampCacheTests.stamp())
    for (now, isTrusted) in [(2_000, true), (88_399, true), (88_400, false), (1_999, false)] {
      let cache = StampCacheTests.cache(readAt: 2_000, now: Int64(now))
      #expect((cache.digest(of: found) != nil) == isTrusted, "\(now)")
    }
  }

  @Test func aChangeThatIsTooFreshIsNotKept() {
    let file = SeenFile(path: "u/a.xml", size: 5, sha256: StampCacheTests.digest)
    let stamp = StampCacheTests.stamp(changed: 1_000 * 1_000_000_000)
    for (now, isKept) in [(1_000, false), (1_009, false), (1_010, true), (Int64.max, false)] {
      let cache = StampCache([:], now: Instant(seconds: now))
      #expect((cache.entry(file, stamp) != nil) == isKept, "\(now)")
    }
    let late = StampCache([:], now: Instant(seconds: 5_000))
    #expect(late.entry(file, nil) == nil)
    #expect(late.entry(file, StampCacheTests.stamp(size: 6)) == nil)
  }

  /// The real thing: an unchanged file is not opened, a changed one with its old time is.
  @Test func aKnownFileIsOpenedOnlyWhenItChanged() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    let path = round.inbox + "/\(folder)a.xml"
    try round.drop([OutputFile(path: folder + "a.xml", bytes: bytes)])
    let now = Int64(Date().timeIntervalSince1970) + 60
    #expect(try round.run(at: now).balance.accepted == 1)
    let store = try CheckpointStore(path: try round.pipeline().databasePath)
    let kept = try #require(try store.stampedFiles().values.first)
    #expect(kept.path == Bytewise(folder + "a.xml") && kept.readAt.seconds == now)
    try store.close()
    // Had it been read, it would have been read now.
    try round.run(at: now + 100)
    func readAt() throws -> Int64? {
      let store = try CheckpointStore(path: try round.pipeline().databasePath)
      defer { try? store.close() }
      return try store.stampedFiles().values.first?.readAt.seconds
    }
    #expect(try readAt() == now)
    try round.run(at: now + 86_400)
    #expect(try readAt() == now + 86_400)
    // Other bytes of the same size with the old time of writing.
    var changed = bytes
    changed[changed.count - 1] = changed[changed.count - 1] == 32 ? 10 : 32
    let times = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    try round.drop([OutputFile(path: folder + "a.xml", bytes: changed)])
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(times as? Date)], ofItemAtPath: path)
    #expect(try round.run(at: now + 86_500).balance.seen == 2)
    try FileManager.default.removeItem(atPath: path)
    try round.run(at: now + 86_600)
    #expect(try readAt() == nil, "what is gone is forgotten")
  }
}
