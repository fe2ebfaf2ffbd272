extension XMLSpreadsheetMachine {
  mutating func characters(_ start: UnsafePointer<UInt8>?, count: Int) {
    isHeard = true
    guard !isStopped, let start else { return }
    switch current {
    case .data, .run:
      guard text.count + count <= limits.textBytes else {
        return halt(
          .textTooLong, row: grid.row, column: grid.column,
          found: "more than \(limits.textBytes) bytes",
          expected: .atMost(limits.textBytes, .bytes))
      }
      text.append(start, count: count)
    case .surplus: keepStray(start, count: count)
    case .document, .foreign, .comment, .styles, .style, .font, .column, .options: break
    case .visible: visibility.append(start, count: max(0, min(count, 64 - visibility.count)))
    case .workbook, .worksheet, .table, .row, .cell:
      // From its first letter on, and then with all blanks, so that text in one piece and in
      // several reads the same.
      var begin = 0
      if strayText.count == 0 {
        while begin < count, PlainText.isBlank(start[begin]) { begin += 1 }
      }
      if begin < count { keepStray(start + begin, count: count - begin) }
    }
  }

  /// Reports stray text beside rows or cells, once an element ends it.
  mutating func reportStrayOutsideCell() {
    switch current {
    case .workbook, .worksheet, .table, .row: break
    default: return
    }
    let found = takeStray()
    report(.textOutsideData, row: current == .row ? grid.row : nil, line: line, found: found)
  }

  /// Keeps the beginning of a text to report.
  private mutating func keepStray(_ start: UnsafePointer<UInt8>, count: Int) {
    strayText.append(start, count: max(0, min(count, 1_024 - strayText.count)))
  }

  private mutating func takeStray() -> String {
    defer { strayText.removeAll() }
    let bytes = strayText.bytes
    return String(decoding: bytes[PlainText.trimmed(bytes)], as: UTF8.self)
  }

  mutating func endCell() {
    if dataCount > 0 {
      if grid.row == nil || grid.column == nil {
        report(.cellNotPlaced, row: grid.row, line: cellLine, found: readableText())
      } else {
        giveCell()
      }
    } else if hasFormula {
      reportAtCell(.formulaWithoutValue, found: "Formula")
    }
    if mending != nil || strayText.count > 0 { reportMendingAndStray() }
    if grid.mergeAcross + grid.mergeDown > 0, let row = grid.row, let column = grid.column {
      sink.merge(
        MergedRange(row: row, column: column, across: grid.mergeAcross, down: grid.mergeDown))
    }
  }

  private mutating func giveCell() {
    guard cellCount < limits.cells else {
      return halt(.tooManyCells, found: "\(cellCount + 1)", expected: .atMost(limits.cells))
    }
    cellCount += 1
    let isLegacy = !encodedText.isPlain
    if isLegacy { decodeLegacyText() }
    makeReadable()
    var (type, scalar, fault) = Self.typedValue(of: text.bytes, type)
    let isDecoded =
      isLegacy && type == .string && !text.bytes.elementsEqual(decodedText.bytes)
    if isDecoded { scalar = .text(decodedText.bytes) }
    guard let row = grid.row, let column = grid.column else { return }
    sink.cell(
      CellView(
        row: row, column: column, type: type, mergeAcross: grid.mergeAcross,
        mergeDown: grid.mergeDown, hasFormula: hasFormula, isRecovered: mending != nil,
        text: text.bytes, scalar: scalar))
    if let fault, !fault.isSaidOnce || reportedOnce.insert(fault).inserted {
      reportAtCell(fault, found: faultText(fault))
    }
    if type == .string, !isLegacyReported { reportLegacyText(isDecoded: isDecoded) }
    if text.count > limits.textWarning {
      let length = PlainText.lengthInUTF16(text.bytes)
      if length > limits.textWarning {
        reportAtCell(.textLongerThanExcel, found: "\(length) characters")
      }
    }
  }

  /// The value by its stated type; text that does not match its type stays text and is a fault.
  ///
  /// Static, because a non-mutating method would copy the machine for every cell.
  private static func typedValue(
    of text: UnsafeBufferPointer<UInt8>, _ type: DataType
  ) -> (CellType, CellScalar, Diagnostic.Code?) {
    switch type {
    case .known(.string): return (.string, .string, nil)
    case .known(.number):
      switch NumberText.read(text) {
      case .value(let number, let isRounded):
        return (.number, .number(number), isRounded ? .numberRounded : nil)
      case .invalid: return (.string, .string, .numberInvalid)
      case .outOfRange: return (.string, .string, .numberOutOfRange)
      }
    case .known(.dateTime):
      guard let reading = DateTimeText.read(text) else {
        return (.string, .string, .dateTimeInvalid)
      }
      let scalar: CellScalar =
        reading.isExact
        ? .dateTime(reading.bounds.lowerBound, reading.bounds.upperBound) : .moment(reading.moment)
      return (.dateTime, scalar, reading.hasOffset ? .dateTimeOffset : nil)
    case .known(.boolean):
      guard let flag = BooleanText.read(text) else {
        return (.string, .string, .booleanInvalid)
      }
      return (.boolean, .boolean(flag), nil)
    case .known(.error): return (.error, .error, nil)
    case .missing: return (.string, .string, .typeMissing)
    case .unknown: return (.string, .string, .typeUnknown)
    }
  }

  private func faultText(_ fault: Diagnostic.Code) -> String {
    if fault == .typeUnknown { return "Type=\"\(unknownType)\"" }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private mutating func readableText() -> String {
    makeReadable()
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// Replaces bytes without another meaning with their windows-1252 characters.
  private mutating func makeReadable() {
    if isRecovering, InvalidByteMark.isPresent(in: text.bytes) {
      let marked = String(decoding: text.bytes, as: UTF8.self)
      text.replaceAll(with: InvalidByteMark.replaced(in: marked))
      mending = .invalidUTF8
    } else if isLatin1, let mended = Windows1252.replacingC1Controls(in: text.bytes) {
      text.replaceAll(with: mended)
      if reportedOnce.insert(.c1Control).inserted { reportAtCell(.c1Control, found: mended) }
    }
  }

  private mutating func reportMendingAndStray() {
    if let mending {
      let found = dataCount > 0 ? String(decoding: text.bytes, as: UTF8.self) : ""
      reportAtCell(mending, found: found)
    }
    if strayText.count > 0 {
      reportAtCell(
        dataCount > 1 ? .secondData : .textOutsideData,
        found: takeStray())
    }
  }
}
