import Domain
import Foundation
import TestSupport
import Testing

/// Exact decimals: what is read, what is written, and that no sum loses anything.
struct PointsTests {
  static let read: [(text: String, millionths: Int64)] = [
    ("0", 0), ("-0", 0), ("1", 1_000_000), ("+2.5", 2_500_000), ("-1.25", -1_250_000),
    ("0.000001", 1), ("59.25", 59_250_000), ("1.50", 1_500_000), ("007", 7_000_000),
    ("1.1234560000", 1_123_456), ("100000000", 100_000_000_000_000),
    ("-100000000", -100_000_000_000_000),
  ]

  @Test(arguments: read)
  func decimalTextIsReadExactly(text: String, millionths: Int64) {
    #expect(Points(text)?.millionths == millionths)
  }

  @Test(arguments: [
    "", "-", "+", ".", "1.", ".5", "1,5", "1 000", " 1", "1 ", "1e3", "--1", "1.2.3", "0x10", "١",
    "nan", "1.1234567", "100000000.000001", "1000000000", "9999999999",
  ])
  func whatIsNoNumberIsRefused(text: String) {
    #expect(Points(text) == nil)
  }

  @Test func everySmallValueHasOneTextAndComesBack() throws {
    var texts: Set<String> = []
    for millionths in (-2_500...2_500).map({ Int64($0) * 997 }) {
      let value = Points(millionths: millionths)
      #expect(texts.insert(value.description).inserted)
      #expect(Points(value.description) == value)
    }
  }

  @Test(arguments: [
    ("1.50", "1.5"), ("-0", "0"), ("007.250", "7.25"), ("-0.5", "-0.5"), ("0.000010", "0.00001"),
  ])
  func theTextIsTheShortest(text: String, canonical: String) {
    #expect(points(text).description == canonical)
  }

  @Test func vietnameseHasADecimalComma() {
    #expect(points("-1.25").vietnamese == "-1,25")
  }

  @Test func sumsDifferencesAndOrderAreThoseOfWholeNumbers() {
    for left in Int64(-30)...30 {
      for right in Int64(-30)...30 {
        let (a, b) = (Points(millionths: left), Points(millionths: right))
        #expect((a + b).millionths == left + right)
        #expect((a - b).millionths == left - right)
        #expect((a < b) == (left < right))
      }
    }
  }

  @Test func tenTenthsAreOne() {
    #expect((0..<10).reduce(Points.zero) { sum, _ in sum + points("0.1") } == Points(1))
  }

  @Test func sumsOfTheLargestThatCanBeReadDoNotOverflow() {
    // A workbook has at most 65 536 rows in the format's own limits.
    let largest = points("100000000")
    let sum = (0..<65_536).reduce(Points.zero) { sum, _ in sum + largest }
    #expect(sum.description == "6553600000000")
  }

  @Test func jsonIsTheCanonicalText() throws {
    let json = try JSONEncoder().encode([points("8.50")])
    #expect(String(decoding: json, as: UTF8.self) == #"["8.5"]"#)
    #expect(try JSONDecoder().decode([Points].self, from: json) == [points("8.5")])
  }

  @Test(arguments: [#"["x"]"#, "[8.5]", #"[""]"#, "[null]"])
  func otherJSONIsRefused(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Points].self, from: Data(json.utf8))
    }
  }
}
