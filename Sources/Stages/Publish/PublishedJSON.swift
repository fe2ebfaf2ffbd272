internal import Domain
internal import Foundation

/// JSON as it is published: keys in order, one line, a line feed at the end.
enum PublishedJSON {
  static func bytes(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return try SafeJSON.escaped(Array(encoder.encode(value))) + [UInt8(ascii: "\n")]
    } catch {
      // Texts, integers, truth values and finite decimals always encode.
      preconditionFailure("published values must encode: \(error)")
    }
  }
}

/// A number as published: shown for people, exact for programs.
struct PublishedNumber: Encodable {
  /// The value with the round's decimals, a JSON number.
  let shown: Decimal?
  /// The exact value, `n` or `n/d`.
  let exact: Fraction

  init?(_ value: Fraction?, _ policies: Policies) {
    guard let value else { return nil }
    shown = Decimal(string: policies.shown(value), locale: nil)
    exact = value
  }
}
