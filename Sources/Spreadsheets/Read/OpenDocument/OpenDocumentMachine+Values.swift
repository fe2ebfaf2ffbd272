extension OpenDocumentMachine {
  func endCell() {
    let first = column
    column += cell.repeated - 1
    let hasContent = cell.isFromAttribute || paragraphs.paragraphs > 0
    let merge = merge(at: first)
    guard hasContent else {
      if cell.hasFormula, cell.kind == .none {
        delivery.report(
          .formulaWithoutValue, row: row, column: first, line: line, found: "table:formula")
      } else if cell.kind != .none {
        return give(first, UnsafeBufferPointer(start: nil, count: 0), merge)
      }
      if let merge { giveMerge(merge) }
      return
    }
    if cell.isFromAttribute {
      give(first, attributeText.bytes, merge)
    } else {
      give(first, paragraphs.text.bytes, merge)
    }
  }

  private func merge(at column: Int) -> MergedRange? {
    guard cell.columnsSpanned > 1 || cell.rowsSpanned > 1, !cell.isCovered else { return nil }
    let limits = delivery.limits
    let across = cell.columnsSpanned - 1
    let down = cell.rowsSpanned - 1
    guard column <= limits.columns, row <= limits.rows else { return nil }
    let fitting = MergedRange(
      row: row, column: column, across: min(across, limits.columns - column),
      down: min(down, limits.rows - row))
    if fitting.across < across || fitting.down < down {
      delivery.report(
        .mergeInvalid, row: row, column: column, line: line, found: "\(across + 1)×\(down + 1)")
    }
    return fitting
  }

  private func giveMerge(_ merge: MergedRange) { delivery.give(merge) }

  private func give(_ first: Int, _ text: UnsafeBufferPointer<UInt8>, _ merge: MergedRange?) {
    let limits = delivery.limits
    guard row <= limits.rows, first <= limits.columns else {
      return delivery.report(
        row > limits.rows ? .rowOutOfRange : .cellOutOfRange, row: min(row, limits.rows),
        column: min(first, limits.columns), line: line,
        found: String(decoding: text, as: UTF8.self))
    }
    let value = OpenDocumentValue(text, cell.kind)
    let last = min(first + cell.repeated - 1, limits.columns)
    guard delivery.canRepeat(last - first) else {
      return delivery.halt(
        .tooManyRepeats, row: row, column: first, line: line, found: "\(cell.repeated) cells",
        expected: .atMost(limits.repeatedCells, .repeatedCells))
    }
    var column = first
    while column <= last, !delivery.isHalted {
      give(column, text, value, merge)
      column += 1
    }
    if let merge { giveMerge(merge) }
    if cell.isCovered {
      delivery.report(
        .cellInsideMerge, row: row, column: first, line: line,
        found: String(decoding: text, as: UTF8.self))
    }
    if let fault = value.fault {
      delivery.report(
        fault, ofValueAt: row, first, line: line, found: faultText(fault, text))
    }
    if first + cell.repeated - 1 > last {
      delivery.report(
        .cellOutOfRange, row: row, column: last, line: line, found: "\(cell.repeated) cells")
    }
  }

  private func give(
    _ column: Int, _ text: UnsafeBufferPointer<UInt8>, _ value: OpenDocumentValue,
    _ merge: MergedRange?
  ) {
    let view = CellView(
      row: row, column: column, type: value.type, mergeAcross: merge?.across ?? 0,
      mergeDown: merge?.down ?? 0, hasFormula: cell.hasFormula, isRecovered: false, text: text,
      scalar: value.scalar)
    delivery.give(view, line: line)
    guard rowsRepeated > 1 else { return }
    // A repeated row may hold sixteen times as much as one text.
    guard repeatedRow.textCount + text.count <= delivery.limits.textBytes * 16 else {
      return delivery.halt(
        .textTooLong, row: row, column: column, line: line, found: "a repeated row")
    }
    repeatedRow.append(view)
  }

  private func faultText(
    _ fault: Diagnostic.Code, _ text: UnsafeBufferPointer<UInt8>
  ) -> String {
    if fault == .typeUnknown, case .unknown(let word) = cell.kind {
      return "office:value-type=\"\(word)\""
    }
    return String(decoding: text, as: UTF8.self)
  }
}
