extension FileKind {
  /// The kind of a file that begins with a fixed sequence of bytes.
  static func signature(_ bytes: UnsafeRawBufferPointer) -> FileKind? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      return zipKind(bytes)
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", in: bytes) == nil
        ? .binaryXLS : .encrypted
    }
    // Excel 2 to 4 wrote records without a container.
    let bareRecords: [[UInt8]] = [[9, 0, 4, 0], [9, 2, 6, 0], [9, 4, 6, 0], [9, 8, 16, 0]]
    if bareRecords.contains(where: { bytes.starts(with: $0) }) { return .binaryXLS }
    let pictures: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38],
      [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A],
    ]
    if pictures.contains(where: { bytes.starts(with: $0) }) { return .image }
    let opening = UnsafeRawBufferPointer(rebasing: bytes.prefix(1_024))
    return find("%PDF-", in: opening) == nil ? nil : .pdf
  }

  private static func zipKind(_ bytes: UnsafeRawBufferPointer) -> FileKind {
    if find("mimetypeapplication/vnd.oasis.opendocument.spreadsheet", in: bytes) != nil {
      return .ods
    }
    if find("xl/", in: bytes) != nil { return .xlsx }
    let isOther = ["word/", "ppt/", "mimetype"].contains { find($0, in: bytes) != nil }
    return !isOther && find("[Content_Types].xml", in: bytes) != nil ? .xlsx : .zip
  }

  /// The first occurrence of a text in bytes.
  static func find(_ text: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
    let length = text.utf8CodeUnitCount
    guard bytes.count >= length else { return nil }
    let first = text.utf8Start.pointee
    for start in 0...(bytes.count - length) where bytes[start] == first {
      var matched = 1
      while matched < length, bytes[start + matched] == text.utf8Start[matched] { matched += 1 }
      if matched == length { return start }
    }
    return nil
  }
}
