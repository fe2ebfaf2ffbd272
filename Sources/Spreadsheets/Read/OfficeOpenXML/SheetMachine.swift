/// Turns a sheet's part into cells.
final class SheetMachine: OfficePartMachine {
  static let worksheet = PartElement(2)
  static let sheetData = PartElement(3)
  static let row = PartElement(4)
  static let cell = PartElement(5)
  static let value = PartElement(6)
  static let inline = PartElement(7)
  static let run = PartElement(8)
  static let inlineText = PartElement(9)
  static let formula = PartElement(10)
  static let columns = PartElement(11)

  private struct Names {
    var sheetData: Name?
    var row: Name?
    var c: Name?
    var v: Name?
    var f: Name?
    var inlineString: Name?
    var r: Name?
    var t: Name?
    var s: Name?
    var hidden: Name?
    var cols: Name?
    var col: Name?
    var min: Name?
    var max: Name?
  }

  let sheetContext: SheetContext
  var merges: MergeMap
  private var names = Names()

  var place: SheetPlace
  var kind = SheetCellKind.number
  var style = 0
  var hasFormula = false
  var hasValue = false
  var hasInline = false
  /// The text of the cell's value.
  var valueText = TextBuffer()
  /// The inline text of the cell.
  var inlineText = TextBuffer()

  init(_ context: SheetContext, merges: MergeMap, delivery: Delivery, part: String) {
    sheetContext = context
    self.merges = merges
    place = SheetPlace(limits: delivery.limits)
    super.init(delivery: delivery, part: part)
  }

  override var root: (name: String, namespaces: Set<String>) {
    ("worksheet", OfficeNamespace.spreadsheet)
  }

  override func intern(_ lookUp: (String) -> Name?) {
    names = Names(
      sheetData: lookUp("sheetData"), row: lookUp("row"), c: lookUp("c"), v: lookUp("v"),
      f: lookUp("f"), inlineString: lookUp("is"), r: lookUp("r"), t: lookUp("t"), s: lookUp("s"),
      hidden: lookUp("hidden"), cols: lookUp("cols"), col: lookUp("col"), min: lookUp("min"),
      max: lookUp("max"))
  }

  override func begin(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, in parent: PartElement
  ) -> PartElement {
    if parent == .document { return acceptsRoot(local, namespace) ? Self.worksheet : .foreign }
    guard isOurs(namespace) else { return .foreign }
    switch parent {
    case Self.row where local == names.c:
      beginCell(attributes)
      return Self.cell
    case Self.cell: return beginInCell(local)
    case Self.sheetData where local == names.row:
      beginRow(attributes)
      return Self.row
    case Self.inline where local == names.r: return Self.run
    case Self.inline where local == names.t, Self.run where local == names.t:
      return Self.inlineText
    case Self.worksheet where local == names.sheetData: return Self.sheetData
    case Self.worksheet where local == names.cols: return Self.columns
    case Self.columns where local == names.col:
      hideColumns(attributes)
      return .foreign
    default: return .foreign
    }
  }

  private func beginInCell(_ local: Name?) -> PartElement {
    if local == names.v {
      hasValue = true
      return Self.value
    }
    if local == names.f {
      hasFormula = true
      return Self.formula
    }
    guard local == names.inlineString else { return .foreign }
    hasInline = true
    return Self.inline
  }

  override func text(_ start: Name, count: Int, in element: PartElement) {
    guard element == Self.value || element == Self.inlineText else { return }
    let limit = delivery.limits.textBytes
    guard valueText.count + inlineText.count + count <= limit else {
      return delivery.halt(
        .textTooLong, row: place.cellRow, column: place.column, found: "more than \(limit) bytes",
        expected: .atMost(limit, .bytes))
    }
    if element == Self.value {
      valueText.append(start, count: count)
    } else {
      inlineText.append(start, count: count)
    }
  }

  override func end(_ element: PartElement) {
    if element == Self.cell { endCell() }
  }

  private func beginRow(_ attributes: Attributes) {
    var stated = PlaceAttribute.absent
    var isHidden = false
    for index in 0..<attributes.count where attributes.namespace(index) == nil {
      if attributes.name(index) == names.r {
        stated = attributes.place(index)
      } else if attributes.name(index) == names.hidden {
        isHidden = BooleanText.read(attributes.value(index)) == true
      }
    }
    if let fault = place.beginRow(stated) {
      delivery.report(fault, row: place.row, found: attributes.description)
    }
    if isHidden, let row = place.row { delivery.hide(.row(row)) }
  }

  private func hideColumns(_ attributes: Attributes) {
    guard attributes.plain(names.hidden).map({ ["1", "true"].contains($0) }) == true,
      let first = attributes.plain(names.min).flatMap({ Int($0) }), first >= 1,
      let last = attributes.plain(names.max).flatMap({ Int($0) }), last >= first
    else { return }
    delivery.hide(.columns(first...last))
  }

  private func beginCell(_ attributes: Attributes) {
    kind = .number
    style = 0
    hasFormula = false
    hasValue = false
    hasInline = false
    valueText.removeAll()
    inlineText.removeAll()
    var reference: CellReference?
    for index in 0..<attributes.count where attributes.namespace(index) == nil {
      let name = attributes.name(index)
      if name == names.r {
        reference = CellReference(attributes.value(index))
      } else if name == names.s {
        style = Self.number(attributes.value(index))
      } else if name == names.t {
        kind = SheetCellKind(attributes.value(index))
      }
    }
    if let fault = place.beginCell(reference) {
      delivery.report(
        fault, row: place.cellRow, column: place.column, found: attributes.description)
    }
  }

  /// A style's number; a huge one when the text is not a number.
  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var number = 0
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return Int(Int32.max) }
      number = min(number * 10 + Int(digit), Int(Int32.max))
    }
    return number
  }
}

/// The stated type of a cell.
enum SheetCellKind: Equatable {
  case number, shared, text, inline, boolean, error, date
  case unknown(String)

  init(_ text: UnsafeBufferPointer<UInt8>) {
    if text.count == 1 {
      switch text[0] {
      case UInt8(ascii: "s"): self = .shared
      case UInt8(ascii: "n"): self = .number
      case UInt8(ascii: "b"): self = .boolean
      case UInt8(ascii: "e"): self = .error
      case UInt8(ascii: "d"): self = .date
      default: self = .unknown(String(decoding: text, as: UTF8.self))
      }
      return
    }
    let word = String(decoding: text, as: UTF8.self)
    self = word == "str" ? .text : word == "inlineStr" ? .inline : .unknown(word)
  }
}
