internal import Digests
internal import Domain
internal import Foundation

/// The run events of OpenLineage 2-0-2: their names and the facets in use.
///
/// Source: https://openlineage.io/spec/2-0-2/OpenLineage.json and the facets' own schemas.
enum LineageEvent {
  /// The transitions a run makes.
  enum Kind: String {
    case start = "START"
    case complete = "COMPLETE"
    case fail = "FAIL"
    case abort = "ABORT"
  }

  /// The producer of the events, as the URI that the specification requires.
  static let producer: JSONValue = "urn:parindex:\(BuildVersion.text)"

  private static let specification = "https://openlineage.io/spec/"

  /// An event.
  static func event(
    _ kind: Kind, at moment: Instant, run: JSONValue, job: JSONValue,
    inputs: [JSONValue] = [], outputs: [JSONValue] = []
  ) -> JSONValue {
    [
      "eventType": .text(kind.rawValue), "eventTime": .text(time(moment)), "run": run, "job": job,
      "inputs": .list(inputs), "outputs": .list(outputs), "producer": producer,
      "schemaURL": "\(specification)2-0-2/OpenLineage.json#/$defs/RunEvent",
    ]
  }

  /// A facet with a published schema.
  static func facet(
    _ name: String, version: String, _ fields: [String: JSONValue]
  ) -> JSONValue {
    facet("facets/\(version)/\(name).json#/$defs/\(name)", fields)
  }

  /// A custom facet of this program; `base` is the definition it extends in the specification.
  static func ownFacet(base: String, _ fields: [String: JSONValue]) -> JSONValue {
    facet("2-0-2/OpenLineage.json#/$defs/\(base)", fields)
  }

  private static func facet(_ schema: String, _ fields: [String: JSONValue]) -> JSONValue {
    .object(
      fields.merging([
        "_producer": producer, "_schemaURL": .text(specification + schema),
      ]) { own, _ in own })
  }

  /// A moment as ISO 8601 in UTC.
  static func time(_ moment: Instant) -> String {
    Date(timeIntervalSince1970: TimeInterval(moment.seconds)).ISO8601Format()
  }

  /// A stable identifier for a name: a version 8 UUID (RFC 9562) from the name's SHA-256.
  static func identifier(_ name: String) -> String {
    var bytes = Array(Digests.sha256(name).bytes.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var text = ""
    for (position, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(position) { text += "-" }
      text.append(digit)
    }
    return text
  }
}
