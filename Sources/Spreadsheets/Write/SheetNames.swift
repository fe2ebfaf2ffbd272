/// Makes sheet names unique and acceptable to spreadsheet programs.
enum SheetNames {
  /// The longest name allowed, in UTF-16 units.
  static let maximumLength = 31

  /// Corrects names one by one, in order; a valid name not used before it stays unchanged.
  ///
  /// - Parameter names: the preferred names.
  /// - Returns: the same number of names, all valid and distinct even ignoring case.
  static func mended(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.enumerated().map { index, name in
      let base = mended(name, position: index + 1)
      var candidate = base
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        let suffix = " (\(number))"
        candidate = base.prefix(utf16: maximumLength - suffix.utf16.count) + suffix
        number += 1
      }
      return candidate
    }
  }

  private static func mended(_ name: String, position: Int) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case ":", "\\", "/", "?", "*", "[", "]", "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}":
        result.append("_")
      default: result.append(scalar)
      }
    }
    // An apostrophe at either end would close the quoted name in a formula.
    var mended = String(result).prefix(utf16: maximumLength)
    if mended.first == "'" { mended = "_" + mended.dropFirst() }
    if mended.last == "'" { mended = mended.dropLast() + "_" }
    if mended.allSatisfy(\.isWhitespace) { return "Sheet\(position)" }
    // Excel reserves this name for its change log.
    return mended.lowercased() == "history" ? mended + "_" : mended
  }
}

extension String {
  /// The longest prefix of whole characters with at most `length` UTF-16 units.
  func prefix(utf16 length: Int) -> String {
    guard utf16.count > length else { return self }
    var result = ""
    var used = 0
    for character in self {
      used += character.utf16.count
      guard used <= length else { break }
      result.append(character)
    }
    return result
  }
}
