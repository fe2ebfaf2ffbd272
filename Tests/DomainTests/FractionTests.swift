import Domain
import Foundation
import TestSupport
import Testing

/// Exact fractions against plain whole-number arithmetic, over all small values.
struct FractionTests {
  /// A numerator and a denominator.
  struct Quotient: Sendable {
    let n: Int, d: Int

    var value: Fraction { Fraction(n, over: d) }
  }

  static let small = (-6...6).flatMap { n in
    [-6, -3, -1, 1, 2, 4, 5, 7].map { Quotient(n: n, d: $0) }
  }

  @Test func sumsProductsQuotientsAndOrderOfAllSmallValues() {
    for a in FractionTests.small {
      for b in FractionTests.small {
        #expect(a.value + b.value == Fraction(a.n * b.d + b.n * a.d, over: a.d * b.d))
        #expect(a.value - b.value == Fraction(a.n * b.d - b.n * a.d, over: a.d * b.d))
        #expect(a.value * b.value == Fraction(a.n * b.n, over: a.d * b.d))
        if b.n != 0 { #expect(a.value / b.value == Fraction(a.n * b.d, over: a.d * b.n)) }
        // Cross-multiplied by the squares, so that the signs of the denominators do not matter.
        #expect((a.value < b.value) == (a.n * a.d * b.d * b.d < b.n * b.d * a.d * a.d))
        #expect((a.value == b.value) == (a.n * b.d == b.n * a.d))
      }
    }
  }

  @Test func equalValuesHaveOneText() {
    for a in FractionTests.small {
      for factor in [-3, 2, 10] {
        #expect(Fraction(a.n * factor, over: a.d * factor).description == a.value.description)
      }
      #expect(Fraction(a.value.description) == a.value)
    }
  }

  @Test(arguments: ["3/4", "-3/4", "5", "0", "-12", "1/12345678901234567890123456789"])
  func theCanonicalTextIsRead(text: String) {
    #expect(Fraction(text)?.description == text)
  }

  @Test(arguments: [
    "-6/8", "6/8", "5/1", "0/7", "-0", "+5", "3/-4", "1/0", "", "/", "1/", "/2", "1/2/3", " 1",
    "1.5", "03", "1_000", "x",
  ])
  func otherTextIsRefused(text: String) {
    #expect(Fraction(text) == nil)
  }

  @Test func pointsAreExact() {
    #expect(Fraction(points("59.25")) == Fraction(237, over: 4))
    #expect(Fraction(points("-0.000001")) == Fraction(-1, over: 1_000_000))
  }

  @Test func aSumOfMeansOfManyDenominatorsIsExact() {
    // 1/(n·(n+1)) telescopes to 1 − 1/(N+1), through denominators far beyond 64 bits.
    let sum = (1...200).reduce(Fraction.zero) { $0 + Fraction(1, over: $1 * ($1 + 1)) }
    #expect(sum == Fraction(200, over: 201))
    let primes = [
      101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191,
    ]
    let whole = primes.reduce(Fraction.zero) { $0 + Fraction(1, over: $1) }
    let back = primes.reversed().reduce(whole) { $0 - Fraction(1, over: $1) }
    #expect(back.isZero)
    #expect(whole.description.count > 60, "the denominator needs more than 64 bits")
  }

  /// Terms about the size at which words give way to big numbers.
  static let long = [
    "4611686018427387903", "4611686018427387904", "4611686018427387905", "9223372036854775807",
    "9223372036854775808", "18446744073709551616", "1/4611686018427387904",
    "-4611686018427387904/4611686018427387903", "-9223372036854775808/3",
    "170141183460469231731687303715884105727/2", "2/3", "-1", "0",
  ]

  @Test func wordsAndBigNumbersObeyTheSameLaws() throws {
    let values = try FractionTests.long.map { try #require(Fraction($0)) }
    for (text, value) in zip(FractionTests.long, values) { #expect(value.description == text) }
    for a in values {
      for b in values {
        #expect((a + b) - b == a)
        #expect((a + b).hashValue == (b + a).hashValue)
        if !b.isZero { #expect(a * b / b == a) }
        #expect((a < b) == (a - b < .zero))
        for c in values { #expect((a + b) * c == a * c + b * c) }
      }
      for decimals in 0...4 {
        for mode in RoundingMode.allCases {
          let rounded = a.rounded(decimals, mode)
          #expect(rounded.decimal(decimals) == a.decimal(decimals, mode))
          let step = Fraction(1, over: [1, 10, 100, 1000, 10_000][decimals])
          let off = a - rounded
          #expect(max(off, .zero - off) < step)
        }
      }
    }
    #expect(
      try #require(Fraction("170141183460469231731687303715884105727/2")).decimal(2)
        == "85070591730234615865843651857942052863.50")
    #expect(Fraction(Int.max).decimal(12) == "9223372036854775807.000000000000")
    #expect(Fraction(Int.min).description == "-9223372036854775808")
  }

  @Test func jsonIsTheCanonicalText() throws {
    let json = try JSONEncoder().encode([Fraction(6, over: 8)])
    #expect(String(decoding: json, as: UTF8.self) == #"["3\/4"]"#)
    #expect(try JSONDecoder().decode([Fraction].self, from: json) == [Fraction(3, over: 4)])
  }

  @Test(arguments: [#"["6/8"]"#, "[1]", #"["x"]"#])
  func otherJSONIsRefused(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Fraction].self, from: Data(json.utf8))
    }
  }
}
