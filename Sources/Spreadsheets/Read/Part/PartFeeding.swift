/// Feeds the chunks of one part to the parser.
final class PartFeeding {
  private let parser: PartParser
  private let machine: PartMachine
  private let silentLimit: Int
  private var isFirst = true
  /// Whether the part is in UTF-8, as declared or by default.
  private var isUTF8 = false
  private var gate = UTF8Gate()
  private var isInvalid = false
  private var silent = 0

  init?(_ machine: PartMachine) {
    guard let parser = PartParser(machine) else { return nil }
    self.parser = parser
    self.machine = machine
    silentLimit = machine.delivery.limits.silentBytes
  }

  /// Feeds a chunk; false when no more is needed.
  func feed(_ chunk: UnsafeRawBufferPointer) -> Bool {
    var fed = chunk
    if isFirst {
      isFirst = false
      let units = CodeUnits(chunk)
      let prolog = XMLProlog(units)
      let start = prolog.contentStart
      isUTF8 = units.isByteWise && ["utf-8", "utf8"].contains(prolog.encoding ?? "utf-8")
      // libxml2 rejects blanks before the declaration, but not a byte order mark.
      if start > 0 {
        fed = UnsafeRawBufferPointer(rebasing: chunk.dropFirst(units.byteOffset(start)))
      }
    }
    guard isUTF8 ? feedUTF8(fed) : parser.feed(fed) else { return false }
    silent = machine.takeHeard() ? 0 : silent + chunk.count
    if silent > silentLimit {
      machine.halt(.noProgress, found: "\(silent) bytes", expected: .atMost(silentLimit, .bytes))
      return false
    }
    return true
  }

  private func feedUTF8(_ chunk: UnsafeRawBufferPointer) -> Bool {
    switch gate.pass(chunk, isReplacing: false, { parser.feed($0) }) {
    case .passed: return true
    case .ended: return false
    case .invalid: break
    }
    machine.isFinished = true
    isInvalid = true
    report(.encodingUnknown, line: machine.line, found: "bytes that are not UTF-8")
    return false
  }

  /// Ends the part and reports faults in its markup.
  ///
  /// - Returns: Whether the part was read to its end.
  @discardableResult
  func finish() -> Bool {
    if isInvalid { return false }
    if machine.isHalted { return machine.isFinished && !machine.delivery.isHalted }
    if machine.fault == nil { parser.finish() }
    if machine.isHalted { return machine.isFinished && !machine.delivery.isHalted }
    guard let fault = machine.fault else {
      if machine.isRootClosed { return true }
      report(.incompleteFile, line: machine.line, found: "end of file")
      return false
    }
    if machine.isRootClosed {
      report(.contentAfterEnd, line: fault.line, found: "content after the root element")
      return true
    }
    report(fault.diagnosticCode, line: fault.line, found: fault.message)
    return false
  }

  private func report(_ code: Diagnostic.Code, line: Int?, found: String) {
    let place = machine.part != nil ? line.map { "line \($0): " } ?? "" : ""
    machine.delivery.report(
      code, line: machine.part == nil ? line : nil, found: machine.named(place + found))
  }
}
