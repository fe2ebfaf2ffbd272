/// A moment as written by people and programs, at a stated offset from UTC; independent of the
/// machine's locale and time zone.
public struct WrittenTime: Sendable {
  private let year: Int64, month: Int64, day: Int64
  private let hour: Int64, minute: Int64, second: Int64
  private let offset: Int

  /// Splits a moment.
  ///
  /// - Parameters:
  ///   - instant: The moment.
  ///   - utcOffset: Seconds east of UTC, whole minutes.
  public init(_ instant: Instant, utcOffset: Int) {
    offset = utcOffset
    let local = instant.seconds + Int64(utcOffset)
    let days = WrittenTime.floorDivide(local, 86_400)
    let rest = local - days * 86_400
    (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60)
    // Years that start in March end with the leap day; eras have 400 years.
    let shifted = days + 719_468
    let era = WrittenTime.floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// ISO 8601 with the offset, such as `2024-01-10T08:15:30+07:00`.
  public var iso: String {
    "\(pad(year, 4))-\(pad(month))-\(pad(day))T\(pad(hour)):\(pad(minute)):\(pad(second))"
      + "\(sign)\(pad(minutes / 60)):\(pad(minutes % 60))"
  }

  /// The Vietnamese form, such as `08:15:30 ngày 10/01/2024 (UTC+07:00)`.
  public var text: Bilingual {
    let clock = "\(pad(hour)):\(pad(minute)):\(pad(second))"
    let zone = "(UTC\(sign)\(pad(minutes / 60)):\(pad(minutes % 60)))"
    return Bilingual(
      vi: "\(clock) ngày \(pad(day))/\(pad(month))/\(pad(year, 4)) \(zone)",
      en: "\(pad(year, 4))-\(pad(month))-\(pad(day)) \(clock) \(zone)")
  }

  private var sign: String { offset < 0 ? "-" : "+" }
  private var minutes: Int64 { Int64(offset.magnitude / 60) }

  private func pad(_ number: Int64, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
    number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
  }
}
