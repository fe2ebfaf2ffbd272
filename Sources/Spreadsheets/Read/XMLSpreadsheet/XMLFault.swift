import CLibXML2

/// What libxml2 says is wrong with a document.
struct XMLFault {
  let code: Int32
  let line: Int
  let message: String
  /// The character number or other figure that belongs to the message.
  let figure: Int32
  /// The name or bytes that belong to the message.
  let detail: String?

  init(_ error: xmlError) {
    code = error.code
    line = Int(error.line)
    figure = error.int1
    message = error.message.map { Self.firstLine(String(cString: $0)) } ?? "error \(error.code)"
    detail = error.str1.map { String(cString: $0) }
  }

  private static func firstLine(_ text: String) -> String {
    String(text.split(separator: "\n").first ?? "")
  }

  /// What recovery can do about it; nil where the structure is broken.
  var mending: Diagnostic.Code? {
    switch code {
    case Int32(XML_ERR_INVALID_CHAR.rawValue):
      detail == nil ? .controlCharacter : .invalidUTF8
    case Int32(XML_ERR_NAME_REQUIRED.rawValue):
      // The same code stands for a broken tag.
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

  /// The error it is where it is not mended.
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
