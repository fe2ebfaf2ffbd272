/// An object whose keys are texts, such as codes, in byte order.
public struct KeyedValues<Value: CheckpointValue>: CheckpointValue {
  private let values: [(key: String, value: Value)]

  /// Takes keys, each with a value.
  public init(_ values: some Sequence<(key: String, value: Value)>) {
    self.values = values.sorted { Bytewise($0.key) < Bytewise($1.key) }
  }

  /// The values by key; the first one wins for a repeated key.
  public var dictionary: [String: Value] {
    Dictionary(values.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Writes the object.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    for (key, value) in values {
      json.name(key)
      value.write(to: &json)
    }
    json.closeObject()
  }

  /// Reads an object.
  public init(from json: inout JSONReader) throws {
    var values: [(key: String, value: Value)] = []
    let fields = try json.openObject()
    while let key = try json.nextKey() { values.append((key, try Value(from: &json))) }
    try json.closeObject(fields)
    self.values = values
  }
}

extension KeyedValues {
  /// Takes the fields of a form, each with a value.
  init(_ fields: [FormField: Value]) {
    self.init(fields.map { (key: $0.key.rawValue, value: $0.value) })
  }

  /// The values by the fields of a form; nil when a key is not a field.
  var byField: [FormField: Value]? {
    var fields: [FormField: Value] = [:]
    for (key, value) in values {
      guard let field = FormField(rawValue: key) else { return nil }
      fields[field] = value
    }
    return fields
  }
}
