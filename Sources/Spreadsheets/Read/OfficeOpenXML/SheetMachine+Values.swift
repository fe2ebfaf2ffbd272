extension SheetMachine {
  func endCell() {
    // Programs write an empty cell as a number without digits.
    let isBlank =
      (kind == .number || kind == .shared) && PlainText.trimmed(valueText.bytes).isEmpty
    guard hasInline || hasValue && !isBlank else {
      if hasFormula {
        delivery.report(
          .formulaWithoutValue, row: place.cellRow, column: place.column, found: "f")
      }
      return
    }
    if hasInline && (!hasValue || kind == .inline) {
      let fault = readEscapes(&inlineText)
      return give(.string, .string, inlineText.bytes, fault)
    }
    giveValue()
  }

  private func giveValue() {
    switch kind {
    case .shared:
      guard let index = sharedIndex(), let text = sheetContext.strings[index] else {
        return reportMissingText()
      }
      give(
        .string, .string, text,
        sheetContext.strings.holdsControls(index) ? .controlCharacter : nil)
    case .number: giveNumber()
    case .text, .inline:
      let fault = readEscapes(&valueText)
      give(.string, .string, valueText.bytes, fault)
    case .boolean:
      if let flag = BooleanText.read(valueText.bytes) {
        give(.boolean, .boolean(flag), valueText.bytes, nil)
      } else {
        give(.string, .string, valueText.bytes, .booleanInvalid)
      }
    case .error: give(.error, .error, valueText.bytes, nil)
    case .date:
      if let reading = DateTimeText.read(valueText.bytes) {
        give(
          .dateTime, .moment(reading.moment), valueText.bytes,
          reading.hasOffset ? .dateTimeOffset : nil)
      } else {
        give(.string, .string, valueText.bytes, .dateTimeInvalid)
      }
    case .unknown: give(.string, .string, valueText.bytes, .typeUnknown)
    }
  }

  private func reportMissingText() {
    reportNeeded(&sheetContext.absentStrings)
    delivery.report(
      .sharedStringMissing, row: place.cellRow, column: place.column,
      found: String(decoding: valueText.bytes, as: UTF8.self),
      expected: Expectation(
        "a number below \(sheetContext.strings.count)",
        "số nhỏ hơn \(sheetContext.strings.count)"))
  }

  /// Reports a missing part once a cell needs it.
  private func reportNeeded(_ absentPart: inout String?) {
    if let part = absentPart { delivery.report(.partMissing, found: part) }
    absentPart = nil
  }

  private func giveNumber() {
    let bytes = valueText.bytes
    switch NumberText.read(bytes) {
    case .invalid: give(.string, .string, bytes, .numberInvalid)
    case .outOfRange: give(.string, .string, bytes, .numberOutOfRange)
    case .value(let number, let isRounded):
      guard let dateStyle = dateStyle() else {
        return give(.number, .number(number), bytes, isRounded ? .numberRounded : nil)
      }
      if let moment = DateSerial.moment(bytes, style: dateStyle, is1904: sheetContext.is1904) {
        give(.dateTime, .moment(moment), bytes, nil)
      } else {
        give(.number, .number(number), bytes, .dateOutOfRange)
      }
    }
  }

  private func dateStyle() -> DateSerial.Style? {
    if style < sheetContext.styles.count { return sheetContext.styles[style] }
    if style > 0 {
      reportNeeded(&sheetContext.absentStyles)
      delivery.reportOnce(
        .styleMissing, row: place.cellRow, column: place.column, found: "s=\"\(style)\"")
    }
    return nil
  }

  private func sharedIndex() -> Int? {
    let text = valueText.bytes[PlainText.trimmed(valueText.bytes)]
    guard !text.isEmpty, text.count < 12 else { return nil }
    var number = 0
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// Replaces the escapes; a fault if one denotes a control character.
  private func readEscapes(_ text: inout TextBuffer) -> Diagnostic.Code? {
    guard EscapedText.mayHoldEscape(text.bytes) else { return nil }
    text.replaceAll(with: EscapedText.decode(text.bytes))
    return PlainText.holdsControl(text.bytes) ? .controlCharacter : nil
  }

  private func give(
    _ type: CellType, _ scalar: CellScalar, _ text: UnsafeBufferPointer<UInt8>,
    _ fault: Diagnostic.Code?
  ) {
    guard let row = place.cellRow, let column = place.column else {
      return delivery.report(
        .cellNotPlaced, row: place.cellRow, found: String(decoding: text, as: UTF8.self))
    }
    let merge = merges.range(row: row, column: column)
    delivery.give(
      CellView(
        row: row, column: column, type: type, mergeAcross: merge?.across ?? 0,
        mergeDown: merge?.down ?? 0, hasFormula: hasFormula, isRecovered: false, text: text,
        scalar: scalar))
    if merge == nil, merges.covers(row: row, column: column) {
      delivery.report(
        .cellInsideMerge, row: row, column: column, found: String(decoding: text, as: UTF8.self))
    }
    if let fault {
      delivery.report(fault, ofValueAt: row, column, found: faultText(fault, text))
    }
  }

  private func faultText(
    _ fault: Diagnostic.Code, _ text: UnsafeBufferPointer<UInt8>
  ) -> String {
    if fault == .typeUnknown, case .unknown(let word) = kind { return "t=\"\(word)\"" }
    return String(decoding: text, as: UTF8.self)
  }
}
