import CLibXML2
import Glibc

/// The attributes of a start tag in SAX2's form: five pointers each.
struct Attributes {
  private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let count: Int

  init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int32) {
    self.pointers = pointers
    self.count = pointers == nil ? 0 : Int(count)
  }

  func name(_ index: Int) -> UnsafePointer<UInt8>? { pointers?[index * 5] }

  func namespace(_ index: Int) -> UnsafePointer<UInt8>? { pointers?[index * 5 + 2] }

  func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let start = pointers?[index * 5 + 3], let end = pointers?[index * 5 + 4] else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: end - start)
  }

  /// The value of an attribute as text; nil when there is none of that name.
  func text(_ name: UnsafePointer<UInt8>?) -> String? {
    for index in 0..<count where self.name(index) == name {
      return String(decoding: value(index), as: UTF8.self)
    }
    return nil
  }

  /// A whole number that states a position.
  func place(_ index: Int) -> PlaceAttribute {
    let text = value(index)
    guard !text.isEmpty else { return .invalid }
    var number = 0
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return .invalid }
      number = min(number * 10 + Int(digit), 1 << 40)
    }
    return .number(number)
  }

  /// The attributes as written, for a message.
  var description: String {
    (0..<count).map { index in
      let name = name(index).map { String(cString: $0) } ?? ""
      return "\(name)=\"\(String(decoding: value(index), as: UTF8.self))\""
    }.joined(separator: " ")
  }
}

/// The stated type of a Data element.
enum DataType: Equatable {
  case known(CellType)
  case missing
  case unknown

  init(_ text: UnsafeBufferPointer<UInt8>) {
    if let type = Self.exact(text) {
      self = .known(type)
      return
    }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "number": self = .known(.number)
    case "string": self = .known(.string)
    case "datetime": self = .known(.dateTime)
    case "boolean": self = .known(.boolean)
    case "error": self = .known(.error)
    default: self = .unknown
    }
  }

  private static func exact(_ text: UnsafeBufferPointer<UInt8>) -> CellType? {
    guard let start = text.baseAddress else { return nil }
    switch text.count {
    case 5: return isEqual(start, "Error") ? .error : nil
    case 6:
      return isEqual(start, "Number") ? .number : isEqual(start, "String") ? .string : nil
    case 7: return isEqual(start, "Boolean") ? .boolean : nil
    case 8: return isEqual(start, "DateTime") ? .dateTime : nil
    default: return nil
    }
  }

  /// Whether a text of the same length is this word.
  @inline(__always)
  private static func isEqual(_ text: UnsafePointer<UInt8>, _ word: StaticString) -> Bool {
    memcmp(text, word.utf8Start, word.utf8CodeUnitCount) == 0
  }
}
