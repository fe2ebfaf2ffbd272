import CLibXML2

/// A libxml2 push parser for one file, and the machine that its callbacks drive.
struct XMLPushParser: ~Copyable {
  private let context: xmlParserCtxtPtr
  private let machine: UnsafeMutablePointer<XMLSpreadsheetMachine>

  init?(limits: Limits, sink: EventSink, isRecovering: Bool, isLatin1: Bool) {
    guard LibXML2.isReady else { return nil }
    let machine = UnsafeMutablePointer<XMLSpreadsheetMachine>.allocate(capacity: 1)
    var handler = LibXML2.handler()
    guard let context = xmlCreatePushParserCtxt(&handler, machine, nil, 0, nil) else {
      machine.deallocate()
      return nil
    }
    // No network; never NOENT, which would read outside files, and never HUGE, which lifts limits.
    let recovery = isRecovering ? Int32(XML_PARSE_RECOVER.rawValue) : 0
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue) | recovery)
    machine.initialize(
      to: XMLSpreadsheetMachine(
        context: context, limits: limits, sink: sink, isRecovering: isRecovering,
        isLatin1: isLatin1))
    xmlDictSetLimit(context.pointee.dict, limits.nameBytes)
    self.context = context
    self.machine = machine
  }

  deinit {
    xmlFreeParserCtxt(context)
    machine.deinitialize(count: 1)
    machine.deallocate()
  }

  /// Gives the parser more of the file.
  ///
  /// - Returns: Whether it takes any more.
  func feed(_ chunk: UnsafeRawBufferPointer) -> Bool {
    xmlParseChunk(
      context, chunk.baseAddress?.assumingMemoryBound(to: CChar.self),
      Int32(truncatingIfNeeded: chunk.count), 0)
    noticeSilentFailure()
    return !machine.pointee.isHalted && machine.pointee.fault == nil
  }

  /// Tells the parser that the file ends here.
  func finish() {
    xmlParseChunk(context, nil, 0, 1)
    noticeSilentFailure()
  }

  /// Some failures set only the number: whatever it is, the file was not read as it stands.
  private func noticeSilentFailure() {
    guard machine.pointee.fault == nil, !machine.pointee.isHalted else { return }
    let isMended = machine.pointee.isRecovering || isOnlyNamespaceFault
    if context.pointee.errNo != 0, !isMended, let error = xmlCtxtGetLastError(context) {
      machine.pointee.fault = XMLFault(error.pointee)
    }
  }

  private var isOnlyNamespaceFault: Bool {
    context.pointee.wellFormed == 1
      && (context.pointee.lastError.domain == Int32(XML_FROM_NAMESPACE.rawValue))
  }

  /// Whether the parser reported anything since the last call.
  func takeHeard() -> Bool {
    defer { machine.pointee.isHeard = false }
    return machine.pointee.isHeard
  }

  func halt(_ code: Diagnostic.Code, found: String, expected: String) {
    machine.pointee.halt(code, found: found, expected: expected)
  }

  func report(_ code: Diagnostic.Code, line: Int, found: String) {
    machine.pointee.report(code, line: line, found: found)
  }

  var isHalted: Bool { machine.pointee.isHalted }
  var isSpreadsheet: Bool { machine.pointee.isSpreadsheet }
  var isRootClosed: Bool { machine.pointee.isRootClosed }
  var fault: XMLFault? { machine.pointee.fault }
  var line: Int { machine.pointee.line }
}
