internal import Domain

/// A time as people write it into the register of incoming documents.
///
/// Accepted are `2024-01-08T10:00:00+07:00`, `2024-01-08 10:00`, `08/01/2024 10:00`, `10:00
/// 08/01/2024`, or a day alone, which begins at midnight. A time without a zone is in the round's
/// zone.
struct RegisteredTime {
  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a time.
  ///
  /// - Parameters:
  ///   - bytes: The trimmed text.
  ///   - utcOffset: The offset of a time without a zone, in seconds east of UTC.
  /// - Returns: The moment; nil when the text is not an unambiguous time.
  static func instant(_ bytes: [UInt8], utcOffset: Int) -> Instant? {
    guard bytes.count <= 64 else { return nil }
    var scanner = RegisteredTime(bytes)
    if let day = scanner.day() {
      guard !scanner.isAtEnd else { return Instant(day, second: 0, utcOffset: utcOffset) }
      guard scanner.skipBetween(), let second = scanner.clock() else { return nil }
      guard let offset = scanner.zone(otherwise: utcOffset) else { return nil }
      return Instant(day, second: second, utcOffset: offset)
    }
    scanner.position = 0
    guard let second = scanner.clock(), scanner.skipBetween(), let day = scanner.day(),
      scanner.isAtEnd
    else { return nil }
    return Instant(day, second: second, utcOffset: utcOffset)
  }

  private var isAtEnd: Bool { position == bytes.count }
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ options: StaticString) -> UInt8? {
    guard let next else { return nil }
    let isOne = options.withUTF8Buffer { $0.contains(next) }
    guard isOne else { return nil }
    position += 1
    return next
  }

  private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    let start = position
    var value = 0
    while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next),
      position - start < digits.upperBound
    {
      value = value * 10 + Int(next - UInt8(ascii: "0"))
      position += 1
    }
    return digits.contains(position - start) ? value : nil
  }

  /// `yyyy-mm-dd` or `dd/mm/yyyy`; the day comes before the month, as in Vietnam.
  private mutating func day() -> CalendarDate? {
    let start = position
    if let year = number(4...4), let mark = skip("-/."), let month = number(1...2),
      skip("-/.") == mark, let day = number(1...2)
    {
      return RegisteredTime.day(year, month, day)
    }
    position = start
    guard let day = number(1...2), let mark = skip("/-."), let month = number(1...2),
      skip("/-.") == mark, let year = number(4...4)
    else { return nil }
    return RegisteredTime.day(year, month, day)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    (1970...2200).contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
  }

  /// Skips the separator between a day and a time: `T`, a comma or blanks.
  private mutating func skipBetween() -> Bool {
    let start = position
    if skip("Tt") != nil { return true }
    _ = skip(",")
    while skip(" \t") != nil {}
    return position > start
  }

  /// `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fff` as seconds of the day; `10h00` as well.
  private mutating func clock() -> Int? {
    guard let hour = number(1...2), skip(":hHgG") != nil, let minute = number(2...2),
      hour < 24, minute < 60
    else { return nil }
    var second = 0
    if skip(":") != nil {
      guard let stated = number(2...2), stated < 60 else { return nil }
      second = stated
      if skip(".,") != nil { guard number(1...9) != nil else { return nil } }
    }
    return hour * 3_600 + minute * 60 + second
  }

  /// The offset from UTC in seconds; nil when there is something else.
  private mutating func zone(otherwise utcOffset: Int) -> Int? {
    if isAtEnd { return utcOffset }
    _ = skip(" ")
    if skip("Zz") != nil { return isAtEnd ? 0 : nil }
    guard let sign = skip("+-"), let hours = number(2...2), hours <= 14 else { return nil }
    var minutes = 0
    if !isAtEnd {
      _ = skip(":")
      guard let stated = number(2...2), stated < 60, isAtEnd else { return nil }
      minutes = stated
    }
    let offset = hours * 3_600 + minutes * 60
    return sign == UInt8(ascii: "-") ? -offset : offset
  }
}
