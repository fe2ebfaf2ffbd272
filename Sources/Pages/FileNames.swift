public import Domain

/// Names of published files: safe on every file system, and distinct for distinct input.
public enum FileNames {
  /// The page of a unit, below the generation.
  public static func unitPage(_ unit: String) -> String { "units/\(safe(unit)).html" }

  /// The path of an Inbox folder's receipts below the receipts folder, with '/' at the end unless
  /// it is empty.
  public static func receiptFolder(_ folder: Bytewise) -> String {
    folder.components.map { safe($0.text) + "/" }.joined()
  }

  /// The path of the index of an Inbox folder's receipts below the receipts folder.
  public static func receiptIndex(_ folder: Bytewise) -> String {
    folder.isEmpty ? "inbox.html" : receiptFolder(folder) + "index.html"
  }

  /// Text as one component of a path.
  ///
  /// Characters that some file system, shell or reader treats specially become `%XX` of their
  /// UTF-8 bytes. A name too long for a file system keeps its start and end.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - limit: The maximum length of the result in bytes.
  /// - Returns: A name that is not empty and neither `.` nor `..`.
  public static func safe(_ text: String, limit: Int = 160) -> String {
    var name = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isEdge = index == 0 || index == scalars.count - 1
      if isUnsafe(scalar) || (isEdge && (scalar == "." || scalar == " ")) {
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 16, uppercase: true)
          name += (byte < 16 ? "%0" : "%") + digits
        }
      } else {
        name.unicodeScalars.append(scalar)
      }
    }
    if name.isEmpty { name = "%" }
    return name.utf8.count <= limit ? name : shortened(name, limit)
  }

  /// A path below the page as the value of `href`.
  public static func href(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += (byte < 16 ? "%0" : "%") + digits
      }
    }
    return result
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "/", "\\", ":", "*", "?", "\"", "<", ">", "|", "%", "\t", "\n", "\u{FFFD}": true
    default: scalar.isDisguise
    }
  }

  private static func shortened(_ name: String, _ limit: Int) -> String {
    var start = ""
    for scalar in name.unicodeScalars {
      guard start.utf8.count + String(scalar).utf8.count <= limit - 41 else { break }
      start.unicodeScalars.append(scalar)
    }
    var end: [Unicode.Scalar] = []
    var size = 0
    for scalar in name.unicodeScalars.reversed() {
      size += String(scalar).utf8.count
      guard size <= 40 else { break }
      end.append(scalar)
    }
    var result = start + "~"
    result.unicodeScalars.append(contentsOf: end.reversed())
    return result
  }
}
