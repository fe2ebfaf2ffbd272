/// Reads decimal numbers the same way in every locale.
enum NumberText {
  enum Reading {
    /// `isRounded`: the text is a whole number with more digits than a `Double` holds.
    case value(Double, isRounded: Bool)
    case invalid
    case outOfRange
  }

  /// Reads a number in plain or E notation, with `.` as the only decimal sign.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
    let bounds = PlainText.trimmed(bytes)
    var scan = Scan(bytes: bytes, position: bounds.lowerBound, end: bounds.upperBound)
    guard scan.run() else { return .invalid }
    if let exact = scan.exactValue {
      return .value(exact, isRounded: false)
    }
    let text = String(decoding: bytes[bounds], as: UTF8.self)
    guard let value = Double(text), value.isFinite, value != 0 || scan.mantissa == 0 else {
      return .outOfRange
    }
    return .value(value, isRounded: scan.isWholeNumber && !scan.isHeld(by: value))
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private struct Scan {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int
    let end: Int
    var isNegative = false
    var mantissa: UInt64 = 0
    var significantDigits = 0
    var droppedDigits = 0
    var exponent = 0
    var isWholeNumber = true

    /// Scans the whole text; false when it is not a number.
    @inline(__always)
    mutating func run() -> Bool {
      isNegative = skipSign()
      var digits = skipDigits()
      exponent += droppedDigits
      if position < end, bytes[position] == UInt8(ascii: ".") {
        position += 1
        isWholeNumber = false
        let droppedBefore = droppedDigits
        let fraction = skipDigits()
        exponent -= fraction - (droppedDigits - droppedBefore)
        digits += fraction
      }
      guard digits > 0 else { return false }
      guard position < end else { return true }
      guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return false }
      position += 1
      isWholeNumber = false
      return skipExponent() && position == end
    }

    @inline(__always)
    private mutating func skipSign() -> Bool {
      guard position < end else { return false }
      let isMinus = bytes[position] == UInt8(ascii: "-")
      if isMinus || bytes[position] == UInt8(ascii: "+") { position += 1 }
      return isMinus
    }

    @inline(__always)
    private mutating func skipDigits() -> Int {
      let start = position
      // Kept outside the struct while scanning digits.
      var (next, mantissa, significant) = (position, mantissa, significantDigits)
      while next < end {
        let digit = bytes[next] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        if significant < 19 {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          if mantissa != 0 { significant &+= 1 }
        } else {
          droppedDigits += 1
        }
        next &+= 1
      }
      (position, self.mantissa, significantDigits) = (next, mantissa, significant)
      return next - start
    }

    private mutating func skipExponent() -> Bool {
      let isNegativeExponent = skipSign()
      let start = position
      var value = 0
      while position < end {
        let digit = bytes[position] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        value = min(value * 10 + Int(digit), 100_000)
        position += 1
      }
      exponent += isNegativeExponent ? -value : value
      return position > start
    }

    /// The value, if one correctly rounded operation on exact operands gives it.
    @inline(__always)
    var exactValue: Double? {
      guard droppedDigits == 0, mantissa <= 1 << 53, (-22...22).contains(exponent) else {
        return nil
      }
      let whole = Double(mantissa)
      let magnitude =
        exponent < 0 ? whole / powersOfTen[-exponent] : whole * powersOfTen[exponent]
      return isNegative ? -magnitude : magnitude
    }

    func isHeld(by value: Double) -> Bool {
      droppedDigits == 0 && UInt64(exactly: value.magnitude) == mantissa
    }
  }
}
