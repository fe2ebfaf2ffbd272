/// Checks ISO 8601 date and time text.
enum DateTimeText {
  /// The bounds of the date and time, without blanks and without a trailing `Z`.
  ///
  /// Hours above 23 are durations, as LibreOffice writes them. 29 February 1900 is a day in Excel.
  /// - Returns: Nil where the text is anything but `yyyy-mm-dd` or `yyyy-mm-ddThh:mm:ss[.fff][Z]`.
  static func bounds(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let trimmed = PlainText.trimmed(bytes)
    var scan = Scan(bytes: bytes, position: trimmed.lowerBound, end: trimmed.upperBound)
    guard let year = scan.number(digits: 4...4), scan.skip("-"),
      let month = scan.number(digits: 2...2), scan.skip("-"),
      let day = scan.number(digits: 2...2), isDay(day, month: month, year: year)
    else { return nil }
    if scan.position == scan.end { return trimmed }
    guard scan.skip("T"), scan.number(digits: 2...5) != nil, scan.skip(":"),
      let minute = scan.number(digits: 2...2), minute < 60, scan.skip(":"),
      let second = scan.number(digits: 2...2), second < 60
    else { return nil }
    if scan.skip("."), scan.number(digits: 1...9) == nil { return nil }
    let end = scan.position
    _ = scan.skip("Z")
    return scan.position == scan.end ? trimmed.lowerBound..<end : nil
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

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    mutating func number(digits: ClosedRange<Int>) -> Int? {
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
  }
}

extension DateTimeText {
  /// A date, a date and time, or a time alone, to the millisecond.
  ///
  /// - Returns: Nil for anything that is not ISO 8601.
  static func moment(_ bytes: UnsafeBufferPointer<UInt8>) -> CellMoment? {
    let text = String(decoding: bytes[PlainText.trimmed(bytes)], as: UTF8.self)
    if !text.contains("-"), text.contains(":") {
      let dated = "1899-12-31T" + (text.hasPrefix("T") ? String(text.dropFirst()) : text)
      return moment(dated)
    }
    return moment(text)
  }

  private static func moment(_ text: String) -> CellMoment? {
    var text = text
    let parts = text.withUTF8 { bytes in
      bounds(bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }?.split { "-T:.".contains($0) }.map(String.init)
    guard let parts, parts.count >= 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    guard parts.count >= 6, let hour = Int(parts[3]), let minute = Int(parts[4]),
      let second = Int(parts[5])
    else { return CellMoment(year: year, month: month, day: day) }
    let fraction = parts.count > 6 ? milliseconds(fraction: parts[6]) : 0
    let time = ((hour * 60 + minute) * 60 + second) * 1_000 + fraction
    // Rounding may reach midnight.
    if time == CellMoment.millisecondsADay, hour < 24 {
      let next = CellMoment.epochDay(year: year, month: month, day: day) + 1
      return CellMoment(epochDay: next, milliseconds: 0)
    }
    return CellMoment(year: year, month: month, day: day, milliseconds: time)
  }

  /// The digits after a second's point, rounded half up.
  static func milliseconds(fraction: String) -> Int {
    let digits = (fraction + "0000").prefix(4)
    return ((Int(digits) ?? 0) + 5) / 10
  }
}
