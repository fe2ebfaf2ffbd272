internal import Digests

#if canImport(Glibc)
  internal import Glibc
#endif

/// The lines of an open file, read in parts so that memory stays bounded.
package struct FileLines {
  /// One line without its end.
  package struct Line {
    /// Its number in the file, from 1.
    package let number: Int
    /// Its bytes; only the beginning of a line that is too long.
    package let bytes: [UInt8]
    /// Whether it exceeds the longest line read.
    package let isTooLong: Bool
  }

  /// The result of reading a file.
  package struct Reading {
    /// The SHA-256 of the content, and its size in bytes.
    package let sha256: String, size: Int
    /// Whether the whole file was read.
    package let isWhole: Bool
  }

  /// The longest line that is read, in bytes.
  package static let longest = 64 << 10

  private var pending: [UInt8] = []
  private var isTooLong = false
  private var number = 0
  /// The byte that ends a line; known after the first part.
  private var end: UInt8?

  /// Passes every line of a file to a closure.
  ///
  /// - Parameters:
  ///   - file: The open file.
  ///   - largest: The most bytes to read.
  ///   - body: Takes each line.
  /// - Returns: The digest and size of the content read.
  package static func forEach(
    _ file: OpenFile, atMost largest: Int, _ body: (Line) -> Void
  ) -> Reading {
    var lines = FileLines()
    var hasher = SHA256Hasher()
    var part = [UInt8](repeating: 0, count: 1 << 20)
    var (size, isWhole) = (0, false)
    while size <= largest {
      let count = part.withUnsafeMutableBytes { read(file.descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        isWhole = count == 0
        break
      }
      size += count
      part.withUnsafeBytes {
        let got = UnsafeRawBufferPointer(rebasing: $0[..<count])
        hasher.update(got)
        lines.take(got, body)
      }
    }
    if !lines.pending.isEmpty || lines.isTooLong { lines.finish(body) }
    return Reading(sha256: hasher.finalize().description, size: size, isWhole: isWhole)
  }

  private mutating func take(_ part: UnsafeRawBufferPointer, _ body: (Line) -> Void) {
    let end = self.end ?? FileLines.lineEnd(part)
    self.end = end
    var start = 0
    while start < part.count, let base = part.baseAddress {
      let found = memchr(base + start, Int32(end), part.count - start)
      let stop = found.map { base.distance(to: UnsafeRawPointer($0)) } ?? part.count
      add(part[start..<stop])
      if found != nil { finish(body) }
      start = stop + 1
    }
  }

  /// The line end: a line feed, or a carriage return if one comes first and alone.
  private static func lineEnd(_ part: UnsafeRawBufferPointer) -> UInt8 {
    let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    guard let first = part.firstIndex(where: { $0 == feed || $0 == carriage }),
      part[first] == carriage, first + 1 < part.count, part[first + 1] != feed
    else { return feed }
    return carriage
  }

  private mutating func add(_ bytes: Slice<UnsafeRawBufferPointer>) {
    let room = FileLines.longest - pending.count
    if bytes.count > room { isTooLong = true }
    if room > 0 { pending += bytes.prefix(room) }
  }

  private mutating func finish(_ body: (Line) -> Void) {
    number += 1
    if pending.last == UInt8(ascii: "\r") { pending.removeLast() }
    body(Line(number: number, bytes: pending, isTooLong: isTooLong))
    pending.removeAll(keepingCapacity: true)
    isTooLong = false
  }
}
