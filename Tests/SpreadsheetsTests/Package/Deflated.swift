/// Data deflated by hand with the fixed codes, as far as the tests need it.
struct Deflated {
  private var bits: [UInt8] = []

  /// The last block, to which text and runs are added.
  private init() { put(0b110, 3) }

  /// Deflated data that inflates to `count` letters `a` or a few more: 13 bits for 258 of them.
  static func bomb(_ count: Int) -> [UInt8] {
    var data = Deflated()
    data.put(Array("a".utf8))
    for _ in 0..<(count + 256) / 258 { data.putRun(distance: 1) }
    return data.finished()
  }

  /// A deflated part that holds a unit of 25 to 32 characters again and again.
  static func part(
    _ name: String, before: String, unit: String, count: Int, after: String
  ) -> StoredZip.Entry {
    let unit = Array(unit.utf8)
    let (runs, rest) = (unit.count * (count - 1)).quotientAndRemainder(dividingBy: 258)
    var data = Deflated()
    data.put(Array(before.utf8) + unit)
    for _ in 0..<runs { data.putRun(distance: unit.count) }
    let start = runs * 258 % unit.count
    data.put((0..<rest).map { unit[(start + $0) % unit.count] } + Array(after.utf8))
    let whole =
      Array(before.utf8) + (0..<unit.count * count).map { unit[$0 % unit.count] }
      + Array(after.utf8)
    var entry = StoredZip.Entry(name, data.finished())
    entry.method = 8
    entry.statedSize = whole.count
    entry.statedChecksum = StoredZip.checksum(whole)
    return entry
  }

  /// Adds characters below U+0090.
  private mutating func put(_ text: [UInt8]) {
    for byte in text { put(0x30 + Int(byte), 8) }
  }

  /// Adds 258 bytes that repeat those at a distance of 1 or of 25 to 32.
  private mutating func putRun(distance: Int) {
    put(0b1100_0101, 8)
    if distance == 1 { return put(0, 5) }
    put(9, 5)
    for bit in 0..<3 { bits.append(UInt8((distance - 25) >> bit & 1)) }
  }

  private mutating func put(_ value: Int, _ length: Int) {
    for bit in (0..<length).reversed() { bits.append(UInt8(value >> bit & 1)) }
  }

  private func finished() -> [UInt8] {
    var data = self
    data.put(0, 7)
    var bytes = [UInt8](repeating: 0, count: (data.bits.count + 7) / 8)
    for (index, bit) in data.bits.enumerated() { bytes[index / 8] |= bit << UInt8(index % 8) }
    return bytes
  }
}
