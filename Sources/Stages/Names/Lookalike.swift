internal import Domain
internal import Foundation

/// A name as people see it: equal for names that pass for each other.
///
/// Case, the two ways of composing letters, compatibility letters, characters that do not show, and
/// letters of other scripts that look like Latin ones make no difference. It only ever says that
/// two names are near; which one is meant is decided by bytes.
public struct Lookalike: Hashable, Sendable {
  private let letters: Bytewise

  /// Sees a name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - isGenerous: Whether also accents, blanks, `0` and `O`, `1`, `l` and `I` make no difference:
  ///     what a person mistypes, good for a hint and not for a refusal.
  public init(_ name: String, isGenerous: Bool = false) {
    let name = Lookalike.withoutLastDots(name)
    if !isGenerous, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      self.letters = Bytewise(name.lowercased())
      return
    }
    var letters = String.UnicodeScalarView()
    for scalar in name.decomposedStringWithCompatibilityMapping.unicodeScalars {
      if scalar.isHarmful || Lookalike.isInvisible(scalar) { continue }
      if scalar.properties.isWhitespace {
        if !isGenerous { letters.append(" ") }
        continue
      }
      let latin = Lookalike.latin[scalar] ?? scalar
      for lower in latin.properties.lowercaseMapping.unicodeScalars {
        if isGenerous, lower.properties.generalCategory == .nonspacingMark { continue }
        letters.append(isGenerous ? Lookalike.generous[lower] ?? lower : lower)
      }
    }
    let text = String(letters).trimmingCharacters(in: .whitespaces)
    self.letters = Bytewise(text.decomposedStringWithCompatibilityMapping)
  }

  /// The name without dots and blanks at the end of a folder's or the file's name, which Windows
  /// drops.
  private static func withoutLastDots(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: ".")) else { return name }
    return name.split(separator: "/", omittingEmptySubsequences: false).map { part in
      let end = part.lastIndex { $0 != "." && $0 != " " }
      return end.map { String(part[...$0]) } ?? String(part)
    }.joined(separator: "/")
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{FFFC}" || scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{115F}"
      || scalar == "\u{1160}"
  }

  private static let generous: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "o", "1": "i", "l": "i", "đ": "d", "_": "-",
  ]

  /// The letters and dashes of other scripts that look like Latin ones.
  private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = ["ı": "i", "ð": "đ", "Ð": "Đ"]
    let pairs = [
      ("АВСЕНІЈКМОРЅТХУԚԜҮѴ", "ABCEHIJKMOPSTXYQWYV"),
      ("авсеһіјкморѕтхуԛԝүѵԁɡ", "abcehijkmopstxyqwyvdg"),
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("οικνρτυχαγ", "oikvptuxay"),
      ("‐‑‒–—―−⁃˗", "---------"), ("∕⁄", "//"), ("․", "."),
      ("ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ", "ABCDEGHJKLMPRSTVWZ"),
      ("ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "BPDTGKJCZFMNLSRVHWXYAEIOU"),
      ("ՏՕսօհոցզյ", "SOuohngqj"), ("ⲞⲢⲤⲦⲘⲚⲔⲎⲀⲂⲈⲒ", "OPCTMNKHABEI"), ("Ꮯ", "C"),
    ]
    for (others, latins) in pairs {
      for (other, latin) in zip(others.unicodeScalars, latins.unicodeScalars) {
        table[other] = latin
      }
    }
    return table
  }()
}
