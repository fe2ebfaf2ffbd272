/// Passes events to a visitor, hiding the visitor's type from the C callbacks.
class EventSink {
  /// The file's name, for diagnostics.
  let file: String
  private var sheets = Count()
  private var cells = Count()
  private var merges = Count()
  private var hiddenPlaces = Count()
  private var diagnostics = Count()

  /// How many events of a kind have been given, so that a second reading can skip them.
  ///
  /// Each kind is counted separately: with broken markup, a second reading may lack a diagnostic of
  /// the first one, and no cell may be skipped in its place.
  private struct Count {
    private var delivered = 0
    private var position = 0

    mutating func isNew() -> Bool {
      position += 1
      if position <= delivered { return false }
      delivered = position
      return true
    }

    mutating func rewind() { position = 0 }

    /// The next event is new.
    mutating func catchUp() { position = max(position, delivered) }
  }

  init(file: String) { self.file = file }

  /// Begins reading the same file again: earlier events are not repeated.
  func rewind() {
    sheets.rewind()
    cells.rewind()
    merges.rewind()
    hiddenPlaces.rewind()
    diagnostics.rewind()
  }

  final func sheet(name: String, index: Int) {
    if sheets.isNew() { give(sheet: name, index: index) }
  }

  final func cell(_ cell: borrowing CellView) {
    if cells.isNew() { give(cell: cell) }
  }

  final func merge(_ range: MergedRange) {
    if merges.isNew() { give(merge: range) }
  }

  final func hide(_ place: HiddenPlace) {
    if hiddenPlaces.isNew() { give(hidden: place) }
  }

  final func report(_ diagnostic: Diagnostic) {
    if diagnostics.isNew() { give(diagnostic: diagnostic) }
  }

  /// Gives a diagnostic that an earlier reading cannot have given, such as how the file ends.
  final func reportNew(_ diagnostic: Diagnostic) {
    diagnostics.catchUp()
    report(diagnostic)
  }

  /// Reports how many warnings of a code were only counted.
  final func reportOmitted(_ count: Int, of code: Diagnostic.Code) {
    reportNew(
      Diagnostic(.warningsOmitted, file: file, found: "\(count) more of \(code.rawValue)"))
  }

  func give(sheet name: String, index: Int) {}
  func give(cell: borrowing CellView) {}
  func give(merge range: MergedRange) {}
  func give(hidden place: HiddenPlace) {}
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

  override func give(hidden place: HiddenPlace) { visitor.pointee.hidden(place) }

  override func give(diagnostic: Diagnostic) { visitor.pointee.diagnostic(diagnostic) }
}
