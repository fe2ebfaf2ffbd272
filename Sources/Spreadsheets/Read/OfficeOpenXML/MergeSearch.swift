import Glibc

/// Determines without parsing whether a sheet's part mentions merged cells.
struct MergeSearch {
  private static let word: StaticString = "mergeCell"

  private(set) var isFound = false
  private var tail: [UInt8] = []
  private var isFirst = true

  /// Searches a chunk; false when no further search is needed.
  mutating func take(_ chunk: UnsafeRawBufferPointer) -> Bool {
    if isFirst, !CodeUnits(chunk).isByteWise {
      // In wide text the word looks different; leave it to the parser.
      isFound = true
      return false
    }
    isFirst = false
    let length = Self.word.utf8CodeUnitCount
    // The word may begin in one chunk and end in the next.
    let seam = tail + chunk.prefix(length)
    isFound = seam.withUnsafeBytes { Self.contains($0) } || Self.contains(chunk)
    tail = chunk.count < length ? Array(seam.suffix(length - 1)) : Array(chunk.suffix(length - 1))
    return !isFound
  }

  /// Searches for the word by its `g`, a letter that most sheets contain nowhere else.
  private static func contains(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    let rareOffset = 3
    let length = word.utf8CodeUnitCount
    var position = rareOffset
    while position + length - rareOffset <= bytes.count {
      guard
        let found = memchr(start + position, Int32(UInt8(ascii: "g")), bytes.count - position)
      else { return false }
      let wordStart = UnsafeRawPointer(found) - start - rareOffset
      if wordStart + length <= bytes.count,
        memcmp(start + wordStart, word.utf8Start, length) == 0
      {
        return true
      }
      position = wordStart + rareOffset + 1
    }
    return false
  }
}
