import Domain

/// Moments and days in the round's time zone, Vietnam's, which is UTC+7 all year.
enum Calendar {
  private static let offset: Int64 = 7 * 3600
  /// The seconds of a day.
  static let day: Int64 = 86_400

  /// The moment at the given time of day in Vietnam.
  static func instant(_ date: CalendarDate, hour: Int, minute: Int = 0, second: Int = 0) -> Instant
  {
    let clock = Int64(hour * 3600 + minute * 60 + second)
    return Instant(seconds: days(date) * day + clock - offset)
  }

  /// A moment as ISO 8601 with its offset, such as `2024-01-08T09:30:00+07:00`.
  static func iso(_ instant: Instant) -> String {
    let local = instant.seconds + offset
    let days = Int(local / day)
    let clock = Int(local % day)
    let (year, month, dayOfMonth) = civil(days)
    let time = [clock / 3600, clock / 60 % 60, clock % 60].map(Phrases.two).joined(separator: ":")
    return "\(year)-\(Phrases.two(month))-\(Phrases.two(dayOfMonth))T\(time)+07:00"
  }

  /// A moment's day in the Vietnamese form, `dd/mm/yyyy`.
  static func vietnameseDay(_ instant: Instant) -> String {
    let (year, month, dayOfMonth) = civil(Int((instant.seconds + offset) / day))
    return "\(Phrases.two(dayOfMonth))/\(Phrases.two(month))/\(year)"
  }

  // Days since 1970-01-01, counted in 400-year eras that start on a 1 March.
  private static func days(_ date: CalendarDate) -> Int64 {
    let year = date.month > 2 ? date.year : date.year - 1
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1
    return Int64(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear)
      - 719_468
  }

  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1
    )
  }
}
