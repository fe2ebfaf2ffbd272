extension NormalizedWorkbook: CheckpointValue {
  /// Writes the records; empty lists are omitted.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field(
      "columns", KeyedValues(columns.map { (key: $0.key, value: KeyedValues($0.value)) }))
    json.field("form", ifPresent: form)
    json.field("claimedUnits", unlessEmpty: claimedUnits)
    json.field("claimedRounds", unlessEmpty: claimedRounds)
    json.field("titleYears", unlessEmpty: titleYears)
    json.field("batch", ifPresent: batch)
    json.field("questions", unlessEmpty: questions)
    json.field("rows", unlessEmpty: rows)
    json.field("totals", unlessEmpty: totals)
    json.field("answers", unlessEmpty: answers)
    json.field("decisions", unlessEmpty: decisions)
    json.field("findings", unlessEmpty: findings)
    json.field("unrecognized", ifPresent: unrecognized)
    json.field("hiddenSheets", ifPresent: hiddenSheets)
    json.field("omitted", ifPresent: omitted)
    json.closeObject()
  }

  /// Reads records.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    let columns: [String: KeyedValues<Int>] = try json.keyed("columns", fields)
    self.init(
      form: try json.field(ifPresent: "form", fields),
      claimedUnits: try json.list("claimedUnits", fields),
      claimedRounds: try json.list("claimedRounds", fields),
      titleYears: try json.list("titleYears", fields),
      batch: try json.field(ifPresent: "batch", fields),
      columns: columns.compactMapValues(\.byField),
      questions: try json.list("questions", fields), rows: try json.list("rows", fields),
      totals: try json.list("totals", fields),
      answers: try json.list("answers", fields), decisions: try json.list("decisions", fields),
      findings: try json.list("findings", fields),
      unrecognized: try json.field(ifPresent: "unrecognized", fields),
      hiddenSheets: try json.field(ifPresent: "hiddenSheets", fields),
      omitted: try json.field(ifPresent: "omitted", fields))
    try json.closeObject(fields)
  }
}

extension Form: CheckpointValue {}

extension TitleYear: CheckpointValue {
  /// Writes the years, the text and the cell.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("years", years)
    json.field("text", text)
    json.field("place", place)
    json.closeObject()
  }

  /// Reads the years of a text.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      years: try json.field("years", fields), text: try json.field("text", fields),
      place: try json.field("place", fields))
    try json.closeObject(fields)
  }
}

extension Entry: CheckpointValue {
  /// Writes the text, its place, and its reading unless it is plain text.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("text", text)
    json.field("place", place)
    switch reading {
    case .text: break
    case .number(let points): json.field("number", points)
    case .blank: json.field("reading", "blank")
    case .ambiguous: json.field("reading", "ambiguous")
    case .error: json.field("reading", "error")
    }
    json.closeObject()
  }

  /// Reads an entry.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    let text: String = try json.field("text", fields)
    let place: CellAddress = try json.field("place", fields)
    let number: Points? = try json.field(ifPresent: "number", fields)
    let word: String? = try json.field(ifPresent: "reading", fields)
    let reading: Reading
    switch word {
    case nil: reading = number.map(Reading.number) ?? .text
    case "blank": reading = .blank
    case "ambiguous": reading = .ambiguous
    case "error": reading = .error
    case let other?: throw json.fault("a reading, which '\(other)' is not")
    }
    self.init(text: text, reading: reading, place: place)
    try json.closeObject(fields)
  }
}

extension FormRow: CheckpointValue {
  /// Writes the row.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("code", code)
    json.field("place", place)
    json.field("pointsPlace", pointsPlace)
    json.field("entries", KeyedValues(entries))
    json.closeObject()
  }

  /// Reads a row.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    let code: String = try json.field("code", fields)
    let place: CellAddress = try json.field("place", fields)
    let pointsPlace: CellAddress = try json.field("pointsPlace", fields)
    let entries: [FormField: Entry] = try json.byField("entries", fields)
    self.init(code: code, entries: entries, place: place, pointsPlace: pointsPlace)
    try json.closeObject(fields)
  }
}

extension SurveyRow: CheckpointValue {
  /// Writes one respondent's row.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("place", place)
    json.field("respondent", respondent)
    json.field("group", group)
    json.field("respondentUnit", respondentUnit)
    json.field("ratedUnit", ratedUnit)
    json.field("answers", answers)
    json.closeObject()
  }

  /// Reads a row.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      place: try json.field("place", fields), respondent: try json.field("respondent", fields),
      group: try json.field("group", fields),
      respondentUnit: try json.field("respondentUnit", fields),
      ratedUnit: try json.field("ratedUnit", fields), answers: try json.field("answers", fields))
    try json.closeObject(fields)
  }
}

extension SurveyRow.Answer: CheckpointValue {
  /// Writes question, text and column as an array.
  public func write(to json: inout JSONWriter) {
    json.openArray()
    json.element(question)
    json.element(text)
    json.element(column)
    json.closeArray()
  }

  /// Reads an answer.
  public init(from json: inout JSONReader) throws {
    try json.openArray()
    self.init(
      question: try json.element(), text: try json.element(), column: try json.element())
    guard !json.hasElement() else { throw json.fault("the end of an answer") }
  }
}

extension DecisionRow: CheckpointValue {
  /// Writes the row.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("place", place)
    json.field("entries", KeyedValues(entries))
    json.closeObject()
  }

  /// Reads a row.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    let place: CellAddress = try json.field("place", fields)
    self.init(entries: try json.byField("entries", fields), place: place)
    try json.closeObject(fields)
  }
}

extension UnrecognizedSheet: CheckpointValue {
  /// Writes the description of a sheet.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("sheet", sheet)
    json.field("row", ifPresent: row)
    json.field("form", ifPresent: form)
    json.field("seen", seen)
    json.field("lacking", lacking)
    json.field("near", near)
    json.closeObject()
  }

  /// Reads the description of a sheet.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      sheet: try json.field("sheet", fields), row: try json.field(ifPresent: "row", fields),
      form: try json.field(ifPresent: "form", fields), seen: try json.field("seen", fields),
      lacking: try json.field("lacking", fields), near: try json.field("near", fields))
    try json.closeObject(fields)
  }
}

extension UnrecognizedSheet.Near: CheckpointValue {
  /// Writes both headings.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("written", written)
    json.field("wanted", wanted)
    json.closeObject()
  }

  /// Reads two headings.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      written: try json.field("written", fields), wanted: try json.field("wanted", fields))
    try json.closeObject(fields)
  }
}
