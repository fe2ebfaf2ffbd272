/// JSON written by hand, because the order of its keys and the form of its numbers are part of the
/// interface.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(literal text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// The shortest decimal that reads back as the same number.
  mutating func append(_ number: Double) {
    var digits = number.description
    if digits.hasSuffix(".0") { digits.removeLast(2) }
    bytes.append(contentsOf: digits.utf8)
  }

  mutating func append(quoted text: String) {
    var text = text
    text.withUTF8 { append(quoted: $0) }
  }

  mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""): append(literal: "\\\"")
      case UInt8(ascii: "\\"): append(literal: "\\\\")
      case 0x0A: append(literal: "\\n")
      case 0x0D: append(literal: "\\r")
      case 0x09: append(literal: "\\t")
      case 0..<0x20, 0x7F: appendEscape(byte)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    let hexadecimal: StaticString = "0123456789abcdef"
    append(literal: "\\u00")
    bytes.append(hexadecimal.utf8Start[Int(byte >> 4)])
    bytes.append(hexadecimal.utf8Start[Int(byte & 15)])
  }

  mutating func append(orNull text: String?) {
    if let text { append(quoted: text) } else { append(literal: "null") }
  }

  mutating func append(orNull number: Int?) {
    if let number { append(number) } else { append(literal: "null") }
  }
}
