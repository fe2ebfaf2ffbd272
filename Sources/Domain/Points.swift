/// An exact decimal number of points, percent or faults, to six decimal places.
///
/// Points decide ranks, so they are scaled integers and never binary floating point
/// (`architecture.md`, section 4).
public struct Points: Hashable, Comparable, Sendable {
  /// The value in millionths.
  public let millionths: Int64

  /// How many millionths make one point.
  public static let scale: Int64 = 1_000_000
  /// Zero points.
  public static let zero = Points(millionths: 0)

  /// Creates a value from millionths.
  public init(millionths: Int64) { self.millionths = millionths }

  /// Creates a whole number of points, `-9_000_000_000_000 ... 9_000_000_000_000`.
  public init(_ whole: Int) { millionths = Int64(whole) * Points.scale }

  /// Reads plain decimal text with '.', such as `-1.25`; nil if it is anything else, has more than
  /// six decimals that are not zero, or is beyond ±10⁸, so that no sum over a workbook's rows
  /// overflows.
  public init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    let parts = bytes.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.count <= 9,
      let integer = Points.digits(whole)
    else { return nil }
    var fraction: Int64 = 0
    if parts.count == 2 {
      guard !parts[1].isEmpty, let value = Points.decimals(parts[1]) else { return nil }
      fraction = value
    }
    let magnitude = integer * Points.scale + fraction
    guard magnitude <= 100_000_000 * Points.scale else { return nil }
    millionths = isNegative ? -magnitude : magnitude
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private static func decimals(_ bytes: ArraySlice<UInt8>) -> Int64? {
    let kept = bytes.prefix(6)
    guard let value = digits(kept), bytes.dropFirst(6).allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return nil }
    return (kept.count..<6).reduce(value) { scaled, _ in scaled * 10 }
  }

  /// Whether the left value is smaller.
  public static func < (left: Points, right: Points) -> Bool { left.millionths < right.millionths }
  /// The exact sum.
  public static func + (left: Points, right: Points) -> Points {
    Points(millionths: left.millionths + right.millionths)
  }
  /// The exact difference.
  public static func - (left: Points, right: Points) -> Points {
    Points(millionths: left.millionths - right.millionths)
  }
  /// Adds the right value to the left.
  public static func += (left: inout Points, right: Points) { left = left + right }
}

extension Points: CustomStringConvertible {
  /// The shortest exact decimal text with '.', such as `8.5`.
  public var description: String {
    let magnitude = millionths.magnitude
    let whole = magnitude / UInt64(Points.scale)
    var digits = String(magnitude % UInt64(Points.scale))
    let sign = millionths < 0 ? "-" : ""
    guard digits != "0" else { return "\(sign)\(whole)" }
    digits = String(repeating: "0", count: 6 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }

  /// The value as Vietnamese text, with a decimal comma, such as `8,5`.
  public var vietnamese: String {
    String(description.map { $0 == "." ? "," : $0 })
  }
}

extension Points: Codable {
  /// Reads the canonical decimal text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Points(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a decimal number of points")
    }
    self = value
  }

  /// Writes the canonical decimal text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
