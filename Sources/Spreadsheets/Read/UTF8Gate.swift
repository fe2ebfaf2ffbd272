/// Passes whole UTF-8 characters to the parser, and locates invalid bytes.
///
/// libxml2 accepts some invalid sequences, and fails on others at the end of a chunk: the result of
/// a file must not depend on its chunk boundaries.
struct UTF8Gate {
  /// The beginning of a character whose rest is in the next chunk.
  private var held: [UInt8] = []

  /// Passes on a chunk's characters.
  ///
  /// - Parameters:
  ///   - chunk: The bytes that follow those of the last call.
  ///   - isReplacing: Whether invalid bytes are passed on as marks; otherwise they end the call.
  ///   - body: Receives whole characters; returns false to stop.
  /// - Returns: Whether the chunk was passed on completely, except for the beginning of a
  ///   character.
  mutating func pass(
    _ chunk: UnsafeRawBufferPointer, isReplacing: Bool, _ body: (UnsafeRawBufferPointer) -> Bool
  ) -> Passage {
    if held.isEmpty { return passJoined(chunk, isReplacing: isReplacing, body) }
    let joined = held + chunk
    held.removeAll(keepingCapacity: true)
    return joined.withUnsafeBytes { passJoined($0, isReplacing: isReplacing, body) }
  }

  enum Passage {
    case passed
    case ended
    case invalid
  }

  private mutating func passJoined(
    _ chunk: UnsafeRawBufferPointer, isReplacing: Bool, _ body: (UnsafeRawBufferPointer) -> Bool
  ) -> Passage {
    let valid = UTF8Sequence.validLength(chunk, from: 0)
    if valid == chunk.count { return body(chunk) ? .passed : .ended }
    if UTF8Sequence.isCutOff(chunk, at: valid) {
      held = Array(chunk[valid...])
      return body(UnsafeRawBufferPointer(rebasing: chunk[..<valid])) ? .passed : .ended
    }
    guard isReplacing else {
      return body(UnsafeRawBufferPointer(rebasing: chunk[..<valid])) ? .invalid : .ended
    }
    return replaced(chunk).withUnsafeBytes(body) ? .passed : .ended
  }

  private mutating func replaced(_ chunk: UnsafeRawBufferPointer) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(chunk.count + 256)
    var position = 0
    while position < chunk.count {
      let end = UTF8Sequence.validLength(chunk, from: position)
      bytes.append(contentsOf: chunk[position..<end])
      position = end
      if position == chunk.count { break }
      if UTF8Sequence.isCutOff(chunk, at: position) {
        held = Array(chunk[position...])
        break
      }
      InvalidByteMark.append(chunk[position], to: &bytes)
      position += 1
    }
    return bytes
  }
}

/// Represents an invalid UTF-8 byte on its way through the parser: U+10FE80 to U+10FEFF, which no
/// text uses.
enum InvalidByteMark {
  static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: [0xF4, 0x8F, 0xB8 | byte >> 6, 0x80 | byte & 0x3F])
  }

  static func isPresent(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for position in bytes.indices.dropLast(3)
    where bytes[position] == 0xF4 && bytes[position + 1] == 0x8F
      && bytes[position + 2] | 1 == 0xBB
    {
      return true
    }
    return false
  }

  /// The text with the marks replaced by windows-1252 characters.
  static func replaced(in text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isMark = (0x10FE80...0x10FEFF).contains(scalar.value)
      result.append(
        isMark ? Windows1252.scalar(UInt8(truncatingIfNeeded: scalar.value)) : scalar)
    }
    return String(result)
  }
}
