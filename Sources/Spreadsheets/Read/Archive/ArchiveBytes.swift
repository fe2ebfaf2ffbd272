/// A file's bytes, read at any place; a failure is kept until the reading is over.
final class ArchiveBytes {
  private enum Storage {
    case memory(UnsafeRawBufferPointer)
    case file(path: String, descriptor: Int32)
  }

  private let storage: Storage
  /// How many bytes there are.
  let count: Int
  /// Where the zip library reads next.
  var position = 0
  /// Why the file could not be read.
  private(set) var failure: FileAccessFailure?

  /// Bytes that stay where they are while this lives.
  init(_ bytes: UnsafeRawBufferPointer) {
    storage = .memory(bytes)
    count = bytes.count
  }

  /// An open file that stays open while this lives.
  init(path: String, descriptor: Int32, count: Int) {
    storage = .file(path: path, descriptor: descriptor)
    self.count = count
  }

  /// Reads on from the position, as far as there is anything.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let length = max(0, min(buffer.count, count - position))
    let target = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(length))
    var filled = length
    switch storage {
    case .memory(let bytes):
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + length]))
    case .file(let path, let descriptor):
      do {
        filled = try FileSource.fill(target, from: position, of: descriptor, path: path)
      } catch {
        failure = failure ?? error
        filled = 0
      }
    }
    position += filled
    return filled
  }

  /// Whether the end of the file is that of a whole zip.
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
