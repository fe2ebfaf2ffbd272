/// A zip of parts that are stored and not deflated, so that a change of an input is a change of a part.
func storedZip(_ parts: [(name: String, content: [UInt8])]) -> [UInt8] {
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for part in parts {
    let name = Array(part.name.utf8)
    let size = number(part.content.count, 4)
    let sizes = number(checksum(part.content), 4) + size + size
    let common = number(20, 2) + number(0, 8) + sizes + number(name.count, 2)
    directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 12)
    directory += number(archive.count, 4) + name
    archive += number(0x0403_4B50, 4) + common + number(0, 2) + name + part.content
  }
  return archive + directory + number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2)
    + number(parts.count, 2) + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
}

private func number(_ value: Int, _ size: Int) -> [UInt8] {
  (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

private func checksum(_ bytes: [UInt8]) -> Int {
  var remainder: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    remainder ^= UInt32(byte)
    for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return Int(~remainder)
}
