internal import Glibc

/// A workbook of XML Spreadsheet 2003: what is read must not depend on where the chunks end.
func fuzzXMLSpreadsheet(_ bytes: UnsafeRawBufferPointer) {
  var limits = Limits.standard
  limits.diagnostics = 200
  for recovery in [RecoveryPolicy.keepAndMark, .refuse] {
    let whole = Digest.reading(bytes, limits, recovery, pieceSize: .max)
    let inPieces = Digest.reading(bytes, limits, recovery, pieceSize: 1 + bytes.count % 7)
    if whole != inPieces {
      for size in [Int.max, 1 + bytes.count % 7] {
        print(Log.reading(bytes, limits, recovery, pieceSize: size))
      }
      fflush(nil)
      preconditionFailure("the chunks make a difference")
    }
  }
  _ = Completeness.check(bytes)
}

/// Everything that a visitor is given, as one number.
///
/// What breaks a file first depends on how far libxml2 looks ahead: to the end of a tag, and at
/// bytes that are no text. So a broken file is compared up to its last cell, without the sheets that
/// begin after it, and diagnostics before the first sheet not at all.
private struct Digest: SpreadsheetVisitor, Equatable {
  private enum Event: Hashable {
    case sheet(String, Int)
    case diagnostic(Diagnostic)
  }

  private var hasher = Hasher()
  private var hasSheet = false
  private var sinceLastCell: [Event] = []
  private(set) var value = 0

  static func == (left: Digest, right: Digest) -> Bool { left.value == right.value }

  mutating func sheet(name: String, index: Int) {
    hasSheet = true
    sinceLastCell.append(.sheet(name, index))
  }

  mutating func cell(_ cell: borrowing CellView) {
    precondition((1...1_048_576).contains(cell.row) && (1...16_384).contains(cell.column))
    cell.withUTF8 { precondition(String(validating: $0, as: UTF8.self) != nil) }
    combine(cell.copy)
  }

  mutating func merge(_ range: MergedRange) { combine(range) }
  mutating func diagnostic(_ diagnostic: Diagnostic) {
    if hasSheet || Digest.isOfBrokenFile(diagnostic) {
      sinceLastCell.append(.diagnostic(diagnostic))
    }
  }

  private mutating func combine(_ part: some Hashable) {
    hasher.combine(sinceLastCell)
    sinceLastCell = []
    hasher.combine(part)
  }

  private mutating func finish() {
    let isBroken = sinceLastCell.contains {
      if case .diagnostic(let found) = $0 { Digest.isOfBrokenFile(found) } else { false }
    }
    if isBroken { sinceLastCell = [] }
    combine(isBroken)
    value = hasher.finalize()
  }

  /// Where the root's tag itself is cut off, what the file is shows to one of two readings only.
  private static func isOfBrokenFile(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.code.category == .incomplete || diagnostic.code.category == .notASpreadsheet
  }

  static func reading(
    _ bytes: UnsafeRawBufferPointer, _ limits: Limits, _ recovery: RecoveryPolicy, pieceSize: Int
  ) -> Digest {
    var digest = Digest()
    guard FileKind.sniff(bytes).isMarkup else { return digest }
    withUnsafeMutablePointer(to: &digest) { pointer in
      var reading = XMLSpreadsheetReading(
        limits: limits, recovery: recovery, sink: VisitorSink(pointer, file: "f"))
      reading.pieceSize = pieceSize
      _ = try? reading.read(MemorySource(bytes: bytes), kind: FileKind.sniff(bytes))
    }
    digest.finish()
    return digest
  }
}

/// The same in words, for an input that is to be understood.
private struct Log: SpreadsheetVisitor {
  private var lines: [String] = []

  mutating func sheet(name: String, index: Int) { lines.append("sheet \(index) \(name)") }
  mutating func cell(_ cell: borrowing CellView) { lines.append("\(cell.copy)") }
  mutating func merge(_ range: MergedRange) { lines.append("\(range)") }
  mutating func diagnostic(_ diagnostic: Diagnostic) { lines.append("\(diagnostic)") }

  static func reading(
    _ bytes: UnsafeRawBufferPointer, _ limits: Limits, _ recovery: RecoveryPolicy, pieceSize: Int
  ) -> String {
    var log = Log()
    withUnsafeMutablePointer(to: &log) { pointer in
      var reading = XMLSpreadsheetReading(
        limits: limits, recovery: recovery, sink: VisitorSink(pointer, file: "f"))
      reading.pieceSize = pieceSize
      _ = try? reading.read(MemorySource(bytes: bytes), kind: FileKind.sniff(bytes))
    }
    return "in pieces of \(pieceSize):\n  " + log.lines.joined(separator: "\n  ")
  }
}

extension FileKind {
  fileprivate var isMarkup: Bool { self == .xmlSpreadsheet2003 || self == .otherXML }
}
