/// The content of a cell's start tag.
struct OpenDocumentCell {
  enum Kind: Equatable {
    case none, number, date, time, boolean, string, error
    case unknown(String)
  }

  var kind = Kind.none
  var isCovered = false
  var hasFormula = false
  var repeated = 1
  var columnsSpanned = 1
  var rowsSpanned = 1
  /// Whether the value is in an attribute, in `attributeText`.
  var hasAttributeValue = false
  /// Whether that is the cell's value; the value of an error is its shown text.
  var isFromAttribute: Bool { hasAttributeValue && kind != .error }
  /// A whole-number attribute that is not a whole number.
  var invalidNumber: String?

  /// The kind stated by an attribute.
  static func kind(_ attributes: Attributes, _ index: Int) -> Kind {
    // The frequent ones first, without creating a String.
    if attributes.isValue(index, "string") { return .string }
    if attributes.isValue(index, "float") { return .number }
    switch attributes.text(index) {
    case "percentage", "currency": return .number
    case "date": return .date
    case "time": return .time
    case "boolean": return .boolean
    case "void", "": return .none
    case let word: return .unknown(word)
    }
  }
}

/// The interpretation of a value's text by its kind.
struct OpenDocumentValue {
  let type: CellType
  let scalar: CellScalar
  let fault: Diagnostic.Code?

  private init(_ type: CellType, _ scalar: CellScalar, _ fault: Diagnostic.Code? = nil) {
    self.type = type
    self.scalar = scalar
    self.fault = fault
  }

  init(_ text: UnsafeBufferPointer<UInt8>, _ kind: OpenDocumentCell.Kind) {
    switch kind {
    case .number:
      switch NumberText.read(text) {
      case .value(let number, let isRounded):
        self.init(.number, .number(number), isRounded ? .numberRounded : nil)
      case .invalid: self.init(.string, .string, .numberInvalid)
      case .outOfRange: self.init(.string, .string, .numberOutOfRange)
      }
    case .date:
      if let reading = DateTimeText.read(text) {
        self.init(
          .dateTime, .moment(reading.moment), reading.hasOffset ? .dateTimeOffset : nil)
      } else {
        self.init(.string, .string, .dateTimeInvalid)
      }
    case .time:
      if let moment = DurationText.moment(text) {
        self.init(.dateTime, .moment(moment))
      } else {
        self.init(.string, .string, .dateTimeInvalid)
      }
    case .boolean:
      if let flag = BooleanText.read(text) {
        self.init(.boolean, .boolean(flag))
      } else {
        self.init(.string, .string, .booleanInvalid)
      }
    case .string: self.init(.string, .string)
    case .error: self.init(.error, .error)
    case .none: self.init(.string, .string, .typeMissing)
    case .unknown: self.init(.string, .string, .typeUnknown)
    }
  }
}
