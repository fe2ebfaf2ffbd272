import CLibXML2

extension XMLSpreadsheetMachine {
  mutating func report(
    _ code: Diagnostic.Code, row: Int? = nil, column: Int? = nil, line: Int? = nil, found: String,
    expected: Expectation? = nil
  ) {
    if isHalted { return }
    if code.isAboutGivenContent {
      warningCounts[code, default: 0] += 1
      if warningCounts[code, default: 0] > limits.repeatedWarnings { return }
    }
    diagnosticCount += 1
    if diagnosticCount > limits.diagnostics, code != .tooManyDiagnostics {
      return halt(
        .tooManyDiagnostics, found: code.rawValue, expected: .atMost(limits.diagnostics))
    }
    sink.report(
      Diagnostic(
        code, file: sink.file, sheet: sheetName, row: row, column: column, line: line,
        found: isRecovering ? InvalidByteMark.replaced(in: found) : found, expected: expected))
  }

  /// Reports how many warnings of each code were only counted.
  var omittedWarnings: [(code: Diagnostic.Code, count: Int)] {
    warningCounts.filter { $0.value > limits.repeatedWarnings }
      .map { ($0.key, $0.value - limits.repeatedWarnings) }
      .sorted { $0.0.rawValue < $1.0.rawValue }
  }

  mutating func reportAtCell(_ code: Diagnostic.Code, found: String) {
    report(code, row: grid.row, column: grid.column, line: cellLine, found: found)
  }

  mutating func reportOnce(_ code: Diagnostic.Code, found: String) {
    if reportedOnce.insert(code).inserted { report(code, line: line, found: found) }
  }

  /// Reports an error and ends the reading.
  mutating func halt(
    _ code: Diagnostic.Code, row: Int? = nil, column: Int? = nil, found: String,
    expected: Expectation? = nil
  ) {
    if isHalted { return }
    sink.reportNew(
      Diagnostic(
        code, file: sink.file, sheet: sheetName, row: row, column: column, line: line,
        found: found, expected: expected))
    halt()
  }

  mutating func reportPendingMending() {
    guard let mending = pendingMending else { return }
    pendingMending = nil
    report(.recoveredOutsideCell, line: line, found: mending.rawValue)
  }

  /// Handles a DOCTYPE: stops the parser before it reads any of the declarations.
  mutating func stopAtDoctype(_ name: Name?) {
    isHeard = true
    defer { xmlStopParser(context) }
    if isStopped { return }
    halt(.doctype, found: "<!DOCTYPE \(name.map { String(cString: $0) } ?? "")")
  }

  /// Handles a fault in the markup; the second reading repairs it where possible.
  mutating func take(_ error: xmlError) {
    if isStopped || error.level == XML_ERR_WARNING { return }
    let new = XMLFault(error)
    if error.domain == Int32(XML_FROM_NAMESPACE.rawValue) {
      if isFinishing { return }
      return reportOnce(.namespaceUndeclared, found: new.message)
    }
    guard isRecovering, let mending = new.mending else {
      return stop(at: new)
    }
    mend(new, mending)
  }

  /// Handles a bare `&` at which libxml2 waits.
  mutating func takeStrayAmpersand(_ code: Diagnostic.Code) {
    isHeard = true
    guard isRecovering else { return stop(at: XMLFault(code, line: line)) }
    mark(code)
    putBack("&")
  }

  private mutating func mark(_ code: Diagnostic.Code) {
    switch current {
    case .cell, .data, .run, .surplus: mending = mending ?? code
    default: pendingMending = pendingMending ?? code
    }
  }

  private mutating func mend(_ fault: XMLFault, _ code: Diagnostic.Code) {
    if code == .encodingMislabelled { return reportOnce(code, found: fault.message) }
    mark(code)
    // Characters dropped from an attribute belong to no text.
    if context.pointee.instate == XML_PARSER_CONTENT { restore(fault, code) }
  }

  /// Restores characters that libxml2 drops from the text; a NUL returns as U+0001.
  private mutating func restore(_ fault: XMLFault, _ code: Diagnostic.Code) {
    switch code {
    case .controlCharacter:
      if fault.figure > 0, fault.figure < 0x20 {
        putBack(String(Unicode.Scalar(UInt8(truncatingIfNeeded: fault.figure))))
      }
    case .strayAmpersand, .brokenReference: putBack(consumedReference())
    case .unknownEntity:
      // The only entity that web pages bring along: a blank.
      putBack(fault.detail == "nbsp" ? "\u{A0}" : fault.detail.map { "&\($0);" } ?? "")
    default: break
    }
  }

  /// Takes text that libxml2 dropped, like any other.
  private mutating func putBack(_ left: String) {
    var left = left
    left.withUTF8 { characters($0.baseAddress, count: $0.count) }
  }

  /// The character of an entity predefined in XML, such as `&amp;`.
  ///
  /// After a repaired fault, libxml2 would drop all of them, so it must not know of the fault.
  func entity(_ name: Name?) -> xmlEntityPtr? {
    if isRecovering { context.pointee.wellFormed = 1 }
    return xmlGetPredefinedEntity(name)
  }

  /// The text that the parser took for the start of a reference: the `&` and a name, if any.
  private func consumedReference() -> String {
    guard let input = context.pointee.input, let cursor = input.pointee.cur,
      let base = input.pointee.base
    else { return "&" }
    var start = cursor
    while start > base, cursor - start < 256 {
      start -= 1
      if start.pointee == UInt8(ascii: "&") {
        return String(
          decoding: UnsafeBufferPointer(start: start, count: cursor - start), as: UTF8.self)
      }
    }
    return "&"
  }
}
