/// Whether a file is complete, as far as its own content shows.
public enum Completeness: Sendable, Hashable {
  /// Why a file is incomplete.
  public enum Reason: String, Sendable, Hashable {
    /// There are no bytes, or only blanks.
    case empty
    /// XML does not end with the end tag of its root element.
    case rootNotClosed = "root-not-closed"
    /// A zip has no central directory at its end.
    case directoryMissing = "directory-missing"
    /// A PDF has no end mark.
    case endMarkMissing = "end-mark-missing"
  }

  /// Nothing is missing, or the kind of file cannot show it.
  case complete
  /// The end is missing.
  case incomplete(Reason)

  /// Checks a file's end against its beginning.
  ///
  /// - Parameter bytes: The whole file.
  /// - Returns: Whether it is complete; a file of a kind without an end mark counts as complete.
  public static func check(_ bytes: UnsafeRawBufferPointer) -> Completeness {
    switch FileKind.sniff(UnsafeRawBufferPointer(rebasing: bytes.prefix(64 << 10))) {
    case .empty: return .incomplete(.empty)
    case .xmlSpreadsheet2003, .otherXML, .flatODS:
      return hasRootEnd(CodeUnits(bytes)) ? .complete : .incomplete(.rootNotClosed)
    case .zip, .xlsx, .ods:
      return hasCentralDirectory(bytes) ? .complete : .incomplete(.directoryMissing)
    case .pdf:
      let tail = UnsafeRawBufferPointer(rebasing: bytes.suffix(2_048))
      return FileKind.find("%%EOF", in: tail) != nil ? .complete : .incomplete(.endMarkMissing)
    case .binaryXLS, .encrypted, .html, .mhtml, .text, .image, .unknown: return .complete
    }
  }

  /// Checks a file's end against its beginning.
  ///
  /// - Parameter bytes: The whole file.
  /// - Returns: Whether it is complete.
  public static func check(_ bytes: [UInt8]) -> Completeness {
    bytes.withUnsafeBytes { check($0) }
  }

  private static func hasRootEnd(_ units: CodeUnits) -> Bool {
    guard let root = XMLProlog(units).root else { return false }
    var end = units.count
    while end > root.start {
      if units.isBlank(at: end - 1) {
        end -= 1
      } else if units.matches("-->", at: end - 3), let start = units.last("<!--", endingBy: end) {
        end = start
      } else if units.matches("?>", at: end - 2), let start = units.last("<?", endingBy: end) {
        end = start
      } else {
        break
      }
    }
    guard end > root.start, let tag = units.last("<", endingBy: end) else { return false }
    return isEndTag(units, from: tag, to: end, of: root)
  }

  private static func isEndTag(
    _ units: CodeUnits, from start: Int, to end: Int, of root: XMLProlog.Root
  ) -> Bool {
    if start == root.start { return units.matches("/>", at: end - 2) }
    guard units.matches("</", at: start), units.matches(">", at: end - 1) else { return false }
    let name = units.text(start + 2..<end - 1)
    return name.prefix { !$0.isWhitespace } == root.name
      && name.drop { !$0.isWhitespace }.allSatisfy(\.isWhitespace)
  }

  private static func hasCentralDirectory(_ bytes: UnsafeRawBufferPointer) -> Bool {
    hasCentralDirectory(tail: bytes, startingAt: 0)
  }

  /// Whether the end of a zip locates its central directory, and does so before itself.
  ///
  /// - Parameters:
  ///   - bytes: The end of the file, up to 64 KiB and 22 bytes.
  ///   - base: Their offset in the file.
  /// - Returns: Whether both hold.
  static func hasCentralDirectory(tail bytes: UnsafeRawBufferPointer, startingAt base: Int)
    -> Bool
  {
    guard bytes.count >= 22 else { return false }
    func number(_ offset: Int, _ size: Int) -> Int {
      (0..<size).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    let lowest = max(0, bytes.count - 22 - 0xFFFF)
    var start = bytes.count - 22
    while start >= lowest {
      if number(start, 4) == 0x0605_4B50, start + 22 + number(start + 20, 2) <= bytes.count {
        let size = number(start + 12, 4)
        let offset = number(start + 16, 4)
        // 0xFFFFFFFF refers to the 64-bit record just before.
        return offset == 0xFFFF_FFFF || offset + size <= base + start
      }
      start -= 1
    }
    return false
  }
}
