/// A text that identifies something: a file, a folder, a path, a partition, a code or a digest.
///
/// Identity is by bytes. Swift considers canonically equivalent texts equal (KELVIN SIGN and K,
/// both ways of composing an accented letter), while file servers and SQLite do not; identifiers
/// are therefore compared, hashed and ordered as `Bytewise`, never as `String`.
public struct Bytewise: Sendable {
  /// The text itself, for people and for the system.
  public let text: String

  /// Creates an identifier from a text.
  public init(_ text: String) { self.text = text }

  /// Creates an identifier from a part of a text.
  public init(_ text: Substring) { self.text = String(text) }

  /// The bytes that are the identity.
  public var utf8: String.UTF8View { text.utf8 }

  /// Whether the text is empty.
  public var isEmpty: Bool { text.isEmpty }

  /// The parts between slashes, as a file system sees them: a combining mark does not hide the
  /// slash before it.
  public var components: [Bytewise] {
    text.utf8.split(separator: UInt8(ascii: "/")).map { Bytewise(Substring($0)) }
  }

  /// Whether the bytes begin with those of another text.
  public func hasPrefix(_ prefix: Bytewise) -> Bool { text.utf8.starts(with: prefix.text.utf8) }

  /// Whether the bytes end with those of another text.
  public func hasSuffix(_ suffix: Bytewise) -> Bool {
    text.utf8.reversed().starts(with: suffix.text.utf8.reversed())
  }

  /// The text after a prefix; nil when the bytes do not begin with it.
  public func dropping(prefix: Bytewise) -> String? {
    hasPrefix(prefix) ? String(Substring(text.utf8.dropFirst(prefix.text.utf8.count))) : nil
  }
}

extension Bytewise: Hashable {
  /// Whether the bytes are the same.
  public static func == (left: Bytewise, right: Bytewise) -> Bool {
    let (left, right) = (left.text.utf8, right.text.utf8)
    guard left.count == right.count else { return false }
    let common = Bytewise.inMemory(left, right, Bytewise.commonBytes)
    return common.map { $0 == left.count } ?? left.elementsEqual(right)
  }

  /// Whether both are the same, byte for byte.
  public static func == (left: Bytewise, right: String) -> Bool { left == Bytewise(right) }

  /// Whether both are the same, byte for byte.
  public static func == (left: String, right: Bytewise) -> Bool { Bytewise(left) == right }

  /// Whether the two differ in any byte.
  public static func != (left: Bytewise, right: String) -> Bool { !(left == right) }

  /// Whether the two differ in any byte.
  public static func != (left: String, right: Bytewise) -> Bool { !(left == right) }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
    // Not a byte of UTF-8, so that the boundaries between texts count too.
    hasher.combine(UInt8(0xFF))
  }
}

extension Bytewise: Comparable {
  /// Whether the left bytes come first.
  public static func < (left: Bytewise, right: Bytewise) -> Bool {
    let (left, right) = (left.text.utf8, right.text.utf8)
    return Bytewise.inMemory(left, right) { left, right in
      let common = Bytewise.commonBytes(left, right)
      guard common < right.count else { return false }
      return common == left.count || left[common] < right[common]
    } ?? left.lexicographicallyPrecedes(right)
  }
}

extension Bytewise {
  /// Passes the bytes of two texts in memory to a closure; nil when one is not contiguous.
  private static func inMemory<Result>(
    _ left: String.UTF8View, _ right: String.UTF8View,
    _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result
  ) -> Result? {
    let found = left.withContiguousStorageIfAvailable { left in
      right.withContiguousStorageIfAvailable { right in
        body(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
      }
    }
    return found ?? nil
  }

  /// The length of the common prefix of two texts in bytes; compares eight at a time.
  private static func commonBytes(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Int {
    let count = min(left.count, right.count)
    var position = 0
    while position + 8 <= count,
      left.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        == right.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    { position += 8 }
    while position < count, left[position] == right[position] { position += 1 }
    return position
  }
}

extension Bytewise: CustomStringConvertible {
  /// The text itself.
  public var description: String { text }
}

extension Bytewise: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// Creates an identifier from a literal.
  public init(stringLiteral text: String) { self.text = text }
}

extension Bytewise: Codable, CodingKeyRepresentable {
  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  /// Creates an identifier from a key of an object.
  public init?<Other: CodingKey>(codingKey: Other) { text = codingKey.stringValue }

  /// The text as an object's key.
  public var codingKey: any CodingKey { Key(stringValue: text) }

  /// Writes the text, as a `String` would be written.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
