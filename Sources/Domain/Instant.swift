/// A moment in whole seconds since 1970-01-01T00:00:00Z, as a ledger recorded it.
public struct Instant: Hashable, Comparable, Sendable, Codable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64

  /// Creates a moment.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Whether the left moment is the earlier.
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// Reads the number of seconds.
  public init(from decoder: any Decoder) throws {
    seconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Writes the number of seconds.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}
