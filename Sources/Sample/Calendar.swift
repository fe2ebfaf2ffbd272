import Domain

/// Moments and days in the round's time zone, Vietnam's, which is UTC+7 all year.
enum Calendar {
  private static let offset: Int64 = 7 * 3600
  /// The seconds of a day.
  static let day: Int64 = 86_400

  /// The moment at the given time of day in Vietnam.
  static func instant(_ date: CalendarDate, hour: Int, minute: Int = 0, second: Int = 0) -> Instant
  {
    let clock = hour * 3600 + minute * 60 + second
    return Instant(date, second: clock, utcOffset: Int(offset))
  }

  /// A moment as ISO 8601 with its offset, such as `2024-01-08T09:30:00+07:00`.
  static func iso(_ instant: Instant) -> String {
    let local = instant.seconds + offset
    let date = CivilDay(number: Int(local / day))
    let clock = Int(local % day)
    let time = [clock / 3600, clock / 60 % 60, clock % 60].map(Phrases.two).joined(separator: ":")
    return "\(date.year)-\(Phrases.two(date.month))-\(Phrases.two(date.day))T\(time)+07:00"
  }

  /// A moment's day in the Vietnamese form, `dd/mm/yyyy`.
  static func vietnameseDay(_ instant: Instant) -> String {
    let date = CivilDay(number: Int((instant.seconds + offset) / day))
    return "\(Phrases.two(date.day))/\(Phrases.two(date.month))/\(date.year)"
  }
}
