internal import BigInt

/// An exact rational number, always in lowest terms.
///
/// Survey means and indices are quotients; kept exact, no rounding can decide a rank
/// (`method.md`, section 7, rule 5). The denominator of a sum of means has no fixed bound,
/// hence the arbitrary width.
public struct Fraction: Hashable, Sendable {
  private let numerator: BigInt
  private let denominator: BigInt

  /// Zero.
  public static let zero = Fraction(0)
  /// One.
  public static let one = Fraction(1)

  /// Creates a whole number.
  public init(_ whole: Int) {
    numerator = BigInt(whole)
    denominator = 1
  }

  /// Creates the exact value of a decimal.
  public init(_ points: Points) {
    self.init(reducing: BigInt(points.millionths), over: BigInt(Points.scale))
  }

  /// Creates a quotient of two whole numbers; `denominator` must not be zero.
  public init(_ numerator: Int, over denominator: Int) {
    precondition(denominator != 0, "a fraction has no zero denominator")
    self.init(reducing: BigInt(numerator), over: BigInt(denominator))
  }

  private init(reducing numerator: BigInt, over denominator: BigInt) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.sign == .minus ? -1 : 1
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  /// Whether the value is zero.
  public var isZero: Bool { numerator.isZero }

  /// The exact sum.
  public static func + (left: Fraction, right: Fraction) -> Fraction {
    if left.denominator == right.denominator {
      return Fraction(reducing: left.numerator + right.numerator, over: left.denominator)
    }
    return Fraction(
      reducing: left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }
  /// The exact difference.
  public static func - (left: Fraction, right: Fraction) -> Fraction {
    left + Fraction(reducing: -right.numerator, over: right.denominator)
  }
  /// The exact product.
  public static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      reducing: left.numerator * right.numerator, over: left.denominator * right.denominator)
  }
  /// The exact quotient; the divisor must not be zero.
  public static func / (left: Fraction, right: Fraction) -> Fraction {
    precondition(!right.isZero, "division of a fraction by zero")
    return Fraction(
      reducing: left.numerator * right.denominator, over: left.denominator * right.numerator)
  }
  /// Adds the right value to the left.
  public static func += (left: inout Fraction, right: Fraction) { left = left + right }
}

extension Fraction: Comparable {
  /// Whether the left value is the smaller, by cross-multiplication.
  public static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

/// How an exact value is cut to the decimals that are shown.
public enum RoundingMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// Half away from zero, the usual way in published results.
  case halfUp = "half_up"
  /// Digits beyond the last are dropped.
  case truncate
}

extension Fraction: CustomStringConvertible {
  /// The canonical text: `n` or `n/d`, in lowest terms.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }

  /// Reads the canonical text; nil if it is anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let numerator = BigInt(String(first)) else {
      return nil
    }
    guard parts.count == 2 else {
      self.init(reducing: numerator, over: 1)
      guard description == text else { return nil }
      return
    }
    guard let denominator = BigInt(String(parts[1])), denominator > 0 else { return nil }
    self.init(reducing: numerator, over: denominator)
    guard description == text else { return nil }
  }

  /// The value with a fixed number of decimals and '.', for display only.
  ///
  /// - Parameters:
  ///   - decimals: How many decimals, 0 to 12.
  ///   - mode: What happens to the digits beyond.
  /// - Returns: Decimal text such as `89.46`.
  public func decimal(_ decimals: Int, _ mode: RoundingMode = .halfUp) -> String {
    let scale = BigInt(10).power(decimals)
    let magnitude = numerator.magnitude * scale.magnitude
    var (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    if mode == .halfUp, remainder * 2 >= denominator.magnitude { quotient += 1 }
    let sign = numerator.sign == .minus && !quotient.isZero ? "-" : ""
    var digits = String(quotient)
    guard decimals > 0 else { return sign + digits }
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    return "\(sign)\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
  }

  /// The value rounded as it is shown, as an exact number again.
  public func rounded(_ decimals: Int, _ mode: RoundingMode) -> Fraction {
    let digits = decimal(decimals, mode).filter { $0 != "." }
    return Fraction(reducing: BigInt(digits) ?? 0, over: BigInt(10).power(decimals))
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
