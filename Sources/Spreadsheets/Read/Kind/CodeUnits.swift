/// A file's bytes as code units of one or two bytes, enough to see ASCII markup in any encoding.
struct CodeUnits {
  private let bytes: UnsafeRawBufferPointer
  private let start: Int
  private let width: Int
  private let isBigEndian: Bool
  /// How many code units there are after a byte order mark.
  let count: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    var start = 0
    var width = 1
    var isBigEndian = false
    if bytes.starts(with: [0xFE, 0xFF]) {
      (start, width, isBigEndian) = (2, 2, true)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (start, width) = (2, 2)
    } else if bytes.starts(with: [0x00, 0x3C, 0x00]) {
      (width, isBigEndian) = (2, true)
    } else if bytes.count >= 4, bytes[0] == 0x3C, bytes[1] == 0, bytes[3] == 0 {
      width = 2
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      start = 3
    }
    self.start = start
    self.width = width
    self.isBigEndian = isBigEndian
    count = (bytes.count - start) / width
  }

  /// Whether one code unit is one byte, so that positions are those of bytes.
  var isByteWise: Bool { width == 1 }

  /// The byte offset of a code unit.
  func byteOffset(_ index: Int) -> Int { start + index * width }

  /// A code unit, or 0xFF for one outside ASCII.
  subscript(index: Int) -> UInt8 {
    let offset = start + index * width
    if width == 1 { return bytes[offset] < 0x80 ? bytes[offset] : 0xFF }
    let high = bytes[isBigEndian ? offset : offset + 1]
    let low = bytes[isBigEndian ? offset + 1 : offset]
    return high == 0 && low < 0x80 ? low : 0xFF
  }

  func rawByte(_ offset: Int) -> UInt8 { bytes[offset] }

  func isBlank(at index: Int) -> Bool { PlainText.isBlank(self[index]) }

  func matches(_ text: StaticString, at index: Int, ignoringCase: Bool = false) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, index + length <= count else { return false }
    let mask: UInt8 = ignoringCase ? 0x20 : 0
    for offset in 0..<length
    where self[index + offset] | mask != text.utf8Start[offset] | mask {
      return false
    }
    return true
  }

  /// The start of a text, searching forward from an index.
  func first(_ text: StaticString, from index: Int) -> Int? {
    var position = index
    while position + text.utf8CodeUnitCount <= count {
      if matches(text, at: position) { return position }
      position += 1
    }
    return nil
  }

  /// The start of a text, searching backward for one that ends at or before an index.
  func last(_ text: StaticString, endingBy index: Int) -> Int? {
    var position = index - text.utf8CodeUnitCount
    while position >= 0 {
      if matches(text, at: position) { return position }
      position -= 1
    }
    return nil
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] < 0x80 ? self[$0] : UInt8(ascii: "?") }, as: UTF8.self)
  }
}

extension CodeUnits {
  func matchesUTF8Mark(at index: Int) -> Bool {
    let offset = byteOffset(index)
    return offset + 3 <= byteOffset(count) && rawByte(offset) == 0xEF
      && rawByte(offset + 1) == 0xBB && rawByte(offset + 2) == 0xBF
  }

  func isUTF16Mark(at index: Int) -> Bool {
    let offset = byteOffset(index)
    let pair = (rawByte(offset), rawByte(offset + 1))
    return pair == (0xFE, 0xFF) || pair == (0xFF, 0xFE)
  }
}
