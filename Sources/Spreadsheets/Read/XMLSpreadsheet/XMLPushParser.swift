import CLibXML2

/// A libxml2 push parser for one file, and the machine driven by its callbacks.
struct XMLPushParser: ~Copyable {
  private let context: xmlParserCtxtPtr
  private let machine: UnsafeMutablePointer<XMLSpreadsheetMachine>

  init?(limits: Limits, sink: EventSink, isRecovering: Bool, isLatin1: Bool) {
    guard LibXML2.isReady else { return nil }
    CLibXML2KeepSilent()
    let machine = UnsafeMutablePointer<XMLSpreadsheetMachine>.allocate(capacity: 1)
    var handler = LibXML2.handler()
    guard let context = xmlCreatePushParserCtxt(&handler, machine, nil, 0, nil) else {
      machine.deallocate()
      return nil
    }
    // No network; never NOENT, which would read outside files, and never HUGE, which lifts limits.
    // OLDSAX makes libxml2 ask the machine for entities, even for those predefined in XML.
    let recovery =
      isRecovering ? Int32(XML_PARSE_RECOVER.rawValue) | Int32(XML_PARSE_OLDSAX.rawValue) : 0
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

  /// Feeds the parser more of the file.
  ///
  /// - Returns: Whether it accepts more.
  func feed(_ chunk: UnsafeRawBufferPointer) -> Bool {
    xmlParseChunk(
      context, chunk.baseAddress?.assumingMemoryBound(to: CChar.self),
      Int32(truncatingIfNeeded: chunk.count), 0)
    passStrayAmpersands()
    noticeSilentFailure()
    return !machine.pointee.isStopped
  }

  /// Ends the reading because of bytes withheld from the parser.
  func stopAtInvalidUTF8() {
    if !machine.pointee.isStopped {
      machine.pointee.stop(at: XMLFault(.invalidUTF8, line: machine.pointee.line))
    }
  }

  /// Flushes input libxml2 has buffered (it buffers a first chunk that needs transcoding).
  func takeRest() {
    xmlParseChunk(context, nil, 0, 0)
    passStrayAmpersands()
    noticeSilentFailure()
  }

  /// Tells the parser that the file ends here.
  func finish() {
    machine.pointee.isFinishing = true
    xmlParseChunk(context, nil, 0, 1)
    noticeSilentFailure()
  }

  /// libxml2 waits at an `&` until a `;` arrives, even at the end of the file.
  private func passStrayAmpersands() {
    while !machine.pointee.isStopped, context.pointee.instate == XML_PARSER_CONTENT,
      let input = context.pointee.input, let cursor = input.pointee.cur,
      let end = input.pointee.end, cursor < end, cursor.pointee == UInt8(ascii: "&")
    {
      let rest = UnsafeBufferPointer(start: cursor, count: end - cursor)
      guard Self.isStrayAmpersand(rest) else { return }
      let isCharacterReference = rest.count > 1 && rest[1] == UInt8(ascii: "#")
      machine.pointee.takeStrayAmpersand(
        isCharacterReference ? .brokenReference : .strayAmpersand)
      if machine.pointee.isStopped { return }
      input.pointee.cur = cursor + 1
      input.pointee.col += 1
      context.pointee.checkIndex = 0
      xmlParseChunk(context, nil, 0, 0)
    }
  }

  /// Whether text that begins with `&` is not a reference; false while undecided.
  private static func isStrayAmpersand(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text.dropFirst().prefix(256) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"), UInt8(ascii: "_"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), 0x80...0xFF:
        continue
      default: return byte != UInt8(ascii: ";")
      }
    }
    return text.count > 256
  }

  /// Some failures set only the number: whatever it is, the file was not read as written.
  private func noticeSilentFailure() {
    guard !machine.pointee.isStopped else { return }
    let isMended = machine.pointee.isRecovering || isOnlyNamespaceFault
    if context.pointee.errNo != 0, !isMended, let error = xmlCtxtGetLastError(context) {
      machine.pointee.stop(at: XMLFault(error.pointee))
    }
  }

  private var isOnlyNamespaceFault: Bool {
    context.pointee.wellFormed == 1
      && (context.pointee.lastError.domain == Int32(XML_FROM_NAMESPACE.rawValue))
  }

  /// Whether the parser has reported any event since the last call.
  func takeHeard() -> Bool {
    defer { machine.pointee.isHeard = false }
    return machine.pointee.isHeard
  }

  func halt(_ code: Diagnostic.Code, found: String, expected: Expectation) {
    machine.pointee.halt(code, found: found, expected: expected)
  }

  func report(_ code: Diagnostic.Code, line: Int, found: String) {
    machine.pointee.report(code, line: line, found: found)
  }

  var omittedWarnings: [(code: Diagnostic.Code, count: Int)] { machine.pointee.omittedWarnings }
  var isHalted: Bool { machine.pointee.isHalted }
  var isSpreadsheet: Bool { machine.pointee.isSpreadsheet }
  var isRootClosed: Bool { machine.pointee.isRootClosed }
  var fault: XMLFault? { machine.pointee.fault }
  var line: Int { machine.pointee.line }
}
