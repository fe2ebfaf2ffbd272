/// Checks ISO 8601 date and time text.
enum DateTimeText {
  /// The bounds of the date and time, without blanks and without a trailing `Z`.
  ///
  /// Hours above 23 are durations, as LibreOffice writes them. 29 February 1900 is a day in Excel.
  /// - Returns: Nil where the text is anything but `yyyy-mm-dd` or `yyyy-mm-ddThh:mm:ss[.fff][Z]`.
  static func bounds(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let trimmed = PlainText.trimmed(bytes)
    var scan = Scan(bytes: bytes, position: trimmed.lowerBound, end: trimmed.upperBound)
    return scan.moment(isTimeAlone: false).map { _ in trimmed.lowerBound..<scan.valueEnd }
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
    /// Where the value ends, in front of a `Z`.
    var valueEnd = 0

    /// A date, with or without a time, or a time alone; nil for anything else.
    mutating func moment(isTimeAlone: Bool) -> CellMoment? {
      var (year, month, day) = (1899, 12, 31)
      if !isTimeAlone {
        guard let statedYear = number(digits: 4...4), skip("-"),
          let statedMonth = number(digits: 2...2), skip("-"),
          let statedDay = number(digits: 2...2),
          isDay(statedDay, month: statedMonth, year: statedYear)
        else { return nil }
        (year, month, day) = (statedYear, statedMonth, statedDay)
        valueEnd = position
        if position == end { return CellMoment(year: year, month: month, day: day) }
      }
      guard skip("T") || isTimeAlone, let hour = number(digits: 2...5), skip(":"),
        let minute = number(digits: 2...2), minute < 60, skip(":"),
        let second = number(digits: 2...2), second < 60, let fraction = fraction()
      else { return nil }
      valueEnd = position
      _ = skip("Z")
      guard position == end else { return nil }
      let time = ((hour * 60 + minute) * 60 + second) * 1_000 + fraction
      // Rounding may reach midnight.
      if time == CellMoment.millisecondsADay, hour < 24 {
        let next = CellMoment.epochDay(year: year, month: month, day: day) + 1
        return CellMoment(epochDay: next, milliseconds: 0)
      }
      return CellMoment(year: year, month: month, day: day, milliseconds: time)
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

    /// The milliseconds after a second's point, rounded half up; 0 without a point.
    private mutating func fraction() -> Int? {
      guard skip(".") else { return 0 }
      let start = position
      guard number(digits: 1...9) != nil else { return nil }
      return milliseconds(fraction: bytes[start..<position])
    }
  }
}

extension DateTimeText {
  /// A date, a date and time, or a time alone, to the millisecond.
  ///
  /// - Returns: Nil for anything that is not ISO 8601.
  static func moment(_ bytes: UnsafeBufferPointer<UInt8>) -> CellMoment? {
    let trimmed = PlainText.trimmed(bytes)
    let text = bytes[trimmed]
    var scan = Scan(bytes: bytes, position: trimmed.lowerBound, end: trimmed.upperBound)
    return scan.moment(
      isTimeAlone: !text.contains(UInt8(ascii: "-")) && text.contains(UInt8(ascii: ":")))
  }

  /// The digits after a second's point as milliseconds, rounded half up.
  static func milliseconds(fraction digits: some Collection<UInt8>) -> Int {
    var tenths = 0
    for place in 0..<4 {
      let digit = digits.dropFirst(place).first.map { Int($0) - 0x30 } ?? 0
      tenths = tenths * 10 + digit
    }
    return (tenths + 5) / 10
  }
}
