import CLibXML2

/// A fault that libxml2 reports in a document.
struct XMLFault {
  let code: Int32
  let line: Int
  let message: String
  /// The character number or other figure that belongs to the message.
  let figure: Int32
  /// The name or bytes that belong to the message.
  let detail: String?
  /// The possible recovery; nil when the structure is broken.
  let mending: Diagnostic.Code?

  init(_ error: xmlError) {
    code = error.code
    line = Int(error.line)
    figure = error.int1
    message = error.message.map { Self.firstLine(String(cString: $0)) } ?? "error \(error.code)"
    detail = error.str1.map { String(cString: $0) }
    mending = Self.mending(code, message, detail)
  }

  /// A recoverable fault found before the parser reached it.
  init(_ mending: Diagnostic.Code, line: Int) {
    code = Int32(XML_ERR_INVALID_CHAR.rawValue)
    self.line = line
    message = mending.wording.english
    figure = 0
    detail = nil
    self.mending = mending
  }

  private static func firstLine(_ text: String) -> String {
    String(text.split(separator: "\n").first ?? "")
  }

  private static func mending(_ code: Int32, _ message: String, _ detail: String?)
    -> Diagnostic.Code?
  {
    switch code {
    case Int32(XML_ERR_INVALID_CHAR.rawValue):
      detail == nil ? .controlCharacter : .invalidUTF8
    case Int32(XML_ERR_NAME_REQUIRED.rawValue):
      // The same code also means a broken tag.
      message.contains("EntityRef") ? .strayAmpersand : nil
    case Int32(XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue): .strayAmpersand
    case Int32(XML_ERR_UNDECLARED_ENTITY.rawValue), Int32(XML_WAR_UNDECLARED_ENTITY.rawValue):
      .unknownEntity
    case Int32(XML_ERR_INVALID_HEX_CHARREF.rawValue), Int32(XML_ERR_INVALID_DEC_CHARREF.rawValue),
      Int32(XML_ERR_INVALID_CHARREF.rawValue):
      .brokenReference
    case Int32(XML_ERR_INVALID_ENCODING.rawValue): .encodingMislabelled
    default: nil
    }
  }

  /// The error to report when it is not repaired.
  var diagnosticCode: Diagnostic.Code {
    switch code {
    case Int32(XML_ERR_NO_MEMORY.rawValue): .tooManyNames
    case Int32(XML_ERR_UNSUPPORTED_ENCODING.rawValue), Int32(XML_ERR_UNKNOWN_ENCODING.rawValue),
      6_000...6_099:
      .encodingUnknown
    default: .notWellFormed
    }
  }
}
