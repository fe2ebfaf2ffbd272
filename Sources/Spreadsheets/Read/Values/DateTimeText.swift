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
