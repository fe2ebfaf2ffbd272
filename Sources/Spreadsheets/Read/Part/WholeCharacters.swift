/// Gives the parser whole characters of UTF-8 and nothing else.
///
/// libxml2 takes some sequences that are no UTF-8 and stumbles over others only where a chunk ends.
struct WholeCharacters {
  /// The beginning of a character whose rest is in the next chunk.
  private var held: [UInt8] = []

  /// Whether a character was begun and not ended.
  var isCutOff: Bool { !held.isEmpty }

  /// Passes a chunk on without the beginning of a character at its end.
  ///
  /// - Returns: What `body` returns; nil where the chunk is not UTF-8.
  mutating func pass(
    _ chunk: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool? {
    if held.isEmpty { return passJoined(chunk, body) }
    let joined = held + chunk
    return joined.withUnsafeBytes { passJoined($0, body) }
  }

  private mutating func passJoined(
    _ chunk: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool? {
    let end = Self.lastWholeEnd(chunk)
    held = Array(chunk[end...])
    let whole = UnsafeRawBufferPointer(rebasing: chunk[..<end])
    guard Self.isUTF8(whole) else { return nil }
    return body(whole)
  }

  private static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var union: UInt8 = 0
    for byte in bytes { union |= byte }
    return union < 0x80 || String(validating: bytes, as: UTF8.self) != nil
  }

  /// Where the last character that is all there ends.
  private static func lastWholeEnd(_ chunk: UnsafeRawBufferPointer) -> Int {
    var start = chunk.count
    while start > 0, chunk.count - start < 3 {
      start -= 1
      let byte = chunk[start]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return start + length > chunk.count ? start : chunk.count
    }
    return chunk.count
  }
}
