import CLibXML2

/// The process-wide setup of libxml2: initialized once, and never loading anything by itself.
enum LibXML2 {
  static let isReady: Bool = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
    return true
  }()

  /// The callbacks; their context is a pointer to an `XMLSpreadsheetMachine`.
  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { context, local, _, uri, namespaces, _, count, _, attributes in
      machine(context)?.pointee.startElement(
        local, namespace: uri, Attributes(attributes, count: count), declares: namespaces > 0)
    }
    handler.endElementNs = { context, _, _, _ in machine(context)?.pointee.endElement() }
    handler.characters = { context, start, count in
      machine(context)?.pointee.characters(start, count: Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.getEntity = { context, name in machine(context)?.pointee.entity(name) }
    handler.comment = { context, _ in machine(context)?.pointee.isHeard = true }
    handler.processingInstruction = { context, _, _ in machine(context)?.pointee.isHeard = true }
    handler.internalSubset = { context, name, _, _ in machine(context)?.pointee.stopAtDoctype(name)
    }
    handler.serror = { context, error in
      if let error { machine(context)?.pointee.take(error.pointee) }
    }
    return handler
  }
}

@inline(__always)
private func machine(_ context: UnsafeMutableRawPointer?)
  -> UnsafeMutablePointer<XMLSpreadsheetMachine>?
{
  context?.assumingMemoryBound(to: XMLSpreadsheetMachine.self)
}

extension xmlParserCtxt {
  /// The number of namespaces declared here.
  ///
  /// libxml2 searches them linearly for a prefix, so many of them make every name costly.
  var namespacesInScope: Int { Int(nsNr) / 2 }
}
