extension OpenDocumentMachine {
  func beginTable(_ attributes: Attributes) {
    var name = ""
    var isHidden = false
    for index in 0..<attributes.count where attributes.namespace(index) == names.table {
      if attributes.name(index) == names.name { name = attributes.text(index) }
      if attributes.name(index) == names.styleName, !hidingStyles.isEmpty {
        isHidden = hidingStyles.contains(attributes.text(index))
      }
    }
    nextRow = 1
    nextColumn = 1
    delivery.beginSheet(name, line: line)
    if isHidden { delivery.hide(.sheet) }
  }

  func beginRow(_ attributes: Attributes) {
    row = nextRow
    column = 0
    rowsRepeated = 1
    repeatedRow.removeAll()
    for index in 0..<attributes.count
    where attributes.name(index) == names.rowsRepeated
      && attributes.namespace(index) == names.table
    {
      if let count = count(attributes, index, lowest: 1) {
        rowsRepeated = count
      } else {
        delivery.report(
          .rowSpanInvalid, row: row, line: line, found: attributes.description,
          expected: .countFromOne)
      }
    }
    nextRow = row + rowsRepeated
    isRowHidden = isHidden(attributes)
    if isRowHidden { delivery.hide(.row(row)) }
  }

  func endRow() {
    guard rowsRepeated > 1, repeatedRow.count > 0, !delivery.isHalted else { return }
    let last = min(row + rowsRepeated - 1, delivery.limits.rows)
    guard delivery.canRepeat((last - row).multipliedClamping(by: repeatedRow.count)) else {
      return delivery.halt(
        .tooManyRepeats, row: row, line: line,
        found: "\(repeatedRow.count) cells in \(rowsRepeated) rows",
        expected: .atMost(delivery.limits.repeatedCells, .repeatedCells))
    }
    var next = row + 1
    while next <= last {
      if isRowHidden { delivery.hide(.row(next)) }
      repeatedRow.give(row: next, to: delivery)
      next += 1
    }
    if row + rowsRepeated - 1 > last {
      delivery.report(.rowOutOfRange, row: last, line: line, found: "\(rowsRepeated) rows")
    }
  }

  func beginCell(_ attributes: Attributes, isCovered: Bool) {
    column += 1
    cell = OpenDocumentCell()
    cell.isCovered = isCovered
    attributeText.removeAll()
    paragraphs.removeAll()
    for index in 0..<attributes.count {
      let namespace = attributes.namespace(index)
      if namespace == names.table {
        takePlace(attributes, index)
      } else if namespace == names.office {
        takeValue(attributes, index)
      } else if namespace == names.calcext, attributes.name(index) == names.valueType,
        attributes.isValue(index, "error")
      {
        cell.kind = .error
      }
    }
    if let invalid = cell.invalidNumber {
      delivery.report(
        .cellIndexInvalid, row: row, column: column, line: line, found: invalid,
        expected: .countFromOne)
    }
  }

  private func takePlace(_ attributes: Attributes, _ index: Int) {
    let name = attributes.name(index)
    if name == names.columnsRepeated {
      cell.repeated = placeCount(attributes, index)
    } else if name == names.columnsSpanned {
      cell.columnsSpanned = placeCount(attributes, index)
    } else if name == names.rowsSpanned {
      cell.rowsSpanned = placeCount(attributes, index)
    } else if name == names.formula {
      cell.hasFormula = true
    }
  }

  private func placeCount(_ attributes: Attributes, _ index: Int) -> Int {
    if let count = count(attributes, index, lowest: 1) { return count }
    cell.invalidNumber = attributes.description
    return 1
  }

  private func takeValue(_ attributes: Attributes, _ index: Int) {
    let name = attributes.name(index)
    if name == names.valueType {
      if cell.kind != .error { cell.kind = OpenDocumentCell.kind(attributes, index) }
    } else if name == names.value || name == names.dateValue || name == names.timeValue
      || name == names.booleanValue || name == names.stringValue
    {
      cell.hasAttributeValue = true
      attributeText.removeAll()
      appendAttribute(attributes.value(index))
    }
  }

  /// An attribute's text; libxml2 leaves `&` in attributes as `&#38;`.
  private func appendAttribute(_ value: UnsafeBufferPointer<UInt8>) {
    guard value.count <= delivery.limits.textBytes else {
      return delivery.halt(
        .textTooLong, row: row, column: column, line: line, found: "\(value.count) bytes",
        expected: .atMost(delivery.limits.textBytes, .bytes))
    }
    guard let start = value.baseAddress else { return }
    if value.contains(UInt8(ascii: "&")) {
      attributeText.append(
        String(decoding: value, as: UTF8.self).replacing("&#38;", with: "&"))
    } else {
      attributeText.append(start, count: value.count)
    }
  }

  private func count(_ attributes: Attributes, _ index: Int, lowest: Int) -> Int? {
    guard case .number(let number) = attributes.place(index), number >= lowest else { return nil }
    return number
  }
}
