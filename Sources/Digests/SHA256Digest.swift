/// A SHA-256 digest: what names a file's content, an output or a fingerprint.
public struct SHA256Digest: Hashable, Sendable {
  // Four big-endian words, so that a digest is a plain value without a heap allocation.
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// Takes 32 bytes; nil when there are more or fewer.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    func word(_ start: Int) -> UInt64 {
      bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
    first = word(0)
    second = word(8)
    third = word(16)
    fourth = word(24)
  }

  /// Reads 64 lower-case hexadecimal digits; nil when the text is anything else.
  public init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for position in stride(from: 0, to: 64, by: 2) {
      guard let high = Self.value(digits[position]), let low = Self.value(digits[position + 1])
      else { return nil }
      bytes.append(high << 4 | low)
    }
    self.init(bytes: bytes)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    words.flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  private var words: [UInt64] { [first, second, third, fourth] }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

extension SHA256Digest: Comparable {
  /// Whether the left digest comes first, which is also the order of the hexadecimal texts.
  public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool {
    (left.first, left.second, left.third, left.fourth)
      < (right.first, right.second, right.third, right.fourth)
  }
}

extension SHA256Digest: CustomStringConvertible {
  /// The 64 lower-case hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 64) { text in
      var position = 0
      for byte in bytes {
        text[position] = digits[Int(byte >> 4)]
        text[position + 1] = digits[Int(byte & 0xF)]
        position += 2
      }
      return position
    }
  }
}
