/// Writes JSON straight into bytes: objects with their keys in the order of the calls, no blanks.
///
/// The same calls give the same bytes on every machine, so a digest over them identifies the value.
public struct JSONWriter: ~Copyable {
  /// The bytes written so far.
  public private(set) var bytes: [UInt8] = []

  /// Creates a writer.
  ///
  /// - Parameter capacity: The expected number of bytes.
  public init(capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

  /// Opens an object.
  public mutating func openObject() { bytes.append(UInt8(ascii: "{")) }
  /// Closes the object opened last.
  public mutating func closeObject() { bytes.append(UInt8(ascii: "}")) }
  /// Opens an array.
  public mutating func openArray() { bytes.append(UInt8(ascii: "[")) }
  /// Closes the array opened last.
  public mutating func closeArray() { bytes.append(UInt8(ascii: "]")) }

  /// Writes a field of the open object.
  public mutating func field(_ key: StaticString, _ value: some CheckpointValue) {
    self.key(key)
    value.write(to: &self)
  }

  /// Writes a field of the open object, unless there is no value.
  public mutating func field(_ key: StaticString, ifPresent value: (some CheckpointValue)?) {
    guard let value else { return }
    field(key, value)
  }

  /// Writes a field of the open object, unless it is empty.
  public mutating func field<Element: CheckpointValue>(
    _ key: StaticString, unlessEmpty values: [Element]
  ) {
    if !values.isEmpty { field(key, values) }
  }

  /// Writes a key that comes from data; its value follows.
  mutating func name(_ name: String) {
    separate()
    text(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Writes an element of the open array.
  public mutating func element(_ value: some CheckpointValue) {
    separate()
    value.write(to: &self)
  }

  private mutating func key(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Writes the comma between two elements or fields; no value ends in an opening bracket.
  private mutating func separate() {
    guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else {
      return
    }
    bytes.append(UInt8(ascii: ","))
  }

  /// Writes a number.
  mutating func number(_ value: Int) {
    if value >= 0, value < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(value))
    } else {
      bytes.append(contentsOf: String(value).utf8)
    }
  }

  /// Writes `true` or `false`.
  mutating func truth(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

  /// Writes a text in quotes.
  mutating func text(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for (place, byte) in utf8.enumerated() where JSONWriter.isEscaped(byte) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
        escape(byte)
        start = place + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
