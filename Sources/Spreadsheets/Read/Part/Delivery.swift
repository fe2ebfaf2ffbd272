/// Delivers events from all parts of a file to the visitor, counted against the limits.
final class Delivery {
  let limits: Limits
  private let sink: EventSink
  private(set) var sheetName: String?
  /// Whether an error was reported that ends the reading.
  private(set) var isHalted = false
  private var sheetNames: Set<String> = []
  private var sheetCount = 0
  private var nameBytes = 0
  private var cellCount = 0
  private var textCount = 0
  private var repeatedCount = 0
  /// How many more elements may begin.
  var elementsLeft: Int
  private var diagnosticCount = 0
  private var warningCounts: [Diagnostic.Code: Int] = [:]
  private var reportedOnce: Set<Diagnostic.Code> = []
  /// The most text in all cells together.
  private var textLimit: Int
  /// The size of the file on disk in bytes, if known.
  var fileBytes = 0 {
    didSet { textLimit = limits.textBytes(ofAllCellsInFileOf: fileBytes) }
  }

  init(limits: Limits, sink: EventSink) {
    self.limits = limits
    self.sink = sink
    textLimit = limits.textBytes(ofAllCellsInFileOf: 0)
    elementsLeft = limits.elements
  }

  /// Begins a sheet.
  func beginSheet(_ name: String, line: Int? = nil) {
    guard sheetCount < limits.sheets else {
      return halt(.tooManySheets, found: "\(sheetCount + 1)", expected: .atMost(limits.sheets))
    }
    nameBytes += name.utf8.count
    guard nameBytes <= limits.nameBytes * 16 else {
      return halt(
        .textTooLong, line: line, found: "names of sheets",
        expected: .atMost(limits.nameBytes * 16, .bytes))
    }
    sheetName = name
    sink.sheet(name: name, index: sheetCount)
    sheetCount += 1
    if name.isEmpty {
      report(.sheetNameMissing, line: line, found: "")
    } else if !sheetNames.insert(name).inserted {
      report(.sheetNameRepeated, line: line, found: name)
    }
  }

  func endSheet() { sheetName = nil }

  /// Gives a cell, and a warning when its text is longer than Excel allows.
  func give(_ cell: borrowing CellView, line: Int? = nil) {
    if isHalted { return }
    guard cellCount < limits.cells else {
      return halt(
        .tooManyCells, row: cell.row, column: cell.column, found: "\(cellCount + 1)",
        expected: .atMost(limits.cells))
    }
    textCount += cell.text.count
    guard textCount <= textLimit else {
      return halt(
        .textTooLong, row: cell.row, column: cell.column, found: "the text of all cells together",
        expected: .atMost(textLimit, .bytes))
    }
    cellCount += 1
    sink.cell(cell)
    if cell.text.count > limits.textWarning {
      let length = PlainText.lengthInUTF16(cell.text)
      if length > limits.textWarning {
        report(
          .textLongerThanExcel, row: cell.row, column: cell.column, line: line,
          found: "\(length) characters")
      }
    }
  }

  func give(_ merge: MergedRange) {
    if !isHalted { sink.merge(merge) }
  }

  func hide(_ place: HiddenPlace) {
    if !isHalted { sink.hide(place) }
  }

  /// Counts cells about to be repeated; false when there would be too many.
  func canRepeat(_ count: Int) -> Bool {
    guard count <= limits.repeatedCells - repeatedCount, count <= limits.cells - cellCount else {
      return false
    }
    repeatedCount += count
    return true
  }

  func report(
    _ code: Diagnostic.Code, row: Int? = nil, column: Int? = nil, line: Int? = nil, found: String,
    expected: Expectation? = nil
  ) {
    if isHalted { return }
    if code.isAboutGivenContent {
      warningCounts[code, default: 0] += 1
      if warningCounts[code, default: 0] > limits.repeatedWarnings { return }
    }
    diagnosticCount += 1
    if diagnosticCount > limits.diagnostics {
      return halt(
        .tooManyDiagnostics, found: code.rawValue, expected: .atMost(limits.diagnostics))
    }
    sink.report(
      Diagnostic(
        code, file: sink.file, sheet: sheetName, row: row, column: column, line: line,
        found: found, expected: expected))
  }

  /// Reports the fault in the value of a given cell.
  func report(
    _ fault: Diagnostic.Code, ofValueAt row: Int, _ column: Int, line: Int? = nil, found: String
  ) {
    if fault.isSaidOnce {
      reportOnce(fault, row: row, column: column, line: line, found: found)
    } else {
      report(fault, row: row, column: column, line: line, found: found)
    }
  }

  /// Reports how many warnings were only counted; call it after everything is read.
  func reportOmittedWarnings() {
    for (code, count) in warningCounts.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where count > limits.repeatedWarnings {
      sink.reportOmitted(count - limits.repeatedWarnings, of: code)
    }
  }

  func reportOnce(
    _ code: Diagnostic.Code, row: Int? = nil, column: Int? = nil, line: Int? = nil, found: String
  ) {
    if reportedOnce.insert(code).inserted {
      report(code, row: row, column: column, line: line, found: found)
    }
  }

  /// Reports a part's fault; stops reading a hostile archive.
  func report(_ fault: ArchiveFault) {
    if fault.code.category == .hostile {
      halt(fault.code, found: fault.found, expected: fault.expected)
    } else {
      report(fault.code, found: fault.found, expected: fault.expected)
    }
  }

  /// Reports an error and ends the reading.
  func halt(
    _ code: Diagnostic.Code, row: Int? = nil, column: Int? = nil, line: Int? = nil, found: String,
    expected: Expectation? = nil
  ) {
    if isHalted { return }
    sink.report(
      Diagnostic(
        code, file: sink.file, sheet: sheetName, row: row, column: column, line: line,
        found: found, expected: expected))
    isHalted = true
  }
}
