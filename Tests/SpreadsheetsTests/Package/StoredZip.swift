/// A zip archive made byte by byte, so that every fault can be put into it.
struct StoredZip {
  struct Entry {
    var name: String
    /// The bytes as they stand in the archive.
    var content: [UInt8]
    var method: UInt16 = 0
    var flags: UInt16 = 0
    /// The size and checksum that the headers state; nil states the true ones.
    var statedSize: Int?
    var statedCompressedSize: Int?
    var statedChecksum: UInt32?
    /// Where the central directory says that the entry begins; nil is where it does.
    var statedOffset: Int?
    /// Whether the local header leaves sizes and checksum to a descriptor after the content.
    var hasDescriptor = false

    init(_ name: String, _ content: [UInt8]) {
      self.name = name
      self.content = content
    }

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
  }

  var entries: [Entry]
  var hasDirectory = true

  init(_ entries: [Entry]) { self.entries = entries }

  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = archive.count
      archive += Self.number(0x0403_4B50, 4) + fields(entry, isLocal: true)
      archive += Self.number(entry.name.utf8.count, 2) + Self.number(0, 2)
      archive += Array(entry.name.utf8) + entry.content
      if entry.hasDescriptor {
        archive += Self.number(0x0807_4B50, 4) + sizes(entry)
      }
      directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2)
      directory += fields(entry, isLocal: false) + Self.number(entry.name.utf8.count, 2)
      directory += Self.number(0, 12) + Self.number(entry.statedOffset ?? offset, 4)
      directory += Array(entry.name.utf8)
    }
    guard hasDirectory else { return archive }
    let end =
      Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(entries.count, 2)
      + Self.number(entries.count, 2) + Self.number(directory.count, 4)
      + Self.number(archive.count, 4) + Self.number(0, 2)
    return archive + directory + end
  }

  /// From the version needed up to the sizes, as both headers have them.
  private func fields(_ entry: Entry, isLocal: Bool) -> [UInt8] {
    let flags = Int(entry.flags) | (entry.hasDescriptor ? 8 : 0)
    let start = Self.number(20, 2) + Self.number(flags, 2) + Self.number(Int(entry.method), 2)
    let isPutOff = isLocal && entry.hasDescriptor
    return start + Self.number(0, 4) + (isPutOff ? Self.number(0, 12) : sizes(entry))
  }

  private func sizes(_ entry: Entry) -> [UInt8] {
    Self.number(Int(entry.statedChecksum ?? Self.checksum(entry.content)), 4)
      + Self.number(entry.statedCompressedSize ?? entry.content.count, 4)
      + Self.number(entry.statedSize ?? entry.content.count, 4)
  }

  static func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  /// CRC-32, bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~remainder
  }
}
