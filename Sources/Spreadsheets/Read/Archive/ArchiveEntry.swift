import CMinizip

/// One entry of an archive, from the central directory.
struct ArchiveEntry {
  /// The name, with `/` between folders.
  let name: String
  let place: unz64_file_pos
  let compressedCount: Int
  let inflatedCount: Int
  let isEncrypted: Bool
  let method: UInt
  /// The length of the name as the archive spells it.
  let nameLength: Int

  init(name: String, place: unz64_file_pos, _ info: unz_file_info64) {
    self.name = name
    self.place = place
    compressedCount = Int(clamping: info.compressed_size)
    inflatedCount = Int(clamping: info.uncompressed_size)
    isEncrypted = info.flag & 1 != 0
    method = info.compression_method
    nameLength = Int(info.size_filename)
  }

  /// The bytes for looking up a part: programs differ in letter case.
  static func key(_ name: String) -> [UInt8] {
    name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Whether a name could lead outside the archive's own tree.
  static func isUnsafe(_ name: String) -> Bool {
    let isAbsolute = name.hasPrefix("/") || name.dropFirst().hasPrefix(":")
    let folders = name.split(separator: "/", omittingEmptySubsequences: false)
    return name.isEmpty || isAbsolute || name.contains("\0") || folders.contains("..")
  }
}
