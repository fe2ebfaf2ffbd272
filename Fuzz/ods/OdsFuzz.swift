#if canImport(Spreadsheets)
  import Spreadsheets
#endif

/// Reads every cell both ways that a visitor can, and holds the reader to what it promises.
private struct Checker: SpreadsheetVisitor {
  var sheets = 0
  var bytes = 0
  var cells: [Cell] = []

  mutating func sheet(name: String, index: Int) {
    precondition(index == sheets)
    sheets += 1
  }

  mutating func cell(_ cell: borrowing CellView) {
    precondition(sheets > 0)
    precondition((1...1_048_576).contains(cell.row) && (1...16_384).contains(cell.column))
    precondition(cell.value.type == cell.type)
    bytes += cell.raw.utf8.count
    if cells.count < 1_000 { cells.append(cell.copy) }
  }

  mutating func merge(_ range: MergedRange) {
    precondition(range.row >= 1 && range.row + range.down <= 1_048_576)
    precondition(range.column >= 1 && range.column + range.across <= 16_384)
  }

  mutating func diagnostic(_ diagnostic: Diagnostic) { bytes += diagnostic.message.utf8.count }
}

/// Called by libFuzzer with each input: a flat file, which is also read as a package's content, or
/// a package.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOds(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  var limits = Limits()
  limits.inflatedBytes = 32 << 20
  limits.repeatedCells = 10_000
  limits.diagnostics = 1_000
  let reader = SpreadsheetReader(limits: limits)
  var first = Checker()
  reader.read(bytes: input, file: "fuzz", visitor: &first)
  guard FileKind.sniff(input) == .flatODS else { return 0 }
  // The same markup in a package gives the same cells; only the root has another name.
  var second = Checker()
  reader.read(bytes: archive(input), file: "fuzz", visitor: &second)
  precondition(first.cells == second.cells && first.sheets == second.sheets)
  return 0
}

/// A stored zip of one part, `content.xml`.
private func archive(_ content: [UInt8]) -> [UInt8] {
  let name = Array("content.xml".utf8)
  let sizes = number(checksum(content), 4) + number(content.count, 4) + number(content.count, 4)
  let common = number(20, 2) + number(0, 8) + sizes + number(name.count, 2)
  let entry = number(0x0403_4B50, 4) + common + number(0, 2) + name + content
  let directory =
    number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 12) + number(0, 4) + name
  return entry + directory + number(0x0605_4B50, 4) + number(0, 4) + number(1, 2) + number(1, 2)
    + number(directory.count, 4) + number(entry.count, 4) + number(0, 2)
}

private func number(_ value: Int, _ size: Int) -> [UInt8] {
  (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

private func checksum(_ bytes: [UInt8]) -> Int {
  var remainder: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    remainder ^= UInt32(byte)
    for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return Int(~remainder)
}
