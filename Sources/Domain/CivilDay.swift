/// A day of the civil (proleptic Gregorian) calendar by its number, without any time zone.
public struct CivilDay: Hashable, Sendable {
  /// The year.
  public let year: Int
  /// The month, from 1 to 12, and the day of the month, from 1 to 31.
  public let month: Int, day: Int
  /// The day of the week: 0 for Sunday to 6 for Saturday.
  public let weekday: Int

  /// Finds the day with a number.
  ///
  /// - Parameter number: The days since 1970-01-01, negative before it.
  public init(number: Int) {
    // Howard Hinnant's days-to-civil: years that begin in March end with the leap day, and eras
    // have 400 years.
    let shifted = number + 719_468
    let era = CivilDay.floor(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    weekday = number + 4 - CivilDay.floor(number + 4, 7) * 7
  }

  /// The number of a day: the days since 1970-01-01, negative before it.
  public static func number(of date: CalendarDate) -> Int {
    let year = date.month <= 2 ? date.year - 1 : date.year
    let marchMonth = date.month <= 2 ? date.month + 9 : date.month - 3
    let era = floor(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * marchMonth + 2) / 5 + date.day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Divides towards negative infinity.
  static func floor(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
  }
}
