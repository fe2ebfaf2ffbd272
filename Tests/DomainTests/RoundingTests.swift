import Domain
import TestSupport
import Testing

/// The one rounding there is: at display.
struct RoundingTests {
  static let shown: [(value: String, decimals: Int, halfUp: String, truncated: String)] = [
    ("89.995", 2, "90.00", "89.99"), ("89.994999", 2, "89.99", "89.99"),
    ("0.005", 2, "0.01", "0.00"), ("-0.005", 2, "-0.01", "0.00"), ("-0.004", 2, "0.00", "0.00"),
    ("-1.005", 2, "-1.01", "-1.00"), ("2.5", 0, "3", "2"), ("3.5", 0, "4", "3"),
    ("0.5", 0, "1", "0"), ("99.999", 2, "100.00", "99.99"), ("7", 3, "7.000", "7.000"),
    ("2/3", 4, "0.6667", "0.6666"), ("1/3", 12, "0.333333333333", "0.333333333333"),
    // Nam Định 2020: 62.62 of 70 was published as 89.45, which truncation gives.
    ("3131/35", 2, "89.46", "89.45"), ("439/5", 2, "87.80", "87.80"),
  ]

  @Test(arguments: shown)
  func bothModes(value: String, decimals: Int, halfUp: String, truncated: String) {
    #expect(exact(value).decimal(decimals) == halfUp)
    #expect(exact(value).decimal(decimals, .halfUp) == halfUp)
    #expect(exact(value).decimal(decimals, .truncate) == truncated)
    #expect(exact(value).rounded(decimals, .halfUp).decimal(decimals) == halfUp)
    #expect(exact(value).rounded(decimals, .truncate).decimal(decimals) == truncated)
  }

  @Test func everySmallQuotientAgainstWholeNumbers() {
    for denominator in 1...25 {
      for numerator in 0...120 {
        let value = Fraction(numerator, over: denominator)
        let down = numerator * 100 / denominator
        let up = (numerator * 200 + denominator) / (2 * denominator)
        #expect(value.rounded(2, .truncate) == Fraction(down, over: 100))
        #expect(value.rounded(2, .halfUp) == Fraction(up, over: 100))
        let negative = Fraction(-numerator, over: denominator)
        #expect(negative.rounded(2, .halfUp) == Fraction(-up, over: 100))
      }
    }
  }

  @Test func policiesShowWithTheirOwnDecimalsAndMode() {
    let value = exact("89.9955")
    #expect(Policies().shown(value) == "90.00")
    #expect(Policies(displayDecimals: 3).shown(value) == "89.996")
    #expect(Policies(displayDecimals: 3, rounding: .truncate).shown(value) == "89.995")
    #expect(Policies(displayDecimals: 0, rounding: .truncate).shown(value) == "89")
  }
}
