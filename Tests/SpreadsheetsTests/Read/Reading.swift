import Spreadsheets
import Testing

@testable import struct Spreadsheets.MemorySource
@testable import class Spreadsheets.VisitorSink
@testable import struct Spreadsheets.XMLSpreadsheetReading

/// What reading a file gave, put so that a test can say it in a line.
///
/// Every reading is done three times, the file given in pieces of 1 byte, of 7, and whole: what is
/// read must not depend on it.
struct Reading {
  let workbook: Workbook

  init(_ bytes: [UInt8], limits: Limits = .standard, recovery: RecoveryPolicy = .keepAndMark) {
    workbook = Workbook.read(bytes: bytes, file: "f.xml", limits: limits, recovery: recovery)
    if bytes.count < 100_000, workbook.format == .xmlSpreadsheet2003 {
      let whole = EventLog.read(bytes, pieceSize: .max, limits, recovery)
      for size in [1, 7] {
        let inPieces = EventLog.read(bytes, pieceSize: size, limits, recovery)
        #expect(inPieces.events == whole.events, "read in pieces of \(size)")
      }
    }
  }

  init(_ text: String, limits: Limits = .standard, recovery: RecoveryPolicy = .keepAndMark) {
    self.init(Array(text.utf8), limits: limits, recovery: recovery)
  }

  /// The workbook with this in the table of its one sheet.
  init(table: String, limits: Limits = .standard, recovery: RecoveryPolicy = .keepAndMark) {
    self.init(Self.book(table: table), limits: limits, recovery: recovery)
  }

  /// The workbook with this as its only cell, in A1.
  init(cell: String, recovery: RecoveryPolicy = .keepAndMark) {
    self.init(table: "<Row>\(cell)</Row>", recovery: recovery)
  }

  /// The cells of all sheets, as `A1 a, B1 2`; those of the second sheet begin with `2!`.
  var cells: String {
    workbook.sheets.enumerated().flatMap { index, sheet in
      sheet.cells.map { (index > 0 ? "\(index + 1)!" : "") + "\($0.address) \($0.value.shown)" }
    }.joined(separator: ", ")
  }

  /// The diagnostics, as `number-invalid A1`, in the order of the file.
  var faults: [String] {
    workbook.diagnostics.map { fault in
      let place = fault.address ?? fault.row.map { "row \($0)" }
      return place.map { "\(fault.code.rawValue) \($0)" } ?? fault.code.rawValue
    }
  }

  var first: Cell? { workbook.sheets.first?.cells.first }
  var isTrustworthy: Bool { workbook.isTrustworthy }
  var codes: [Diagnostic.Code] { workbook.diagnostics.map(\.code) }
}

extension Reading {
  static let namespace = "urn:schemas-microsoft-com:office:spreadsheet"

  static func book(table: String, styles: String = "", head: String = "<?xml version=\"1.0\"?>")
    -> String
  {
    head + "\n"
      + "<Workbook xmlns=\"\(namespace)\" xmlns:ss=\"\(namespace)\""
      + " xmlns:html=\"http://www.w3.org/TR/REC-html40\">\(styles)"
      + "<Worksheet ss:Name=\"S\"><Table>\(table)</Table></Worksheet></Workbook>\n"
  }

  /// A cell of text.
  static func text(_ text: String, _ attributes: String = "") -> String {
    "<Cell \(attributes)><Data ss:Type=\"String\">\(text)</Data></Cell>"
  }

  /// A row of cells of text.
  static func row(_ texts: String..., index: Int? = nil) -> String {
    "<Row\(index.map { " ss:Index=\"\($0)\"" } ?? "")>" + texts.map { text($0) }.joined() + "</Row>"
  }

  /// A cell of a type.
  static func data(_ type: String, _ text: String) -> String {
    "<Cell><Data ss:Type=\"\(type)\">\(text)</Data></Cell>"
  }
}

extension CellValue {
  /// The value with a mark of its type where it is not text.
  var shown: String {
    switch self {
    case .string(let text): text
    case .number(let number): "#\(number.formattedShort)"
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .dateTime(let text): "@\(text)"
    case .error(let text): "!\(text)"
    }
  }
}

extension Double {
  var formattedShort: String {
    let digits = description
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }
}

/// Everything a visitor is given, in order.
struct EventLog: SpreadsheetVisitor {
  enum Event: Equatable {
    case sheet(String, Int)
    case cell(Cell)
    case merge(MergedRange)
    case hidden(HiddenPlace)
    case diagnostic(Diagnostic)
  }

  var events: [Event] = []

  mutating func sheet(name: String, index: Int) { events.append(.sheet(name, index)) }
  mutating func cell(_ cell: borrowing CellView) { events.append(.cell(cell.copy)) }
  mutating func merge(_ range: MergedRange) { events.append(.merge(range)) }
  mutating func hidden(_ place: HiddenPlace) { events.append(.hidden(place)) }
  mutating func diagnostic(_ diagnostic: Diagnostic) { events.append(.diagnostic(diagnostic)) }

  static func read(
    _ bytes: [UInt8], pieceSize: Int, _ limits: Limits = .standard,
    _ recovery: RecoveryPolicy = .keepAndMark
  ) -> EventLog {
    var log = EventLog()
    withUnsafeMutablePointer(to: &log) { pointer in
      var reading = XMLSpreadsheetReading(
        limits: limits, recovery: recovery, sink: VisitorSink(pointer, file: "f.xml"))
      reading.pieceSize = pieceSize
      bytes.withUnsafeBytes { bytes in
        do {
          _ = try reading.read(MemorySource(bytes: bytes), kind: .xmlSpreadsheet2003)
        } catch {
          Issue.record("memory cannot fail to be read: \(error)")
        }
      }
    }
    return log
  }
}
