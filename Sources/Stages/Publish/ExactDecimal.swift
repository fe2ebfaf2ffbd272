internal import Domain

extension Fraction {
  /// The exact value as decimal text with '.'; nil when it has no end or more than 12 decimals.
  var exactDecimal: String? {
    let parts = description.split(separator: "/")
    guard parts.count == 2 else { return description }
    guard var denominator = Int(parts[1]) else { return nil }
    var twos = 0
    var fives = 0
    while denominator % 2 == 0 {
      denominator /= 2
      twos += 1
    }
    while denominator % 5 == 0 {
      denominator /= 5
      fives += 1
    }
    guard denominator == 1, max(twos, fives) <= 12 else { return nil }
    return decimal(max(twos, fives), .truncate)
  }
}
