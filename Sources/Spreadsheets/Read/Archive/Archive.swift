import CMinizip

/// A zip archive whose entries are checked before any is read; nothing is written to disk.
final class Archive {
  private let handle: unzFile
  private let bytes: ArchiveBytes
  private let limits: Limits
  private let buffer: UnsafeMutableRawBufferPointer
  private var entries: [[UInt8]: [ArchiveEntry]] = [:]
  /// How often a sheet may be rehearsed: once to search for merged ranges, once to read any.
  private static let rehearsals = 2
  private var inflatedCount = 0
  private var rehearsedCount = 0
  /// How often each entry has been read, and how often rehearsed.
  private var passes: [UInt64: (read: Int, rehearsed: Int)] = [:]
  /// The bytes given by repeated reads of entries.
  private var repeatedCount = 0

  init(_ bytes: ArchiveBytes, limits: Limits) throws(ArchiveFault) {
    var functions = ArchiveCallbacks.functions(for: bytes)
    guard bytes.hasCentralDirectory(), let handle = unzOpen2_64(nil, &functions) else {
      throw ArchiveFault(
        .incompleteFile, found: "end of file",
        expected: Expectation(
          "the central directory of a zip archive", "mục lục ở cuối tệp nén"))
    }
    self.handle = handle
    self.bytes = bytes
    self.limits = limits
    buffer = .allocate(byteCount: MemorySource.chunkSize, alignment: 16)
    try list()
  }

  deinit {
    unzClose(handle)
    buffer.deallocate()
  }

  /// Whether there is an entry of this name.
  func holds(_ name: String) -> Bool { entries[ArchiveEntry.key(name)] != nil }

  /// The entry with this name, if it can be read.
  func entry(_ name: String) throws(ArchiveFault) -> ArchiveEntry {
    guard let named = entries[ArchiveEntry.key(name)], let entry = named.first else {
      throw ArchiveFault(.partMissing, found: name)
    }
    guard named.count == 1 else {
      throw ArchiveFault(.archiveNameRepeated, found: "\(name), \(named.count) times")
    }
    if entry.isEncrypted { throw ArchiveFault(.encryptedFile, found: name) }
    guard entry.method == 0 || entry.method == 8 else {
      throw ArchiveFault(
        .archiveDamaged, found: "\(name): compression method \(entry.method)",
        expected: Expectation(
          "stored or deflated parts", "phần nén theo cách thông thường"))
    }
    return entry
  }

  /// Passes on an entry's inflated content in chunks.
  ///
  /// - Parameters:
  ///   - entry: The entry to read.
  ///   - isRehearsal: Whether the same content will be read again and counted then.
  ///   - body: Takes a chunk; returns whether it wants more.
  /// - Throws: `ArchiveFault` when the entry is damaged or inflates beyond the limits.
  func inflate(
    _ entry: ArchiveEntry, isRehearsal: Bool = false, _ body: (UnsafeRawBufferPointer) -> Bool
  ) throws(ArchiveFault) {
    var place = entry.place
    let isRepeated = countPass(entry, isRehearsal: isRehearsal)
    guard unzGoToFilePos64(handle, &place) == UNZ_OK, unzOpenCurrentFile(handle) == UNZ_OK else {
      throw damaged(entry, "its header does not fit the central directory")
    }
    var total = 0
    var isWanted = true
    while isWanted {
      let count = Int(unzReadCurrentFile(handle, buffer.baseAddress, UInt32(buffer.count)))
      if count == 0 { break }
      guard count > 0 else {
        unzCloseCurrentFile(handle)
        throw damaged(entry, "its content cannot be inflated")
      }
      total += count
      if isRehearsal { rehearsedCount += count } else { inflatedCount += count }
      if isRepeated { repeatedCount += count }
      if let fault = excess(entry) {
        unzCloseCurrentFile(handle)
        throw fault
      }
      isWanted = body(UnsafeRawBufferPointer(rebasing: buffer.prefix(count)))
    }
    let ending = unzCloseCurrentFile(handle)
    guard isWanted else { return }
    if ending == UNZ_CRCERROR { throw damaged(entry, "its checksum does not fit its content") }
    if total != entry.inflatedCount { throw damaged(entry, "its size is not the one it states") }
  }

  /// Whether an entry has been read or rehearsed as often as one sheet needs.
  private func countPass(_ entry: ArchiveEntry, isRehearsal: Bool) -> Bool {
    var passes = self.passes[entry.place.num_of_file] ?? (read: 0, rehearsed: 0)
    if isRehearsal { passes.rehearsed += 1 } else { passes.read += 1 }
    self.passes[entry.place.num_of_file] = passes
    return passes.read > 1 || passes.rehearsed > Self.rehearsals
  }

  private func damaged(_ entry: ArchiveEntry, _ reason: String) -> ArchiveFault {
    ArchiveFault(.archiveDamaged, found: "\(entry.name): \(reason)")
  }

  /// The fault of an entry inflated beyond a limit, by bytes counted, not by headers; nil if none.
  private func excess(_ entry: ArchiveEntry) -> ArchiveFault? {
    let count = max(inflatedCount, rehearsedCount / Self.rehearsals)
    if count > limits.inflatedBytes {
      return ArchiveFault(
        .fileTooLarge, found: "\(entry.name): more than \(limits.inflatedBytes) bytes inflated",
        expected: .atMost(limits.inflatedBytes, .bytes))
    }
    if repeatedCount > limits.repeatedPartBytes {
      return ArchiveFault(
        .tooManyRepeats, found: "\(entry.name): one part for several sheets",
        expected: .atMost(limits.repeatedPartBytes, .bytesInflatedAgain))
    }
    guard count > limits.inflationGrace,
      count > bytes.count.multipliedClamping(by: limits.inflationRatio)
    else { return nil }
    return ArchiveFault(
      .inflatesTooMuch, found: "\(entry.name): \(bytes.count) bytes to \(count)",
      expected: .atMost(limits.inflationRatio, .times))
  }

  private func list() throws(ArchiveFault) {
    var info = unz_global_info64()
    unzGetGlobalInfo64(handle, &info)
    guard info.number_entry <= limits.entries else {
      throw ArchiveFault(
        .tooManyEntries, found: "\(info.number_entry) entries",
        expected: .atMost(limits.entries))
    }
    guard info.number_entry > 0 else { return }
    var spans: [ArchiveSpan] = []
    var directory = bytes.count
    var nameBytes = 0
    var status = unzGoToFirstFile(handle)
    while status == UNZ_OK {
      let entry = try currentEntry()
      nameBytes += entry.nameLength
      guard nameBytes <= limits.entryNameBytes else {
        throw ArchiveFault(
          .tooManyEntries, found: "names of entries",
          expected: .atMost(limits.entryNameBytes, .bytes))
      }
      if ArchiveEntry.isUnsafe(entry.name) {
        throw ArchiveFault(.archiveNameUnsafe, found: entry.name)
      }
      if !entry.name.hasSuffix("/") {
        entries[ArchiveEntry.key(entry.name), default: []].append(entry)
      }
      directory = min(directory, Int(clamping: unzGetOffset64(handle)))
      if let span = span(of: entry) { spans.append(span) }
      status = unzGoToNextFile(handle)
    }
    guard status == UNZ_END_OF_LIST_OF_FILE else {
      throw ArchiveFault(
        .archiveDamaged, found: "the central directory is broken after \(entries.count) entries")
    }
    if let overlap = ArchiveSpan.overlap(in: spans, endingBy: directory) {
      throw ArchiveFault(.archiveOverlap, found: overlap)
    }
  }

  private func currentEntry() throws(ArchiveFault) -> ArchiveEntry {
    var info = unz_file_info64()
    var place = unz64_file_pos()
    guard unzGetCurrentFileInfo64(handle, &info, nil, 0, nil, 0, nil, 0) == UNZ_OK,
      unzGetFilePos64(handle, &place) == UNZ_OK
    else { throw ArchiveFault(.archiveDamaged, found: "a broken central directory") }
    var name = [CChar](repeating: 0, count: Int(info.size_filename) + 1)
    guard
      unzGetCurrentFileInfo64(handle, &info, &name, info.size_filename, nil, 0, nil, 0) == UNZ_OK
    else { throw ArchiveFault(.archiveDamaged, found: "a broken central directory") }
    let units = name.dropLast().map { UInt8(bitPattern: $0) }
    let text = String(decoding: units.map { $0 == 0x5C ? 0x2F : $0 }, as: UTF8.self)
    return ArchiveEntry(name: text, place: place, info)
  }

  /// The span of an entry's header and content; nil when its header cannot be read, which matters
  /// only if the entry is needed.
  private func span(of entry: ArchiveEntry) -> ArchiveSpan? {
    var method: Int32 = 0
    var level: Int32 = 0
    guard unzOpenCurrentFile2(handle, &method, &level, 1) == UNZ_OK else { return nil }
    defer { unzCloseCurrentFile(handle) }
    let start = Int(clamping: unzGetCurrentFileZStreamPos64(handle))
    return ArchiveSpan(
      name: entry.name, start: start - 30 - entry.nameLength,
      end: start.addingReportingOverflow(entry.compressedCount).partialValue)
  }
}
