/// Reads ISO 8601 dates and times.
enum DateTimeText {
  /// The result of reading an ISO 8601 text.
  struct Reading {
    /// The date and time, to the millisecond.
    let moment: CellMoment
    /// The bounds of the date and time, without blanks and without a zone.
    let bounds: Range<Int>
    /// Whether the text within the bounds is, as written, a date or a date and a time with seconds.
    let isExact: Bool
    /// Whether an offset from UTC follows, which is ignored.
    let hasOffset: Bool
  }

  /// A date, a date and time, or a time alone: `yyyy-mm-dd`, `Thh:mm[:ss[.fff]]`, `Z` or `+hh:mm`.
  ///
  /// Hours above 23 are durations, as LibreOffice writes them. 29 February 1900 is a day in Excel.
  /// - Returns: Nil for anything that is not ISO 8601.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading? {
    let trimmed = PlainText.trimmed(bytes)
    var scan = Scan(bytes: bytes, position: trimmed.lowerBound, end: trimmed.upperBound)
    guard let moment = scan.moment() else { return nil }
    return Reading(
      moment: moment, bounds: trimmed.lowerBound..<scan.valueEnd, isExact: scan.isExact,
      hasOffset: scan.hasOffset)
  }

  private static func isDay(_ day: Int, month: Int, year: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    switch month {
    case 4, 6, 9, 11: return day <= 30
    case 2:
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) || year == 1900
      return day <= (isLeap ? 29 : 28)
    default: return day <= 31
    }
  }

  private struct Scan {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int
    let end: Int
    /// The end of the value, before a zone.
    var valueEnd = 0
    var isExact = true
    var hasOffset = false

    /// A date, with or without a time, or a time alone; nil for anything else.
    mutating func moment() -> CellMoment? {
      var (year, month, day) = (1899, 12, 31)
      let isTimeAlone = beginsWithHours
      if !isTimeAlone {
        guard let statedYear = number(digits: 4...4), skip("-"),
          let statedMonth = number(digits: 2...2), skip("-"),
          let statedDay = number(digits: 2...2),
          isDay(statedDay, month: statedMonth, year: statedYear)
        else { return nil }
        (year, month, day) = (statedYear, statedMonth, statedDay)
        valueEnd = position
        if skipZone() { return CellMoment(year: year, month: month, day: day) }
      }
      guard skip("T") || isTimeAlone, let time = milliseconds() else { return nil }
      if isTimeAlone { isExact = false }
      valueEnd = position
      guard skipZone() else { return nil }
      // Rounding may reach midnight, even the last one.
      if time.isRoundedUp, time.total == CellMoment.millisecondsADay {
        let next = CellMoment.epochDay(year: year, month: month, day: day) + 1
        if next > CellMoment.lastEpochDay {
          return CellMoment(year: year, month: month, day: day, milliseconds: time.total - 1)
        }
        return CellMoment(epochDay: next, milliseconds: 0)
      }
      return CellMoment(year: year, month: month, day: day, milliseconds: time.total)
    }

    /// Whether the text is a time without a date.
    private var beginsWithHours: Bool {
      guard position < end else { return false }
      var next = position
      if bytes[next] == UInt8(ascii: "T") { return true }
      while next < end, bytes[next] &- UInt8(ascii: "0") < 10 { next += 1 }
      return next < end && bytes[next] == UInt8(ascii: ":")
    }

    /// Hours and minutes, with or without seconds.
    private mutating func milliseconds() -> (total: Int, isRoundedUp: Bool)? {
      guard let hour = number(digits: 2...9), skip(":"),
        let minute = number(digits: 2...2), minute < 60
      else { return nil }
      let minutes = (hour * 60 + minute) * 60_000
      guard skip(":") else {
        isExact = false
        return (minutes, false)
      }
      guard let second = number(digits: 2...2), second < 60, let fraction = fraction() else {
        return nil
      }
      return (minutes + second * 1_000 + fraction, hour < 24)
    }

    /// Skips `Z` or an offset; false when the text does not end there.
    private mutating func skipZone() -> Bool {
      if position == end { return true }
      if skip("Z") { return position == end }
      guard skip("+") || skip("-"), let hour = number(digits: 2...2), hour < 24 else {
        return false
      }
      hasOffset = true
      if position == end { return true }
      _ = skip(":")
      guard let minute = number(digits: 2...2), minute < 60 else { return false }
      return position == end
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    private mutating func number(digits: ClosedRange<Int>) -> Int? {
      var value = 0
      var count = 0
      while position < end, count < digits.upperBound {
        let digit = bytes[position] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        value = value * 10 + Int(digit)
        count += 1
        position += 1
      }
      return digits.contains(count) ? value : nil
    }

    /// The milliseconds after the decimal point of seconds, rounded half up; 0 without a point.
    ///
    /// Excel writes as many digits as a `Double` has.
    private mutating func fraction() -> Int? {
      if skip(",") { isExact = false } else if !skip(".") { return 0 }
      let start = position
      while position < end, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
      guard position > start else { return nil }
      if position - start > 9 { isExact = false }
      return DateTimeText.milliseconds(fraction: bytes[start..<position])
    }
  }
}

extension DateTimeText {
  /// The digits after the decimal point of seconds as milliseconds, rounded half up.
  static func milliseconds(fraction digits: some Collection<UInt8>) -> Int {
    var tenths = 0
    for place in 0..<4 {
      let digit = digits.dropFirst(place).first.map { Int($0) - 0x30 } ?? 0
      tenths = tenths * 10 + digit
    }
    return (tenths + 5) / 10
  }
}
