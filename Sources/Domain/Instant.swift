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
    // Years that start in March put the leap day last; eras have 400 years.
    let year = Int64(day.month <= 2 ? day.year - 1 : day.year)
    let month = Int64(day.month <= 2 ? day.month + 9 : day.month - 3)
    let (era, yearOfEra) = (year / 400, year % 400)
    let dayOfYear = (153 * month + 2) / 5 + Int64(day.day) - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(seconds: (days - 719_468) * 86_400 + Int64(second) - Int64(utcOffset))
  }
}
