import CMinizip

/// Makes a zip archive in memory; the same entries always give the same bytes.
///
/// Entries are stored, not deflated, so that the bytes do not depend on a compression library's
/// version, and all have the earliest date of the format.
final class ArchiveWriter {
  private var bytes: [UInt8] = []
  private var position = 0

  /// The bytes of an archive.
  ///
  /// - Parameter entries: The names, which are ASCII, and the contents, in order.
  /// - Returns: The archive.
  static func write(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    let writer = ArchiveWriter()
    var functions = writer.functions
    let archive = zipOpen2_64(nil, APPEND_STATUS_CREATE, nil, &functions)
    precondition(archive != nil, "an archive in memory can always be begun")
    for (name, bytes) in entries {
      var info = zip_fileinfo()
      info.dosDate = firstDate
      var status = zipOpenNewFileInZip64(archive, name, &info, nil, 0, nil, 0, nil, 0, 0, 0)
      status |= bytes.withUnsafeBytes {
        zipWriteInFileInZip(archive, $0.baseAddress, UInt32($0.count))
      }
      status |= zipCloseFileInZip(archive)
      precondition(status == ZIP_OK, "an entry in memory can always be written")
    }
    precondition(zipClose(archive, nil) == ZIP_OK, "an archive in memory can always be ended")
    return writer.bytes
  }

  /// 1 January 1980, as DOS writes it.
  private static let firstDate: UInt = 1 << 21 | 1 << 16

  private var functions: zlib_filefunc64_def {
    zlib_filefunc64_def(
      zopen64_file: { writer, _, _ in writer },
      zread_file: { writer, _, buffer, count in
        guard let writer = ArchiveWriter.writer(writer) else { return 0 }
        return writer.read(UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
      },
      zwrite_file: { writer, _, buffer, count in
        guard let writer = ArchiveWriter.writer(writer) else { return 0 }
        writer.write(UnsafeRawBufferPointer(start: buffer, count: Int(count)))
        return count
      },
      ztell64_file: { writer, _ in UInt64(ArchiveWriter.writer(writer)?.position ?? 0) },
      zseek64_file: { writer, _, offset, origin in
        guard let writer = ArchiveWriter.writer(writer) else { return -1 }
        let base =
          switch origin {
          case ZLIB_FILEFUNC_SEEK_CUR: writer.position
          case ZLIB_FILEFUNC_SEEK_END: writer.bytes.count
          default: 0
          }
        writer.position = base + Int(truncatingIfNeeded: offset)
        return 0
      },
      zclose_file: { _, _ in 0 }, zerror_file: { _, _ in 0 },
      opaque: Unmanaged.passUnretained(self).toOpaque())
  }

  private static func writer(_ opaque: UnsafeMutableRawPointer?) -> ArchiveWriter? {
    opaque.map { Unmanaged<ArchiveWriter>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(_ buffer: UnsafeMutableRawBufferPointer) -> UInt {
    let end = min(bytes.count, position + buffer.count)
    guard position < end else { return 0 }
    buffer.copyBytes(from: bytes[position..<end])
    defer { position = end }
    return UInt(end - position)
  }

  private func write(_ buffer: UnsafeRawBufferPointer) {
    let end = position + buffer.count
    if end > bytes.count { bytes += repeatElement(0, count: end - bytes.count) }
    bytes.replaceSubrange(position..<end, with: buffer)
    position = end
  }
}
