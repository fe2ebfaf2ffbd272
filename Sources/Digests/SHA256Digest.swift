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
    guard text.utf8.count == 64 else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for digit in text.utf8 {
      guard let value = Self.value(digit) else { return nil }
      words.0 = words.0 << 4 | words.1 >> 60
      words.1 = words.1 << 4 | words.2 >> 60
      words.2 = words.2 << 4 | words.3 >> 60
      words.3 = words.3 << 4 | UInt64(value)
    }
    (first, second, third, fourth) = words
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
    let words = (first, second, third, fourth)
    return String(unsafeUninitializedCapacity: 64) { text in
      var position = 0
      func write(_ word: UInt64) {
        for shift in stride(from: 60, through: 0, by: -4) {
          let digit = UInt8(truncatingIfNeeded: word >> shift) & 0xF
          text[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
          position += 1
        }
      }
      write(words.0)
      write(words.1)
      write(words.2)
      write(words.3)
      return position
    }
  }
}
