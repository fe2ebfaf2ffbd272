/// A value stored in a checkpoint, which encodes itself as JSON field by field and decodes itself
/// from it.
///
/// Written by hand, one line per field: a generic encoder costs a third of a round. The encoding is
/// the identity of an output; another order of fields requires a new version of the stage.
public protocol CheckpointValue: Sendable {
  /// Writes the value.
  func write(to json: inout JSONWriter)
  /// Reads a value.
  ///
  /// - Throws: `JSONFault` when the JSON encodes something else.
  init(from json: inout JSONReader) throws
}

extension CheckpointValue {
  /// The value as stored in a checkpoint.
  public var encoded: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }

  /// Reads a value as stored in a checkpoint.
  ///
  /// - Throws: `JSONFault` when the bytes encode something else.
  public init(encoded bytes: [UInt8]) throws { self = try JSONReader.read(Self.self, bytes) }
}

extension CheckpointValue where Self: RawRepresentable, RawValue == String {
  /// Writes the raw value.
  public func write(to json: inout JSONWriter) { json.text(rawValue) }

  /// Reads the raw value.
  public init(from json: inout JSONReader) throws {
    let text = try json.text()
    guard let value = Self(rawValue: text) else {
      throw json.fault("a \(Self.self), which '\(text)' is not")
    }
    self = value
  }
}

extension Int: CheckpointValue {
  /// Writes the number.
  public func write(to json: inout JSONWriter) { json.number(self) }
  /// Reads a number.
  public init(from json: inout JSONReader) throws { self = try json.number() }
}

extension Bool: CheckpointValue {
  /// Writes `true` or `false`.
  public func write(to json: inout JSONWriter) { json.truth(self) }
  /// Reads `true` or `false`.
  public init(from json: inout JSONReader) throws { self = try json.truth() }
}

extension String: CheckpointValue {
  /// Writes the text.
  public func write(to json: inout JSONWriter) { json.text(self) }
  /// Reads a text.
  public init(from json: inout JSONReader) throws { self = try json.text() }
}

extension Array: CheckpointValue where Element: CheckpointValue {
  /// Writes the elements.
  public func write(to json: inout JSONWriter) {
    json.openArray()
    for element in self { json.element(element) }
    json.closeArray()
  }

  /// Reads the elements.
  public init(from json: inout JSONReader) throws {
    self = []
    try json.openArray()
    while json.hasElement() { append(try Element(from: &json)) }
  }
}

extension Bytewise: CheckpointValue {
  /// Writes the text.
  public func write(to json: inout JSONWriter) { json.text(text) }
  /// Reads a text.
  public init(from json: inout JSONReader) throws { self.init(try json.text()) }
}

extension Instant: CheckpointValue {
  /// Writes the seconds.
  public func write(to json: inout JSONWriter) { json.number(Int(seconds)) }
  /// Reads the seconds.
  public init(from json: inout JSONReader) throws {
    self.init(seconds: Int64(try json.number()))
  }
}

extension Points: CheckpointValue {
  /// Writes the decimal text.
  public func write(to json: inout JSONWriter) { json.text(description) }
  /// Reads a decimal text.
  public init(from json: inout JSONReader) throws {
    let text = try json.text()
    guard let points = Points(text) else { throw json.fault("points, which '\(text)' are not") }
    self = points
  }
}

extension Fraction: CheckpointValue {
  /// Writes the exact text.
  public func write(to json: inout JSONWriter) { json.text(description) }
  /// Reads an exact text.
  public init(from json: inout JSONReader) throws {
    let text = try json.text()
    guard let value = Fraction(text) else { throw json.fault("a fraction, not '\(text)'") }
    self = value
  }
}

extension Bilingual: CheckpointValue {
  /// Writes the sentence in both languages.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("vi", vi)
    json.field("en", en)
    json.closeObject()
  }

  /// Reads a sentence in both languages.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(vi: try json.field("vi", fields), en: try json.field("en", fields))
    try json.closeObject(fields)
  }
}

extension CellAddress: CheckpointValue {
  /// Writes sheet, row and column as an array.
  public func write(to json: inout JSONWriter) {
    json.openArray()
    json.element(sheet)
    json.element(row)
    json.element(column)
    json.closeArray()
  }

  /// Reads an array, or an object as older programs wrote it.
  public init(from json: inout JSONReader) throws {
    if json.isAtObject {
      let fields = try json.openObject()
      self.init(
        sheet: try json.field("sheet", fields), row: try json.field("row", fields),
        column: try json.field("column", fields))
      try json.closeObject(fields)
      return
    }
    try json.openArray()
    guard json.hasElement() else { throw json.fault("a sheet") }
    self.init(
      sheet: try json.repeatedText(), row: try json.element(), column: try json.element())
    guard !json.hasElement() else { throw json.fault("the end of an address") }
  }
}
