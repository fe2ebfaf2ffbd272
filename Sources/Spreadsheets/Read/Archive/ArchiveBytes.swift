/// A file's bytes with random access; a failure is kept until reading ends.
final class ArchiveBytes {
  private enum Storage {
    case memory(UnsafeRawBufferPointer)
    case file(path: String, descriptor: Int32)
  }

  private let storage: Storage
  /// The number of bytes.
  let count: Int
  /// The next read position of the zip library.
  var position = 0
  /// A read-ahead buffer, because the zip library requests single bytes.
  private let window: UnsafeMutableRawBufferPointer
  private var windowStart = 0
  private var windowCount = 0
  private static let windowSize = 4 << 10
  /// Why the file could not be read.
  private(set) var failure: FileAccessFailure?

  /// Bytes that stay in place during this object's lifetime.
  init(_ bytes: UnsafeRawBufferPointer) {
    storage = .memory(bytes)
    count = bytes.count
    window = .allocate(byteCount: 1, alignment: 1)
  }

  /// A file that stays open during this object's lifetime.
  init(path: String, descriptor: Int32, count: Int) {
    storage = .file(path: path, descriptor: descriptor)
    self.count = count
    window = .allocate(byteCount: Self.windowSize, alignment: 16)
  }

  deinit { window.deallocate() }

  /// Reads from the position, up to the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let length = max(0, min(buffer.count, count - position))
    let target = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(length))
    var filled = length
    switch storage {
    case .memory(let bytes):
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + length]))
    case .file(let path, let descriptor):
      do {
        filled =
          length < window.count
          ? try readWindow(into: target, path, descriptor)
          : try FileSource.fill(target, from: position, of: descriptor, path: path)
      } catch {
        failure = failure ?? error
        filled = 0
      }
    }
    position += filled
    return filled
  }

  private func readWindow(
    into target: UnsafeMutableRawBufferPointer, _ path: String, _ descriptor: Int32
  ) throws(FileAccessFailure) -> Int {
    let isHeld = position >= windowStart && position + target.count <= windowStart + windowCount
    if !isHeld {
      windowCount = 0
      let wanted = UnsafeMutableRawBufferPointer(
        rebasing: window.prefix(min(window.count, count - position)))
      windowCount = try FileSource.fill(wanted, from: position, of: descriptor, path: path)
      windowStart = position
    }
    let start = position - windowStart
    let filled = min(target.count, windowStart + windowCount - position)
    target.copyMemory(from: UnsafeRawBufferPointer(rebasing: window[start..<start + filled]))
    return filled
  }

  /// Whether the file ends like a complete zip.
  func hasCentralDirectory() -> Bool {
    let length = min(count, 22 + 0xFFFF)
    let tail = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 16)
    defer { tail.deallocate() }
    position = count - length
    let filled = read(into: tail)
    return filled == length
      && Completeness.hasCentralDirectory(
        tail: UnsafeRawBufferPointer(tail), startingAt: count - length)
  }

  func seek(to place: Int) -> Bool {
    guard (0...count).contains(place) else { return false }
    position = place
    return true
  }
}
