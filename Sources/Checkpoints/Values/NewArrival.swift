internal import Digests
public import Domain

/// A file that came into Inbox, with its content, ready to be stored.
///
/// The content is deflated when the value is made, so that many threads can do it before the one
/// transaction that stores them all.
public struct NewArrival: Sendable {
  /// Where the file came, what bytes and when.
  public let arrival: Arrival
  /// Whether the path held this content before, and another one since.
  let isReturn: Bool
  let original: Deflated?
  let originalHash: String?

  /// Takes an arrival.
  ///
  /// - Parameters:
  ///   - arrival: Where the file came, what bytes and when.
  ///   - bytes: The content; nil when the archive has it already.
  ///   - isReturn: Whether the path held this content before, and another one since.
  public init(_ arrival: Arrival, bytes: [UInt8]?, isReturn: Bool = false) {
    self.arrival = arrival
    self.isReturn = isReturn
    original = bytes.map { Deflated($0, .thorough) }
    originalHash = bytes.map { Digests.sha256($0).description }
  }

  /// The name under which `sqlite3 -A` lists and extracts the original: the digest, which no two
  /// contents share, and the last part of the path as far as it is harmless in a file name.
  static func archiveName(_ arrival: Arrival) -> String {
    let last = arrival.path.components.last?.text ?? ""
    var name = ""
    for character in last {
      let isHarmless = character.isLetter || character.isNumber || "-_.() ".contains(character)
      let kept = isHarmless ? String(character) : "_"
      // A file name has at most 255 bytes.
      guard name.utf8.count + kept.utf8.count <= 200 else { break }
      name += kept
    }
    if name.isEmpty || name.allSatisfy({ $0 == "." || $0 == " " }) { name = "original" }
    return "\(arrival.sha256)/\(name)"
  }
}
