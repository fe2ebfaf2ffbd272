internal import BigInt

/// An exact rational number, always in lowest terms.
///
/// Survey means and indices are quotients; kept exact, no rounding can decide a rank (`method.md`,
/// section 7, rule 5). The denominator of a sum of means has no fixed bound, hence the arbitrary
/// width; terms that fit into machine words, as nearly all do, stay there.
public struct Fraction: Hashable, Sendable {
  /// The two terms: words where both fit, else big numbers, so that each value has one form.
  private enum Terms: Hashable, Sendable {
    case words(numerator: Int, denominator: Int)
    case big(numerator: BigInt, denominator: BigInt)
  }

  private let terms: Terms

  /// The largest magnitude of a term kept in a word: a sum of two products of such terms fits into
  /// 128 bits.
  private static let largestWord = 1 << 62

  /// Zero.
  public static let zero = Fraction(0)
  /// One.
  public static let one = Fraction(1)

  /// Creates a whole number.
  public init(_ whole: Int) { self.init(reducing: Int128(whole), over: 1) }

  /// Creates the exact value of a decimal.
  public init(_ points: Points) {
    self.init(reducing: Int128(points.millionths), over: Int128(Points.scale))
  }

  /// Creates a quotient of two whole numbers; `denominator` must not be zero.
  public init(_ numerator: Int, over denominator: Int) {
    precondition(denominator != 0, "a fraction has no zero denominator")
    self.init(reducing: Int128(numerator), over: Int128(denominator))
  }

  /// Reduces to lowest terms; no term may be `Int128.min`.
  private init(reducing numerator: Int128, over denominator: Int128) {
    let divisor = Int128(Fraction.divisor(numerator.magnitude, denominator.magnitude))
    let sign: Int128 = denominator < 0 ? -1 : 1
    let (numerator, denominator) = (sign * (numerator / divisor), sign * (denominator / divisor))
    let isWord = max(numerator.magnitude, denominator.magnitude) <= Fraction.largestWord
    terms =
      isWord
      ? .words(numerator: Int(numerator), denominator: Int(denominator))
      : .big(numerator: BigInt(numerator), denominator: BigInt(denominator))
  }

  private init(reducing numerator: BigInt, over denominator: BigInt) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.sign == .minus ? -1 : 1
    let (numerator, denominator) = (sign * numerator / divisor, sign * denominator / divisor)
    let isWord = max(numerator.magnitude, denominator.magnitude) <= Fraction.largestWord
    terms =
      isWord
      ? .words(numerator: Int(numerator), denominator: Int(denominator))
      : .big(numerator: numerator, denominator: denominator)
  }

  /// The greatest common divisor, by Euclid; not zero, since a denominator never is.
  private static func divisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (high, low) = (first, second)
    while low > UInt128(UInt64.max) { (high, low) = (low, high % low) }
    guard low != 0 else { return high }
    // Dividing single words is many times faster than dividing double words.
    var (left, right) = (UInt64(low), UInt64(high % low))
    while right != 0 { (left, right) = (right, left % right) }
    return UInt128(left)
  }

  private var words: (numerator: Int128, denominator: Int128)? {
    guard case .words(let numerator, let denominator) = terms else { return nil }
    return (Int128(numerator), Int128(denominator))
  }

  private var numerator: BigInt {
    switch terms {
    case .words(let numerator, _): BigInt(numerator)
    case .big(let numerator, _): numerator
    }
  }

  private var denominator: BigInt {
    switch terms {
    case .words(_, let denominator): BigInt(denominator)
    case .big(_, let denominator): denominator
    }
  }

  /// Whether the value is zero.
  public var isZero: Bool { terms == .words(numerator: 0, denominator: 1) }

  /// The exact sum.
  public static func + (left: Fraction, right: Fraction) -> Fraction {
    if let one = left.words, let two = right.words {
      return one.denominator == two.denominator
        ? Fraction(reducing: one.numerator + two.numerator, over: one.denominator)
        : Fraction(
          reducing: one.numerator * two.denominator + two.numerator * one.denominator,
          over: one.denominator * two.denominator)
    }
    return Fraction(
      reducing: left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }
  /// The exact difference.
  public static func - (left: Fraction, right: Fraction) -> Fraction {
    left + right * Fraction(-1)
  }
  /// The exact product.
  public static func * (left: Fraction, right: Fraction) -> Fraction {
    if let one = left.words, let two = right.words {
      return Fraction(
        reducing: one.numerator * two.numerator, over: one.denominator * two.denominator)
    }
    return Fraction(
      reducing: left.numerator * right.numerator, over: left.denominator * right.denominator)
  }
  /// The exact quotient; the divisor must not be zero.
  public static func / (left: Fraction, right: Fraction) -> Fraction {
    precondition(!right.isZero, "division of a fraction by zero")
    if let one = left.words, let two = right.words {
      return Fraction(
        reducing: one.numerator * two.denominator, over: one.denominator * two.numerator)
    }
    return Fraction(
      reducing: left.numerator * right.denominator, over: left.denominator * right.numerator)
  }
  /// Adds the right value to the left.
  public static func += (left: inout Fraction, right: Fraction) { left = left + right }
}

extension Fraction: Comparable {
  /// Whether the left value is smaller, by cross-multiplication.
  public static func < (left: Fraction, right: Fraction) -> Bool {
    if let one = left.words, let two = right.words {
      return one.numerator * two.denominator < two.numerator * one.denominator
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }
}

/// How an exact value is rounded to the shown decimals.
public enum RoundingMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// Half away from zero, the usual way in published results.
  case halfUp = "half_up"
  /// Digits beyond the last are dropped.
  case truncate
}

extension Fraction: CustomStringConvertible {
  /// The canonical text: `n` or `n/d`, in lowest terms.
  public var description: String {
    switch terms {
    case .words(let numerator, 1): "\(numerator)"
    case .words(let numerator, let denominator): "\(numerator)/\(denominator)"
    case .big(let numerator, 1): "\(numerator)"
    case .big(let numerator, let denominator): "\(numerator)/\(denominator)"
    }
  }

  /// Reads the canonical text; nil if it is anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2 else { return nil }
    let second = parts.count == 2 ? String(parts[1]) : "1"
    if let numerator = Int(first), let denominator = Int(second), denominator > 0 {
      self.init(numerator, over: denominator)
    } else if let numerator = BigInt(String(first)), let denominator = BigInt(second),
      denominator > 0
    {
      self.init(reducing: numerator, over: denominator)
    } else {
      return nil
    }
    guard description == text else { return nil }
  }

  /// The value with a fixed number of decimals and '.', for display only.
  ///
  /// - Parameters:
  ///   - decimals: How many decimals, 0 to 12.
  ///   - mode: The rounding of further digits.
  /// - Returns: Decimal text such as `89.46`.
  public func decimal(_ decimals: Int, _ mode: RoundingMode = .halfUp) -> String {
    let (isNegative, shown) = cut(decimals, mode)
    let sign = isNegative && shown != "0" ? "-" : ""
    guard decimals > 0 else { return sign + shown }
    let missing = decimals + 1 - shown.utf8.count
    let digits = missing > 0 ? String(repeating: "0", count: missing) + shown : shown
    return "\(sign)\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
  }

  /// The value rounded for display, again as an exact number.
  public func rounded(_ decimals: Int, _ mode: RoundingMode) -> Fraction {
    let (isNegative, digits) = cut(decimals, mode)
    let scale = (0..<decimals).reduce(Fraction.one) { scale, _ in scale * Fraction(10) }
    let magnitude =
      Int(digits).map { Fraction($0) } ?? Fraction(reducing: BigInt(digits) ?? 0, over: 1)
    return (isNegative ? magnitude * Fraction(-1) : magnitude) / scale
  }

  /// Whether the value is below zero, and the digits of its magnitude in units of the last decimal.
  private func cut(_ decimals: Int, _ mode: RoundingMode) -> (isNegative: Bool, digits: String) {
    if case .words(let numerator, let denominator) = terms, decimals <= 12 {
      var scale: UInt128 = 1
      for _ in 0..<decimals { scale *= 10 }
      let (magnitude, divisor) = (UInt128(numerator.magnitude) * scale, UInt128(denominator))
      var (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
      if mode == .halfUp, remainder * 2 >= divisor { quotient += 1 }
      return (numerator < 0, UInt64(exactly: quotient).map { "\($0)" } ?? "\(quotient)")
    }
    let magnitude = numerator.magnitude * BigInt(10).power(decimals).magnitude
    var (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    if mode == .halfUp, remainder * 2 >= denominator.magnitude { quotient += 1 }
    return (numerator.sign == .minus, String(quotient))
  }
}

extension Fraction: Codable {
  /// Reads the canonical text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Fraction(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a fraction")
    }
    self = value
  }

  /// Writes the canonical text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
