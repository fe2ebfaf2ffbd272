/// A moment as written by people and programs, at a stated offset from UTC; independent of the
/// machine's locale and time zone.
public struct WrittenTime: Sendable {
  private let date: CivilDay
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
    let days = CivilDay.floor(Int(local), 86_400)
    let rest = local - Int64(days) * 86_400
    (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60)
    date = CivilDay(number: days)
  }

  /// ISO 8601 with the offset, such as `2024-01-10T08:15:30+07:00`.
  public var iso: String {
    "\(pad(date.year, 4))-\(pad(date.month))-\(pad(date.day))T\(pad(hour)):\(pad(minute)):\(pad(second))"
      + "\(sign)\(pad(minutes / 60)):\(pad(minutes % 60))"
  }

  /// The Vietnamese form, such as `08:15:30 ngày 10/01/2024 (UTC+07:00)`.
  public var text: Bilingual {
    let clock = "\(pad(hour)):\(pad(minute)):\(pad(second))"
    let zone = "(UTC\(sign)\(pad(minutes / 60)):\(pad(minutes % 60)))"
    return Bilingual(
      vi: "\(clock) ngày \(pad(date.day))/\(pad(date.month))/\(pad(date.year, 4)) \(zone)",
      en: "\(pad(date.year, 4))-\(pad(date.month))-\(pad(date.day)) \(clock) \(zone)")
  }

  private var sign: String { offset < 0 ? "-" : "+" }
  private var minutes: Int64 { Int64(offset.magnitude / 60) }

  private func pad(_ number: some BinaryInteger, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
