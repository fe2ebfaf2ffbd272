/// A moment in whole seconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable, Codable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64

  /// Creates a moment.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Whether the left moment is earlier.
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

extension Instant {
  /// The moment at which a second of a civil day begins.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - second: The second of the day, from 0.
  ///   - utcOffset: The offset of the clock from UTC in seconds, positive to the east.
  public init(_ day: CalendarDate, second: Int, utcOffset: Int) {
    let seconds = Int64(CivilDay.number(of: day)) * 86_400 + Int64(second) - Int64(utcOffset)
    self.init(seconds: seconds)
  }
}
