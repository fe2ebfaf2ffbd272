import CMinizip

/// The file access of minizip, which never opens a file itself and never writes.
enum ArchiveCallbacks {
  static func functions(for bytes: ArchiveBytes) -> zlib_filefunc64_def {
    zlib_filefunc64_def(
      zopen64_file: { bytes, _, _ in bytes },
      zread_file: { bytes, _, buffer, count in
        guard let bytes = ArchiveCallbacks.bytes(bytes) else { return 0 }
        return UInt(
          bytes.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))))
      },
      zwrite_file: { _, _, _, _ in 0 },
      ztell64_file: { bytes, _ in UInt64(ArchiveCallbacks.bytes(bytes)?.position ?? 0) },
      zseek64_file: { bytes, _, offset, origin in
        guard let bytes = ArchiveCallbacks.bytes(bytes) else { return -1 }
        let base =
          switch origin {
          case ZLIB_FILEFUNC_SEEK_CUR: bytes.position
          case ZLIB_FILEFUNC_SEEK_END: bytes.count
          default: 0
          }
        let (place, overflow) = base.addingReportingOverflow(Int(truncatingIfNeeded: offset))
        return !overflow && bytes.seek(to: place) ? 0 : -1
      },
      zclose_file: { _, _ in 0 },
      zerror_file: { bytes, _ in ArchiveCallbacks.bytes(bytes)?.failure == nil ? 0 : -1 },
      opaque: Unmanaged.passUnretained(bytes).toOpaque())
  }

  private static func bytes(_ opaque: UnsafeMutableRawPointer?) -> ArchiveBytes? {
    opaque.map { Unmanaged<ArchiveBytes>.fromOpaque($0).takeUnretainedValue() }
  }
}
