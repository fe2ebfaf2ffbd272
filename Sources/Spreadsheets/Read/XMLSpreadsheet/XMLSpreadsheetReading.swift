/// Reads one XML Spreadsheet 2003 file: strictly, and a second time when only characters fail.
struct XMLSpreadsheetReading {
  let limits: Limits
  let recovery: RecoveryPolicy
  let sink: EventSink
  /// The most bytes fed to the parser at a time; the result does not depend on it.
  var pieceSize = Int.max

  /// How one reading ended.
  enum Ending {
    case complete
    case halted
    case trailing(line: Int)
    /// There are more cells after the end, which were not read.
    case continued(line: Int)
    case incomplete(line: Int)
    case fault(XMLFault)
  }

  private struct Pass {
    var ending: Ending
    var isSpreadsheet: Bool
    var omittedWarnings: [(code: Diagnostic.Code, count: Int)] = []
  }

  func read(_ source: borrowing some ByteSource & ~Copyable, kind: FileKind)
    throws(FileAccessFailure) -> FileKind
  {
    var pass = try read(source, isRecovering: false)
    if recovery == .keepAndMark, case .fault(let fault) = pass.ending {
      // libxml2 treats a NUL as the end of its buffer and has no code for it.
      var isMendable = fault.mending != nil
      if !isMendable { isMendable = try source.holdsNUL() }
      if isMendable {
        sink.rewind()
        pass = try read(source, isRecovering: true)
      }
    }
    if case .trailing(let line) = pass.ending {
      var search = TailSearch()
      try source.forEachChunk { chunk in
        search.take(chunk)
        return !search.holdsContent
      }
      if search.holdsContent { pass.ending = .continued(line: line) }
    }
    report(pass, kind)
    return pass.isSpreadsheet ? .xmlSpreadsheet2003 : kind
  }

  private func report(_ pass: Pass, _ kind: FileKind) {
    for (code, count) in pass.omittedWarnings {
      sink.reportOmitted(count, of: code)
    }
    // How far the parser came before giving up depends on the chunks; the beginning of the file
    // does not.
    let isSpreadsheet = pass.isSpreadsheet || kind == .xmlSpreadsheet2003
    switch pass.ending {
    case .complete, .halted: break
    case .trailing(let line):
      report(.contentAfterEnd, line: line, found: "content after the root element")
    case .continued(let line):
      report(.cellsAfterEnd, line: line, found: "more of a workbook after the root element")
    case .incomplete(let line):
      report(isSpreadsheet ? .incompleteFile : .notASpreadsheet, line: line, found: "end of file")
    case .fault(let fault):
      let code = fault.diagnosticCode
      report(
        code == .notWellFormed && !isSpreadsheet ? .notASpreadsheet : code, line: fault.line,
        found: fault.mending?.rawValue ?? fault.message)
    }
  }

  private func report(_ code: Diagnostic.Code, line: Int, found: String) {
    sink.reportNew(Diagnostic(code, file: sink.file, line: line, found: found))
  }

  private func read(
    _ source: borrowing some ByteSource & ~Copyable, isRecovering: Bool
  ) throws(FileAccessFailure) -> Pass {
    var feeding: XMLSpreadsheetFeeding?
    try source.forEachChunk { chunk in
      if feeding == nil {
        feeding = XMLSpreadsheetFeeding(
          firstChunk: chunk, limits: limits, sink: sink, isRecovering: isRecovering,
          pieceSize: pieceSize)
      }
      return feeding?.feed(chunk) ?? false
    }
    guard let feeding else { return Pass(ending: .halted, isSpreadsheet: false) }
    return Pass(
      ending: feeding.finish(), isSpreadsheet: feeding.parser.isSpreadsheet,
      omittedWarnings: feeding.parser.omittedWarnings)
  }
}
