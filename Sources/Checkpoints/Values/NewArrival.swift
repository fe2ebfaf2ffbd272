internal import Digests
public import Domain

/// A file that arrived in Inbox, with its content, ready to be stored.
///
/// The content is deflated on creation, so that many threads can do it before the single
/// transaction that stores them all.
public struct NewArrival: Sendable {
  /// The file's path, digest and time of arrival.
  public let arrival: Arrival
  /// Whether the path held this content before and another one since.
  let isReturn: Bool
  let original: Deflated?
  let originalHash: String?

  /// Takes an arrival.
  ///
  /// - Parameters:
  ///   - arrival: The file's path, digest and time of arrival.
  ///   - bytes: The content; nil when the archive has it already.
  ///   - isReturn: Whether the path held this content before and another one since.
  public init(_ arrival: Arrival, bytes: [UInt8]?, isReturn: Bool = false) {
    self.arrival = arrival
    self.isReturn = isReturn
    original = bytes.map { Deflated($0, .thorough) }
    originalHash = bytes.map { Digests.sha256($0).description }
  }

  /// The name under which `sqlite3 -A` lists and extracts the original: the digest, unique to the
  /// content, and the last part of the path where it is safe in a file name.
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
