extension XMLSpreadsheetMachine {
  mutating func beginSheet(_ attributes: Attributes) {
    guard sheetCount < limits.sheets else {
      return halt(.tooManySheets, found: "\(sheetCount + 1)", expected: .atMost(limits.sheets))
    }
    var name = ""
    for index in 0..<attributes.count
    where attributes.name(index) == names.name && isOurs(attributes, index) {
      name = sheetName(attributes.value(index))
      // libxml2 leaves `&` in attributes as `&#38;`.
      if name.utf8.contains(UInt8(ascii: "&")) { name = name.replacing("&#38;", with: "&") }
    }
    grid.beginSheet()
    tableCount = 0
    isLegacyReported = false
    sheetName = name
    sink.sheet(name: name, index: sheetCount)
    sheetCount += 1
    if name.isEmpty {
      report(.sheetNameMissing, line: line, found: "")
    } else if !sheetNames.insert(name).inserted {
      report(.sheetNameRepeated, line: line, found: name)
    }
  }

  private mutating func sheetName(_ value: UnsafeBufferPointer<UInt8>) -> String {
    if isRecovering, InvalidByteMark.isPresent(in: value) {
      reportOnce(.recoveredOutsideCell, found: Diagnostic.Code.invalidUTF8.rawValue)
      return InvalidByteMark.replaced(in: PlainText.value(of: value))
    }
    let mended = isLatin1 ? Windows1252.replacingC1Controls(in: value) : nil
    return mended ?? PlainText.value(of: value)
  }

  mutating func beginTable(_ attributes: Attributes) {
    var top = PlaceAttribute.absent
    var left = PlaceAttribute.absent
    for index in 0..<attributes.count where isOurs(attributes, index) {
      if attributes.name(index) == names.topCell { top = attributes.place(index) }
      if attributes.name(index) == names.leftCell { left = attributes.place(index) }
    }
    let faults = grid.beginTable(top: top, left: left)
    if !faults.isEmpty { report(faults, attributes, column: nil) }
    inherited = InheritedStyles()
    nextColumn = 1
    if fonts.hasLegacy { inherited.table = attributes.text(names.styleID) }
  }

  mutating func beginRow(_ attributes: Attributes) {
    var index = PlaceAttribute.absent
    var span = PlaceAttribute.absent
    for position in 0..<attributes.count {
      let name = attributes.name(position)
      if name == names.index, isOurs(attributes, position) {
        index = attributes.place(position)
      } else if name == names.span, isOurs(attributes, position) {
        span = attributes.place(position)
      }
    }
    let faults = grid.beginRow(index: index, span: span)
    isSpanReported = false
    if fonts.hasLegacy { inherited.row = attributes.text(names.styleID) }
    if !faults.isEmpty { report(faults, attributes, column: nil) }
    if let row = grid.row, isHidden(attributes) { sink.hide(.row(row)) }
  }

  mutating func beginCell(_ attributes: Attributes) {
    var index = PlaceAttribute.absent
    var across = PlaceAttribute.absent
    var down = PlaceAttribute.absent
    var style: Int?
    hasFormula = false
    for position in 0..<attributes.count {
      let name = attributes.name(position)
      if name == names.index {
        if isOurs(attributes, position) { index = attributes.place(position) }
      } else if name == names.mergeAcross {
        if isOurs(attributes, position) { across = attributes.place(position) }
      } else if name == names.mergeDown {
        if isOurs(attributes, position) { down = attributes.place(position) }
      } else if name == names.styleID {
        style = position
      } else if name == names.formula, isOurs(attributes, position) {
        hasFormula = true
      }
    }
    cellLine = line
    dataCount = 0
    strayText.removeAll()
    mending = pendingMending
    pendingMending = nil
    let faults = grid.beginCell(index: index, across: across, down: down)
    if !faults.isEmpty { report(faults, attributes, column: grid.column) }
    if fonts.hasLegacy {
      cellEncoding = encoding(style.map { String(decoding: attributes.value($0), as: UTF8.self) })
    }
  }

  /// Whether an attribute belongs to this format: in its namespace, or without a prefix.
  func isOurs(_ attributes: Attributes, _ index: Int) -> Bool {
    let namespace = attributes.namespace(index)
    return namespace == names.spreadsheet || namespace == nil || namespace == alternativeNamespace
  }

  mutating func beginData(_ attributes: Attributes) {
    text.removeAll()
    encodedText.begin(cellEncoding)
    type = .missing
    for index in 0..<attributes.count
    where attributes.name(index) == names.type && isOurs(attributes, index) {
      type = DataType(attributes.value(index))
      if type == .unknown {
        unknownType = String(decoding: attributes.value(index), as: UTF8.self)
      }
    }
    if grid.isSpanned, !isSpanReported {
      isSpanReported = true
      report(.rowSpanWithCells, row: grid.row, column: grid.column, line: cellLine, found: "Cell")
    }
  }

  private mutating func report(_ faults: GridFaults, _ attributes: Attributes, column: Int?) {
    let found = attributes.description
    for (fault, code) in GridFaults.codes where faults.contains(fault) {
      report(code, row: grid.row, column: column, line: line, found: found)
    }
  }
}
