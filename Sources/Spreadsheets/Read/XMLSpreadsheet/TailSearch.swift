/// Searches for more of a workbook after its end tag, in a file that continues there.
///
/// Works on bytes, not markup, because the document has ended; skips the NULs of UTF-16.
struct TailSearch {
  private static let content: Set = ["Workbook", "Worksheet", "Table", "Row", "Cell", "Data"]
  private static let longestName = 64

  /// Whether an element with cells begins after the first end tag of a workbook.
  private(set) var holdsContent = false
  private var isBehindTheEnd = false
  /// The name after a `<`, as far as read; nil outside names.
  private var name: [UInt8]?

  /// Takes the bytes after those of the last call.
  mutating func take(_ chunk: UnsafeRawBufferPointer) {
    for byte in chunk where byte != 0 {
      if byte == UInt8(ascii: "<") {
        name = []
      } else if let collected = name {
        if Self.endsName(byte) || collected.count == Self.longestName {
          end(collected)
          name = nil
        } else {
          name?.append(byte)
        }
      }
    }
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || byte == UInt8(ascii: ">")
  }

  private mutating func end(_ name: [UInt8]) {
    let isEndTag = name.first == UInt8(ascii: "/")
    let local = name.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") })
      .last.map { String(decoding: $0, as: UTF8.self) }
    guard let local else { return }
    if isEndTag {
      isBehindTheEnd = isBehindTheEnd || local == "Workbook"
    } else if isBehindTheEnd, Self.content.contains(local) {
      holdsContent = true
    }
  }
}
