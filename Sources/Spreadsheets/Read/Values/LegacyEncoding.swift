/// The encodings of Vietnamese fonts from the 1990s: the letters are Western European, and only the
/// font shows them as Vietnamese.
enum LegacyEncoding: Equatable {
  /// TCVN 5712:1993, also called ABC, under fonts whose names begin with `.Vn`.
  case tcvn3
  /// The same under a font that shows capitals only, whose name ends with `H`.
  case tcvn3Capitals
  /// VNI, under fonts whose names begin with `VNI-`.
  case vni

  /// The encoding implied by a font; nil for a modern font.
  init?(font: String) {
    let name = font.lowercased()
    if name.hasPrefix(".vn") {
      self = name.hasSuffix("h") ? .tcvn3Capitals : .tcvn3
    } else if name.hasPrefix("vni-") {
      self = .vni
    } else {
      return nil
    }
  }

  /// The text as shown by the font, in composed Unicode.
  func decode(_ text: String) -> String {
    switch self {
    case .tcvn3: TCVN3.decode(text)
    case .tcvn3Capitals: TCVN3.decode(text).uppercased()
    case .vni: VNI.decode(text)
    }
  }

  /// The encoding suggested by the letters alone, when the font tells nothing.
  static func hinted(at bytes: UnsafeBufferPointer<UInt8>) -> LegacyEncoding? {
    // Letters from U+0100 on, present in all modern Vietnamese text, rule both out.
    var isLatin1 = false
    for byte in bytes where byte >= 0x80 {
      if byte >= 0xC4 { return nil }
      isLatin1 = true
    }
    guard isLatin1 else { return nil }
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if TCVN3.isHinted(at: scalars) { return .tcvn3 }
    return VNI.isHinted(at: scalars) ? .vni : nil
  }
}

/// TCVN 5712:1993, third variant: one character per letter, accented capitals through the font
/// only.
///
/// Source: glibc's charmap TCVN5712-1, which has these letters in the same places (a test compares
/// all of them), and the table TCVN3 of UniKey's `ukengine/data.cpp`, Pham Kim Long, 1998–2002.
enum TCVN3 {
  private static let pairs: [(String, String)] = [
    ("µ¶·¸¹", "àảãáạ"), ("¨»¼½¾Æ", "ăằẳẵắặ"), ("©ÇÈÉÊË", "âầẩẫấậ"), ("®", "đ"),
    ("ÌÎÏÐÑ", "èẻẽéẹ"), ("ªÒÓÔÕÖ", "êềểễếệ"), ("×ØÜÝÞ", "ìỉĩíị"), ("ßáâãä", "òỏõóọ"),
    ("«åæçèé", "ôồổỗốộ"), ("¬êëìíî", "ơờởỡớợ"), ("ïñòóô", "ùủũúụ"), ("\u{AD}õö÷øù", "ưừửữứự"),
    ("úûüýþ", "ỳỷỹýỵ"), ("¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ"),
  ]

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (legacy, today) in pairs {
      for (from, to) in zip(legacy.unicodeScalars, today.unicodeScalars) { letters[from] = to }
    }
    return letters
  }()

  static func decode(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { letters[$0] ?? $0 }))
  }

  /// Signs that never occur between letters in other text; quotation marks are omitted.
  private static let signs = Set("µ¶¸¹¨¼½¾©ª¬¡¢£¤¥¦".unicodeScalars)
  /// Đ and đ, which begin words.
  private static let stroked = Set("§®".unicodeScalars)

  static func isHinted(at scalars: [Unicode.Scalar]) -> Bool {
    scalars.indices.dropLast().contains { index in
      guard scalars[index + 1].properties.isAlphabetic else { return false }
      return stroked.contains(scalars[index])
        || signs.contains(scalars[index]) && index > 0 && scalars[index - 1].isASCIILetter
    }
  }
}

/// VNI: a letter, then its diacritics above or below as a separate character.
///
/// Source: the tables VNI-WIN of UniKey's `ukengine/data.cpp` and `VNI` of xvnkb's `vni.h`, Dao Hai
/// Lam, 2002, which agree. For ỵ, `î` there, `yï` is accepted too.
enum VNI {
  private static let marks: [(letters: String, legacy: String, today: [String])] = [
    ("aeouyôö", "ùøûõï", ["áàảãạ", "éèẻẽẹ", "óòỏõọ", "úùủũụ", "ýỳỷỹỵ", "ớờởỡợ", "ứừửữự"]),
    ("aeo", "âáàåãä", ["âấầẩẫậ", "êếềểễệ", "ôốồổỗộ"]), ("a", "êéèúüë", ["ăắằẳẵặ"]),
  ]
  private static let singles: [(String, String)] = [("ñíìæóòîôö", "đíìỉĩịỵơư")]

  private struct Pair: Hashable {
    let letter: Unicode.Scalar
    let mark: Unicode.Scalar
  }

  private static let composed: [Pair: Unicode.Scalar] = {
    var composed: [Pair: Unicode.Scalar] = [:]
    for (letters, legacy, today) in marks {
      for (letter, row) in zip(letters.unicodeScalars, today) {
        for (mark, result) in zip(legacy.unicodeScalars, row.unicodeScalars) {
          composed[Pair(letter: letter, mark: mark)] = result
        }
      }
    }
    return composed
  }()

  private static let alone: [Unicode.Scalar: Unicode.Scalar] = {
    var alone: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (legacy, today) in singles {
      for (from, to) in zip(legacy.unicodeScalars, today.unicodeScalars) { alone[from] = to }
    }
    return alone
  }()

  static func decode(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let letter = scalars[index].lowercase
      var letterToday = alone[letter] ?? letter
      var length = 1
      if index + 1 < scalars.count,
        let pair = composed[Pair(letter: letter, mark: scalars[index + 1].lowercase)]
      {
        letterToday = pair
        length = 2
      }
      let isCapital = letter != scalars[index]
      result.append(isCapital ? letterToday.uppercase : letterToday)
      index += length
    }
    return String(result)
  }

  /// Pairs that occur in no Western European language.
  private static let oddPairs: Set<Pair> = {
    var odd: Set<Pair> = []
    for text in [
      "aä", "eä", "oä", "aå", "eå", "oå", "aø", "oø", "eø", "aû", "oõ", "aõ", "ôï", "öï",
      "öô", "ñö", "ôø", "öø", "öù", "ôù", "aù", "uø", "uï",
    ] {
      let scalars = Array(text.unicodeScalars)
      odd.insert(Pair(letter: scalars[0], mark: scalars[1]))
    }
    return odd
  }()

  /// One such pair can be a name, such as Naäman; text has more.
  static func isHinted(at scalars: [Unicode.Scalar]) -> Bool {
    zip(scalars, scalars.dropFirst()).count {
      oddPairs.contains(Pair(letter: $0.lowercase, mark: $1.lowercase))
    } >= 2
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }

  fileprivate var lowercase: Unicode.Scalar {
    properties.lowercaseMapping.unicodeScalars.first ?? self
  }

  fileprivate var uppercase: Unicode.Scalar {
    properties.uppercaseMapping.unicodeScalars.first ?? self
  }
}
