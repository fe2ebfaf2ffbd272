/// Looks for more of a workbook behind its end tag, in a file that goes on there.
///
/// Works on bytes and not on markup, since there is no document any more; the NULs of UTF-16 are
/// passed over.
struct TailSearch {
  private static let content: Set = ["Workbook", "Worksheet", "Table", "Row", "Cell", "Data"]
  private static let longestName = 64

  /// Whether something that holds cells begins after the first end tag of a workbook.
  private(set) var holdsContent = false
  private var isBehindTheEnd = false
  /// The name after a `<`, as far as it has come; nil outside of names.
  private var name: [UInt8]?

  /// Takes the bytes that follow those of the last call.
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
