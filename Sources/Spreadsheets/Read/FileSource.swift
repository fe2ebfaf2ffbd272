import Glibc

/// The failure to open or read a file on disk.
public struct FileAccessFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's path.
  public var path: String
  /// The failed call, such as `open`.
  public var operation: String
  /// The system's error number; 0 when the file is not a regular one.
  public var code: Int32

  /// The path, the failed call, and the system's reason.
  public var description: String {
    let reason = code == 0 ? "not a regular file" : String(cString: strerror(code))
    return "\(path): \(operation): \(reason)"
  }
}

/// A regular file on disk, open for reading.
struct FileSource: ByteSource, ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// The file's beginning, read once: it determines the kind before reading continues from there.
  private let firstChunk: UnsafeMutableRawBufferPointer
  private let firstCount: Int

  /// Opens a regular file; symbolic links, devices and pipes are refused.
  init(path: String) throws(FileAccessFailure) {
    let descriptor = try Self.open(path)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
    do throws(FileAccessFailure) {
      firstCount = try Self.fill(chunk, from: 0, of: descriptor, path: path)
    } catch {
      chunk.deallocate()
      close(descriptor)
      throw error
    }
    firstChunk = chunk
    self.descriptor = descriptor
    self.path = path
  }

  private static func open(_ path: String) throws(FileAccessFailure) -> Int32 {
    let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileAccessFailure(path: path, operation: "open", code: errno)
    }
    var status = stat()
    let result = fstat(descriptor, &status)
    let isRegular = result == 0 && status.st_mode & S_IFMT == S_IFREG
    guard isRegular else {
      let failure = FileAccessFailure(
        path: path, operation: "open", code: result == 0 ? 0 : errno)
      close(descriptor)
      throw failure
    }
    return descriptor
  }

  deinit {
    firstChunk.deallocate()
    close(descriptor)
  }

  func forEachChunk(_ body: (UnsafeRawBufferPointer) -> Bool) throws(FileAccessFailure) {
    let isContinued = body(UnsafeRawBufferPointer(rebasing: firstChunk.prefix(firstCount)))
    guard isContinued, firstCount == firstChunk.count else { return }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
    defer { buffer.deallocate() }
    var offset = firstCount
    while true {
      let filled = try Self.fill(buffer, from: offset, of: descriptor, path: path)
      offset += filled
      guard filled > 0 else { return }
      let chunk = UnsafeRawBufferPointer(rebasing: buffer.prefix(filled))
      guard body(chunk), filled == buffer.count else { return }
    }
  }

  /// The whole file, for random access while this source is open.
  func archiveBytes() throws(FileAccessFailure) -> ArchiveBytes {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileAccessFailure(path: path, operation: "read", code: errno)
    }
    return ArchiveBytes(path: path, descriptor: descriptor, count: Int(status.st_size))
  }

  /// Fills a buffer, up to the end of the file.
  static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from offset: Int, of descriptor: Int32, path: String
  ) throws(FileAccessFailure) -> Int {
    var filled = 0
    while filled < buffer.count, let base = buffer.baseAddress {
      let count = pread(descriptor, base + filled, buffer.count - filled, offset + filled)
      if count == 0 { break }
      if count > 0 {
        filled += count
      } else if errno != EINTR {
        throw FileAccessFailure(path: path, operation: "read", code: errno)
      }
    }
    return filled
  }
}
