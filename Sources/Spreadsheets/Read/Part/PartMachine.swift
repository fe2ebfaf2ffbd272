import CLibXML2

/// Turns the parser's events on one XML part into the part's content.
///
/// A subclass defines the meaning of an element below its parent, and receives its text and its
/// end.
class PartMachine {
  typealias Name = UnsafePointer<UInt8>

  let delivery: Delivery
  /// The part's name in its archive; nil when the file itself is the document.
  let part: String?

  private var context: xmlParserCtxtPtr?
  private let stack: UnsafeMutablePointer<PartElement>
  private var depth = 0
  private(set) var isRootClosed = false
  /// Whether no more of this part is needed.
  var isFinished = false
  /// Whether the parser has reported any event since this was last cleared.
  private var isHeard = false
  /// The first fault in the markup.
  private(set) var fault: XMLFault?

  init(delivery: Delivery, part: String?) {
    self.delivery = delivery
    self.part = part
    stack = .allocate(capacity: delivery.limits.depth + 1)
    stack.initialize(repeating: .document, count: delivery.limits.depth + 1)
  }

  deinit { stack.deallocate() }

  /// The meaning of an element below a parent.
  func begin(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, in parent: PartElement
  ) -> PartElement { .foreign }

  /// Text directly in an element.
  func text(_ start: Name, count: Int, in element: PartElement) {}

  /// The end of an element.
  func end(_ element: PartElement) {}

  /// Looks up the names used in the part.
  func intern(_ lookUp: (String) -> Name?) {}

  /// The parser's current line, if it means anything to a person.
  final var line: Int? { part == nil ? parserLine : nil }

  private var parserLine: Int { context?.pointee.input.map { Int($0.pointee.line) } ?? 0 }

  /// Whether the machine takes no more events.
  final var isHalted: Bool { delivery.isHalted || isFinished }

  /// Whether reading has ended: by a halt, or because of broken markup.
  private var isStopped: Bool { isHalted || fault != nil }

  final func attach(to context: xmlParserCtxtPtr) {
    self.context = context
    intern { xmlDictLookup(context.pointee.dict, $0, -1) }
  }

  final func startElement(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, declares: Bool
  ) {
    isHeard = true
    if isStopped { return }
    let limits = delivery.limits
    delivery.elementsLeft &-= 1
    guard delivery.elementsLeft >= 0 else {
      return halt(
        .tooManyElements, found: "\(limits.elements + 1)", expected: .atMost(limits.elements))
    }
    guard depth < limits.depth else {
      return halt(.nestingTooDeep, found: "\(depth + 1)", expected: .atMost(limits.depth))
    }
    guard attributes.count <= limits.attributes else {
      return halt(
        .tooManyAttributes, found: "\(attributes.count)", expected: .atMost(limits.attributes))
    }
    if declares, let scope = context?.pointee.namespacesInScope, scope > limits.attributes {
      return halt(
        .tooManyNames, found: "\(scope) namespaces", expected: .atMost(limits.attributes))
    }
    let parent = stack[depth]
    depth += 1
    stack[depth] = .foreign
    if parent != .foreign { stack[depth] = begin(local, namespace, attributes, in: parent) }
  }

  final func endElement() {
    isHeard = true
    if isStopped || depth == 0 { return }
    let element = stack[depth]
    depth -= 1
    if element != .foreign { end(element) }
    if depth == 0 { isRootClosed = true }
  }

  final func characters(_ start: Name?, count: Int) {
    isHeard = true
    let element = stack[depth]
    guard element != .foreign, !isStopped, let start else { return }
    text(start, count: count, in: element)
  }

  /// The meaning of the element that encloses the current text or element.
  final func ancestor(_ levels: Int) -> PartElement { stack[max(0, depth - levels)] }

  final func noteProgress() { isHeard = true }

  /// Whether the parser has reported any event since the last call.
  final func takeHeard() -> Bool {
    defer { isHeard = false }
    return isHeard
  }

  /// Handles a fault in the markup.
  final func take(_ error: xmlError) {
    if isHalted || fault != nil || error.level == XML_ERR_WARNING { return }
    let new = XMLFault(error)
    if error.domain == Int32(XML_FROM_NAMESPACE.rawValue) {
      delivery.reportOnce(.namespaceUndeclared, line: line, found: named(new.message))
    } else {
      fault = new
    }
  }

  /// Handles a DOCTYPE: stops the parser before it reads any of the declarations.
  final func stopAtDoctype(_ name: Name?) {
    isHeard = true
    halt(.doctype, found: "<!DOCTYPE \(name.map { String(cString: $0) } ?? "")")
    if let context { xmlStopParser(context) }
  }

  /// Reports an error and ends the reading.
  final func halt(_ code: Diagnostic.Code, found: String, expected: Expectation? = nil) {
    delivery.halt(code, line: line, found: named(found), expected: expected)
  }

  /// A message with the part's name, if the file has several.
  final func named(_ found: String) -> String { part.map { "\($0): \(found)" } ?? found }
}
