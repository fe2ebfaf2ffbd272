import Domain
import TestSupport
import Testing

@testable import Stages

/// A fraction as a decimal only where the decimal is the whole truth.
struct ExactDecimalTests {
  @Test(arguments: [
    ("7", "7"), ("0", "0"), ("-7/4", "-1.75"), ("1/8", "0.125"), ("237/4", "59.25"),
    ("1/1000000000000", "0.000000000001"), ("1/4096", "0.000244140625"), ("3/20", "0.15"),
    ("-1/2", "-0.5"),
  ])
  func decimalsThatEnd(value: String, text: String) {
    #expect(exact(value).exactDecimal == text)
  }

  @Test(arguments: ["1/3", "250/3", "1/7", "1/8192", "1/10000000000000", "1/30", "-1/6"])
  func othersHaveNone(value: String) {
    #expect(exact(value).exactDecimal == nil)
  }

  @Test func aDenominatorBeyondAMachineWordHasNone() {
    #expect(exact("1/1180591620717411303424").exactDecimal == nil)
  }

  @Test func whateverIsWrittenIsEqualToTheValue() {
    for denominator in 1...130 {
      let value = Fraction(37, over: denominator)
      guard let text = value.exactDecimal else { continue }
      let parts = text.split(separator: ".").map(String.init)
      let decimals = parts.count == 2 ? parts[1].count : 0
      let whole = Int(parts.joined()) ?? 0
      let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
      #expect(Fraction(whole, over: scale) == value, "\(text)")
    }
  }
}
