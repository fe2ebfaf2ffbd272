/// Reads Excel's day numbers for dates, in integer arithmetic.
enum DateSerial {
  /// The meaning of a number with a date format.
  enum Style {
    case date
    /// Elapsed hours, minutes or seconds, such as `[h]:mm`.
    case elapsed
  }

  /// The last day in Excel: 31 December 9999.
  private static let lastDay = 2_958_465

  /// The moment represented by a number.
  ///
  /// In the 1900 system day 60 is 29 February 1900, a day that Excel alone has.
  /// - Returns: Nil for a number below 0 or above Excel's range, and for text that is not a number.
  static func moment(
    _ bytes: UnsafeBufferPointer<UInt8>, style: Style, is1904: Bool
  ) -> CellMoment? {
    guard let total = milliseconds(bytes) else { return nil }
    let day = total / CellMoment.millisecondsADay
    let time = total % CellMoment.millisecondsADay
    if style == .elapsed { return day <= lastDay ? CellMoment(elapsed: total) : nil }
    guard day <= (is1904 ? lastDay - 1_462 : lastDay) else { return nil }
    if is1904 { return CellMoment(epochDay: day - 24_107, milliseconds: time) }
    switch day {
    case 0: return CellMoment(elapsed: time)
    case 60: return CellMoment(year: 1900, month: 2, day: 29, milliseconds: time)
    default: return CellMoment(epochDay: day - (day < 60 ? 25_568 : 25_569), milliseconds: time)
    }
  }

  /// A decimal number of days as milliseconds, rounded half up.
  static func milliseconds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard case .value(let value, _) = NumberText.read(bytes), value >= 0, value < 1e8,
      let decimal = Decimal(bytes)
    else { return nil }
    let scaled = UInt128(decimal.digits) * UInt128(CellMoment.millisecondsADay)
    if decimal.exponent >= 0 {
      return Int(scaled * power(decimal.exponent))
    }
    guard decimal.exponent >= -38 else { return 0 }
    let divisor = power(-decimal.exponent)
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
    return Int(quotient) + (remainder >= divisor - remainder ? 1 : 0)
  }

  private static func power(_ exponent: Int) -> UInt128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The first 19 significant digits of text that is known to be a number, and their exponent.
  private struct Decimal {
    var digits: UInt64 = 0
    var exponent = 0

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      var isFraction = false
      var count = 0
      var position = 0
      scan: while position < bytes.count {
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          if count < 19 {
            digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
            if digits > 0 { count += 1 }
            if isFraction { exponent -= 1 }
          } else if !isFraction {
            exponent += 1
          }
        case UInt8(ascii: "."): isFraction = true
        case UInt8(ascii: "e"), UInt8(ascii: "E"): break scan
        default: break
        }
      }
      guard position < bytes.count else { return }
      let rest = UnsafeBufferPointer(rebasing: bytes[position...])
      let text = String(decoding: rest[PlainText.trimmed(rest)], as: UTF8.self)
      guard let written = Int(text), abs(written) < 1_000 else { return nil }
      exponent += written
      // No date has more digits before the decimal point.
      if exponent > 19 {
        guard digits == 0 else { return nil }
        exponent = 0
      }
    }
  }
}
