extension IngestedWorkbook: CheckpointValue {
  /// Writes the workbook; a cell is an array because there are many.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("format", format)
    json.field("sheets", sheets)
    json.field("findings", unlessEmpty: findings)
    json.field("omitted", ifPresent: omitted)
    json.closeObject()
  }

  /// Reads a workbook.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      format: try json.field("format", fields), sheets: try json.field("sheets", fields),
      findings: try json.list("findings", fields),
      omitted: try json.field(ifPresent: "omitted", fields))
    try json.closeObject(fields)
  }
}

extension IngestedWorkbook.Sheet: CheckpointValue {
  /// Writes the sheet.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("name", name)
    json.field("cells", cells)
    json.field("hidden", ifPresent: hidden)
    json.closeObject()
  }

  /// Reads a sheet.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      name: try json.field("name", fields), cells: try json.field("cells", fields),
      hidden: try json.field(ifPresent: "hidden", fields))
    try json.closeObject(fields)
  }
}

extension IngestedCell: CheckpointValue {
  /// Writes row, column, kind and raw text, and the extent of a merged cell.
  public func write(to json: inout JSONWriter) {
    json.openArray()
    json.element(row)
    json.element(column)
    json.element(kind)
    json.element(raw)
    if mergeAcross > 0 || mergeDown > 0 {
      json.element(mergeAcross)
      json.element(mergeDown)
    }
    json.closeArray()
  }

  /// Reads a cell.
  public init(from json: inout JSONReader) throws {
    try json.openArray()
    let row: Int = try json.element()
    let column: Int = try json.element()
    let kind: Kind = try json.element()
    let raw: String = try json.element()
    guard json.hasElement() else {
      self.init(row: row, column: column, kind: kind, raw: raw)
      return
    }
    self.init(
      row: row, column: column, kind: kind, raw: raw, mergeAcross: try Int(from: &json),
      mergeDown: try json.element())
    guard !json.hasElement() else { throw json.fault("the end of a cell") }
  }
}

extension IngestedCell.Kind: CheckpointValue {}

extension HiddenParts: CheckpointValue {
  /// Writes the hidden parts.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("isWhole", isWhole)
    json.field("rows", rows)
    json.field("columns", columns)
    json.closeObject()
  }

  /// Reads the hidden parts.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      isWhole: try json.field("isWhole", fields), rows: try json.field("rows", fields),
      columns: try json.field("columns", fields))
    try json.closeObject(fields)
  }
}

extension HiddenParts.Columns: CheckpointValue {
  /// Writes the range.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("first", first)
    json.field("last", last)
    json.closeObject()
  }

  /// Reads a range.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(first: try json.field("first", fields), last: try json.field("last", fields))
    try json.closeObject(fields)
  }
}
