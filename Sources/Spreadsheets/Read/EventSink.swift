/// Passes what is read on to a visitor, hiding the visitor's type from the C callbacks.
class EventSink {
  /// The file's name, for diagnostics.
  let file: String
  /// How many events have been given, so that a second reading can leave them out.
  private(set) var delivered = 0
  private var position = 0

  init(file: String) { self.file = file }

  /// Begins reading the same file again: what was given before is not given again.
  func rewind() { position = 0 }

  private func isNew() -> Bool {
    position += 1
    if position <= delivered { return false }
    delivered = position
    return true
  }

  final func sheet(name: String, index: Int) {
    if isNew() { give(sheet: name, index: index) }
  }

  final func cell(_ cell: borrowing CellView) {
    if isNew() { give(cell: cell) }
  }

  final func merge(_ range: MergedRange) {
    if isNew() { give(merge: range) }
  }

  final func report(_ diagnostic: Diagnostic) {
    if isNew() { give(diagnostic: diagnostic) }
  }

  func give(sheet name: String, index: Int) {}
  func give(cell: borrowing CellView) {}
  func give(merge range: MergedRange) {}
  func give(diagnostic: Diagnostic) {}
}

/// The sink for one type of visitor.
final class VisitorSink<Visitor: SpreadsheetVisitor>: EventSink {
  private let visitor: UnsafeMutablePointer<Visitor>

  init(_ visitor: UnsafeMutablePointer<Visitor>, file: String) {
    self.visitor = visitor
    super.init(file: file)
  }

  override func give(sheet name: String, index: Int) {
    visitor.pointee.sheet(name: name, index: index)
  }

  override func give(cell: borrowing CellView) { visitor.pointee.cell(cell) }

  override func give(merge range: MergedRange) { visitor.pointee.merge(range) }

  override func give(diagnostic: Diagnostic) { visitor.pointee.diagnostic(diagnostic) }
}
