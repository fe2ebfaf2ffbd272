internal import Domain
internal import Foundation

/// The one encoding of checkpoints and machine reports: JSON with sorted keys, UTF-8.
public enum CanonicalJSON {
  /// The bytes of a value; equal values always give equal bytes.
  public static func encode(_ value: some Encodable, isPretty: Bool = false) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return [UInt8](try encoder.encode(value)) + (isPretty ? [UInt8(ascii: "\n")] : [])
  }

  /// The bytes of a value for people and other programs: harmful characters are escaped.
  public static func encodeSafely(_ value: some Encodable) throws -> [UInt8] {
    SafeJSON.escaped(try encode(value, isPretty: true))
  }

  /// The value that bytes encode.
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
