/// Reads the JSON that `JSONWriter` writes, value by value, straight from its bytes.
///
/// Fields must be requested in the order in which they are written. JSON with its keys in another
/// order, as written by older programs, is detected by its first field and read more slowly.
public struct JSONReader: ~Copyable {
  /// The JSON, and the current position.
  private let json: UnsafeBufferPointer<UInt8>
  private var place = 0
  /// Whether fields come in the requested order; nil before the first.
  private var isOrdered: Bool?
  /// The last text read by `repeatedText`.
  private var lastText = "", lastTextPlaces = 0..<0

  /// An object whose fields are being read.
  public struct Fields {
    fileprivate let start: Int
  }

  private init(_ json: UnsafeBufferPointer<UInt8>) { self.json = json }

  /// Reads the single value in bytes.
  static func read<Value: CheckpointValue>(_: Value.Type, _ bytes: [UInt8]) throws -> Value {
    try bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      let value = try Value(from: &reader)
      guard reader.place == buffer.count else { throw reader.fault("the end") }
      return value
    }
  }

  /// A failure for an unexpected value.
  public func fault(_ expected: String) -> JSONFault { JSONFault(place: place, expected: expected) }

  private var next: UInt8? { place < json.count ? json[place] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws {
    guard skip(byte) else { throw fault("'\(UnicodeScalar(byte))'") }
  }

  // MARK: - Objects

  /// Whether an object comes next.
  public var isAtObject: Bool { next == UInt8(ascii: "{") }

  /// Opens the object that comes next.
  public mutating func openObject() throws -> Fields {
    try expect(UInt8(ascii: "{"))
    return Fields(start: place)
  }

  /// Closes an object, skipping fields not requested.
  public mutating func closeObject(_ fields: Fields) throws {
    while !skip(UInt8(ascii: "}")) {
      _ = try key()
      try skipValue()
      _ = skip(UInt8(ascii: ","))
    }
  }

  /// Reads a required field.
  public mutating func field<Value: CheckpointValue>(
    _ key: StaticString, _ fields: Fields
  ) throws -> Value {
    if let value: Value = try field(ifPresent: key, fields) { return value }
    if isOrdered == true {
      // The first field of both orders may be the same one.
      isOrdered = false
      if let value: Value = try field(ifPresent: key, fields) { return value }
    }
    throw fault("the field \(key)")
  }

  /// Reads an optional field.
  public mutating func field<Value: CheckpointValue>(
    ifPresent key: StaticString, _ fields: Fields
  ) throws -> Value? {
    if isAt(key) {
      if isOrdered == nil { isOrdered = true }
      place += key.utf8CodeUnitCount + 3
      let value = try Value(from: &self)
      _ = skip(UInt8(ascii: ","))
      return value
    }
    if isOrdered == nil { isOrdered = false }
    guard isOrdered == false else { return nil }
    let here = place
    defer { place = here }
    place = fields.start
    while next != UInt8(ascii: "}") {
      if isAt(key) {
        place += key.utf8CodeUnitCount + 3
        return next == UInt8(ascii: "n") ? nil : try Value(from: &self)
      }
      _ = try self.key()
      try skipValue()
      guard skip(UInt8(ascii: ",")) else { break }
    }
    return nil
  }

  /// Reads a field with a list that is omitted when empty.
  public mutating func list<Element: CheckpointValue>(
    _ key: StaticString, _ fields: Fields
  ) throws -> [Element] {
    try field(ifPresent: key, fields) ?? []
  }

  /// Reads a field with an object whose keys are texts.
  mutating func keyed<Value: CheckpointValue>(
    _ key: StaticString, _ fields: Fields
  ) throws -> [String: Value] {
    let table: KeyedValues<Value> = try field(key, fields)
    return table.dictionary
  }

  /// Reads a field with an object whose keys are the fields of a form.
  mutating func byField<Value: CheckpointValue>(
    _ key: StaticString, _ fields: Fields
  ) throws -> [FormField: Value] {
    let table: KeyedValues<Value> = try field(key, fields)
    guard let values = table.byField else { throw fault("the fields of a form") }
    return values
  }

  /// Whether a key, with its quotes and colon, comes next.
  private func isAt(_ key: StaticString) -> Bool {
    let count = key.utf8CodeUnitCount
    guard place + count + 3 <= json.count, json[place] == UInt8(ascii: "\""),
      json[place + count + 1] == UInt8(ascii: "\""), json[place + count + 2] == UInt8(ascii: ":")
    else { return false }
    for offset in 0..<count where json[place + 1 + offset] != key.utf8Start[offset] { return false }
    return true
  }

  fileprivate mutating func key() throws -> String {
    let key = try text()
    try expect(UInt8(ascii: ":"))
    return key
  }

  // MARK: - Arrays

  /// Opens the array that comes next.
  public mutating func openArray() throws { try expect(UInt8(ascii: "[")) }

  /// Whether the open array has another element; closes it if not.
  public mutating func hasElement() -> Bool {
    if skip(UInt8(ascii: "]")) { return false }
    _ = skip(UInt8(ascii: ","))
    return place < json.count
  }

  /// Reads an element of the open array.
  public mutating func element<Value: CheckpointValue>() throws -> Value {
    guard hasElement() else { throw fault("an element") }
    return try Value(from: &self)
  }

  // MARK: - Values

  /// Reads a whole number.
  mutating func number() throws -> Int {
    let isNegative = skip(UInt8(ascii: "-"))
    var value = 0
    let start = place
    while let digit = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      guard !overflow, !carry else { throw fault("a number of 64 bits") }
      value = sum
      place += 1
    }
    guard place > start else { throw fault("a number") }
    return isNegative ? -value : value
  }

  /// Reads `true` or `false`.
  mutating func truth() throws -> Bool {
    if take("true") { return true }
    if take("false") { return false }
    throw fault("true or false")
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place + count <= json.count else { return false }
    for offset in 0..<count where json[place + offset] != word.utf8Start[offset] { return false }
    place += count
    return true
  }

  /// The range between the quotes of the next text, and whether it contains escapes; moves past it.
  private mutating func quoted() throws -> (places: Range<Int>, isEscaped: Bool) {
    try expect(UInt8(ascii: "\""))
    let start = place
    var isEscaped = false
    while let byte = next {
      if byte == UInt8(ascii: "\"") {
        place += 1
        return (start..<place - 1, isEscaped)
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        place += 1
      }
      place += 1
    }
    throw fault("the end of a text")
  }

  /// Reads a text.
  mutating func text() throws -> String {
    let (places, isEscaped) = try quoted()
    return isEscaped ? try unescaped(places) : plain(places)
  }

  /// Reads a text that often repeats the previous one, such as the name of a sheet.
  mutating func repeatedText() throws -> String {
    let (places, isEscaped) = try quoted()
    if places.count == lastTextPlaces.count,
      json[places].elementsEqual(json[lastTextPlaces])
    {
      return lastText
    }
    lastText = isEscaped ? try unescaped(places) : plain(places)
    lastTextPlaces = places
    return lastText
  }

  private func plain(_ places: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: json[places]), as: UTF8.self)
  }

  private func unescaped(_ places: Range<Int>) throws -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(places.count)
    var place = places.lowerBound
    var units: [UInt16] = []
    while place < places.upperBound {
      let byte = json[place]
      place += 1
      if byte != UInt8(ascii: "\\") {
        bytes.append(byte)
        continue
      }
      let escape = json[place]
      place += 1
      guard escape == UInt8(ascii: "u") else {
        bytes.append(JSONReader.meaning(of: escape))
        continue
      }
      units.append(try unit(place))
      place += 4
      let isHigh = units.count == 1 && UTF16.isLeadSurrogate(units[0])
      if isHigh { continue }
      bytes += Array(String(decoding: units, as: UTF16.self).utf8)
      units = []
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func unit(_ place: Int) throws -> UInt16 {
    guard place + 4 <= json.count,
      let value = UInt16(plain(place..<place + 4), radix: 16)
    else { throw fault("four hexadecimal digits") }
    return value
  }

  private static func meaning(of escape: UInt8) -> UInt8 {
    switch escape {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    default: escape
    }
  }

  /// Skips a value.
  private mutating func skipValue() throws {
    var depth = 0
    repeat {
      guard let byte = next else { throw fault("a value") }
      switch byte {
      case UInt8(ascii: "\""): _ = try quoted()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { return }
        depth -= 1
        place += 1
      case UInt8(ascii: ",") where depth == 0: return
      default: place += 1
      }
    } while depth > 0
      || (next != UInt8(ascii: ",") && next != UInt8(ascii: "}")
        && next != UInt8(ascii: "]") && next != nil)
  }
}

/// A failure to decode a checkpoint's value.
public struct JSONFault: Error, CustomStringConvertible {
  /// The byte offset of the failure.
  public let place: Int
  /// The expected content.
  public let expected: String

  /// The failure in words.
  public var description: String { "the checkpoint's JSON has at byte \(place) not \(expected)" }
}

extension JSONReader {
  /// Reads the next key of the open object; nil at its end.
  mutating func nextKey() throws -> String? {
    _ = skip(UInt8(ascii: ","))
    return next == UInt8(ascii: "}") ? nil : try key()
  }
}
