/// Feeds the chunks of one reading to the parser.
final class XMLSpreadsheetFeeding {
  private static let latin1: Set = ["iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1"]

  let parser: XMLPushParser
  private let limits: Limits
  /// Whether to replace NUL with a control character that libxml2 can report.
  private let isReplacingNUL: Bool
  /// Filters the bytes when the parser treats them as UTF-8.
  private var gate: UTF8Gate?
  private let isRecovering: Bool
  /// The most bytes fed at a time.
  private let pieceSize: Int
  /// How many bytes before the XML are skipped.
  private var skipped: Int
  private var total = 0
  private var silent = 0

  init?(
    firstChunk: UnsafeRawBufferPointer, limits: Limits, sink: EventSink, isRecovering: Bool,
    pieceSize: Int
  ) {
    let units = CodeUnits(firstChunk)
    let prolog = XMLProlog(units)
    guard
      let parser = XMLPushParser(
        limits: limits, sink: sink, isRecovering: isRecovering,
        isLatin1: prolog.encoding.map { Self.latin1.contains($0) } ?? false)
    else { return nil }
    if prolog.declarationEnd != nil {
      parser.report(.declarationMalformed, line: 1, found: "<xml version")
    }
    self.parser = parser
    self.limits = limits
    self.pieceSize = pieceSize
    self.isRecovering = isRecovering
    let isUTF8 = prolog.declarationEnd != nil || prolog.encoding?.hasPrefix("utf") ?? true
    gate = units.isByteWise && isUTF8 ? UTF8Gate() : nil
    isReplacingNUL = isRecovering && units.isByteWise
    let start = prolog.declarationEnd ?? prolog.contentStart
    skipped = start == 0 ? 0 : units.byteOffset(start)
  }

  func feed(_ chunk: UnsafeRawBufferPointer) -> Bool {
    total += chunk.count
    guard total <= limits.bytes else {
      parser.halt(
        .fileTooLarge, found: "more than \(limits.bytes) bytes",
        expected: .atMost(limits.bytes, .bytes))
      return false
    }
    let fed = UnsafeRawBufferPointer(rebasing: chunk.dropFirst(skipped))
    skipped = 0
    guard isReplacingNUL && fed.contains(0) ? feedReplacingNUL(fed) : feedPieces(fed) else {
      return false
    }
    silent = parser.takeHeard() ? 0 : silent + chunk.count
    if silent > limits.silentBytes {
      parser.halt(
        .noProgress, found: "\(silent) bytes", expected: .atMost(limits.silentBytes, .bytes))
      return false
    }
    return true
  }

  private func feedReplacingNUL(_ chunk: UnsafeRawBufferPointer) -> Bool {
    chunk.map { $0 == 0 ? 1 : $0 }.withUnsafeBytes { feedPieces($0) }
  }

  private func feedPieces(_ chunk: UnsafeRawBufferPointer) -> Bool {
    if chunk.count <= pieceSize { return feedThroughGate(chunk) }
    var start = 0
    while start < chunk.count {
      let end = min(start + pieceSize, chunk.count)
      guard feedThroughGate(UnsafeRawBufferPointer(rebasing: chunk[start..<end])) else {
        return false
      }
      start = end
    }
    return true
  }

  private func feedThroughGate(_ chunk: UnsafeRawBufferPointer) -> Bool {
    guard
      let passage = gate?.pass(chunk, isReplacing: isRecovering, { self.parser.feed($0) })
    else { return parser.feed(chunk) }
    if passage == .invalid { parser.stopAtInvalidUTF8() }
    return passage == .passed
  }

  func finish() -> XMLSpreadsheetReading.Ending {
    if parser.isHalted { return .halted }
    // An error before the end is reported as such even if it surfaces only here.
    if parser.fault == nil {
      parser.takeRest()
      if parser.isHalted { return .halted }
    }
    if parser.fault == nil {
      parser.finish()
      if parser.isHalted { return .halted }
      if !parser.isRootClosed { return .incomplete(line: parser.line) }
    }
    guard let fault = parser.fault else { return .complete }
    return parser.isRootClosed ? .trailing(line: fault.line) : .fault(fault)
  }
}
