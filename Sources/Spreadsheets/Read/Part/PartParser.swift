import CLibXML2

/// A libxml2 push parser for one part, and the machine driven by its callbacks.
struct PartParser: ~Copyable {
  private let context: xmlParserCtxtPtr
  private let machine: PartMachine

  init?(_ machine: PartMachine) {
    guard LibXML2.isReady else { return nil }
    CLibXML2KeepSilent()
    var handler = Self.handler()
    let opaque = Unmanaged.passUnretained(machine).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&handler, opaque, nil, 0, nil) else { return nil }
    // No network; never NOENT, which would read outside files, and never HUGE, which lifts limits.
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    xmlDictSetLimit(context.pointee.dict, machine.delivery.limits.nameBytes)
    machine.attach(to: context)
    self.context = context
    self.machine = machine
  }

  deinit { xmlFreeParserCtxt(context) }

  /// Feeds the parser more of the part.
  ///
  /// - Returns: Whether it accepts more.
  func feed(_ chunk: UnsafeRawBufferPointer) -> Bool {
    xmlParseChunk(
      context, chunk.baseAddress?.assumingMemoryBound(to: CChar.self),
      Int32(truncatingIfNeeded: chunk.count), 0)
    noticeSilentFailure()
    return !machine.isHalted && machine.fault == nil
  }

  /// Tells the parser that the part ends here.
  func finish() {
    xmlParseChunk(context, nil, 0, 1)
    noticeSilentFailure()
  }

  /// Some failures set only the number: whatever it is, the part was not read as written.
  private func noticeSilentFailure() {
    guard machine.fault == nil, !machine.isHalted, context.pointee.errNo != 0,
      let error = xmlCtxtGetLastError(context),
      error.pointee.domain != Int32(XML_FROM_NAMESPACE.rawValue)
    else { return }
    machine.take(error.pointee)
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { context, local, _, uri, namespaces, _, count, _, attributes in
      partMachine(context)?.startElement(
        local, uri, Attributes(attributes, count: count), declares: namespaces > 0)
    }
    handler.endElementNs = { context, _, _, _ in partMachine(context)?.endElement() }
    handler.characters = { context, start, count in
      partMachine(context)?.characters(start, count: Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.comment = { context, _ in partMachine(context)?.noteProgress() }
    handler.processingInstruction = { context, _, _ in partMachine(context)?.noteProgress() }
    handler.internalSubset = { context, name, _, _ in partMachine(context)?.stopAtDoctype(name) }
    handler.serror = { context, error in
      if let error { partMachine(context)?.take(error.pointee) }
    }
    return handler
  }
}

@inline(__always)
private func partMachine(_ context: UnsafeMutableRawPointer?) -> PartMachine? {
  context.map { Unmanaged<PartMachine>.fromOpaque($0)._withUnsafeGuaranteedRef { $0 } }
}
