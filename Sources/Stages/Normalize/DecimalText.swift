internal import Domain

/// Reads what people type as a number, to the millionth.
///
/// In Vietnam the comma is the decimal sign and the dot groups thousands, but spreadsheets in
/// English do it the other way round. What can only be meant one way is read; `1.234` can be
/// meant two ways and is never guessed.
struct DecimalText {
  /// How the text reads.
  let reading: Entry.Reading

  /// Reads typed text.
  init(typed text: String) {
    var body = text[...]
    var isNegative = false
    if let first = body.first, "+-−–".contains(first) {
      isNegative = first != "+"
      body = body.dropFirst()
    }
    guard let first = body.first, ("0"..."9").contains(first),
      body.utf8.allSatisfy(DecimalText.isDigitOrSeparator)
    else {
      reading = text.isEmpty ? .blank : .text
      return
    }
    switch DecimalText.plain(body) {
    case .plain(let digits): reading = DecimalText.points(digits, isNegative: isNegative)
    case .ambiguous: reading = .ambiguous
    case .none: reading = .text
    }
  }

  /// Reads the raw text of a number cell: '.' for the decimal sign, maybe an exponent, maybe the
  /// noise of binary arithmetic in the last digits.
  init(cell raw: String) {
    let text = raw.filter { $0 != " " }
    var mantissa = text[...]
    var exponent = 0
    if let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" }) {
      mantissa = text[..<mark]
      let power = text[text.index(after: mark)...]
      guard let value = Int(power), abs(value) <= 400 else {
        reading = .text
        return
      }
      exponent = value
    }
    let isNegative = mantissa.first == "-"
    if mantissa.first == "-" || mantissa.first == "+" { mantissa = mantissa.dropFirst() }
    let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard parts.count <= 2, !digits.isEmpty, digits.utf8.allSatisfy(DecimalText.isDigit) else {
      reading = .text
      return
    }
    let whole = parts[0].count + exponent
    reading = DecimalText.points(
      DecimalText.shifted(digits, wholeDigits: whole), isNegative: isNegative)
  }

  private enum Grouping {
    case plain(String)
    case ambiguous
    case none
  }

  /// The digits with '.' for the decimal sign.
  private static func plain(_ body: Substring) -> Grouping {
    let dots = body.count { $0 == "." }
    let commas = body.count { $0 == "," }
    if dots == 0, commas == 0 { return .plain(String(body)) }
    if dots > 0, commas > 0 {
      let decimal: Character =
        body.lastIndex(of: ",") ?? body.startIndex > body.lastIndex(of: ".") ?? body.startIndex
        ? "," : "."
      return grouped(body, by: decimal == "," ? "." : ",", decimal: decimal)
    }
    let separator: Character = dots > 0 ? "." : ","
    if dots + commas > 1 { return grouped(body, by: separator, decimal: nil) }
    let parts = body.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return .none }
    // Three digits behind one separator: a group of thousands, or three decimals.
    let isGroup = parts[1].count == 3 && parts[0].count <= 3 && parts[0].first != "0"
    return isGroup ? .ambiguous : .plain("\(parts[0]).\(parts[1])")
  }

  private static func grouped(
    _ body: Substring, by group: Character, decimal: Character?
  ) -> Grouping {
    var whole = body
    var fraction = ""
    if let decimal {
      let parts = body.split(separator: decimal, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].isEmpty, !parts[1].contains(group) else { return .none }
      whole = parts[0]
      fraction = "." + parts[1]
    }
    let groups = whole.split(separator: group, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return .none }
    return .plain(groups.joined() + fraction)
  }

  /// The digits with the decimal sign behind the first `wholeDigits`.
  private static func shifted(_ digits: String, wholeDigits: Int) -> String {
    if wholeDigits <= 0 { return "0." + String(repeating: "0", count: -wholeDigits) + digits }
    if wholeDigits >= digits.count {
      return digits + String(repeating: "0", count: wholeDigits - digits.count)
    }
    return digits.prefix(wholeDigits) + "." + digits.dropFirst(wholeDigits)
  }

  /// The number rounded half up to the millionth; text where it is beyond any number of points.
  private static func points(_ plain: String, isNegative: Bool) -> Entry.Reading {
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0].drop { $0 == "0" }
    let decimals = parts.count > 1 ? parts[1] : ""
    let kept = decimals.prefix(6)
    guard whole.count <= 9,
      let points = Points("\(whole.isEmpty ? "0" : whole)\(kept.isEmpty ? "" : "." + kept)")
    else { return .text }
    let next = decimals.dropFirst(6).first ?? "0"
    let magnitude = next >= "5" ? points + Points(millionths: 1) : points
    return .number(isNegative ? Points.zero - magnitude : magnitude)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isDigitOrSeparator(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }
}

extension DecimalText {
  /// Whether a text can be read two ways.
  static func isAmbiguous(_ text: Substring) -> Bool {
    DecimalText(typed: CellText.normalized(String(text))).reading == .ambiguous
  }

  /// The number in an ambiguous text, with its separator read as a decimal point.
  static func decimals(_ text: String) -> Points? {
    Points(String(text.map { $0 == "," || $0 == "−" || $0 == "–" ? ($0 == "," ? "." : "-") : $0 }))
  }
}

extension Entry {
  /// The number, where nothing above a bound can be meant: `1,425` is no thousands where 1,5 is the
  /// most there is.
  func number(upTo bound: Points) -> Points? {
    if reading == .ambiguous, bound < Points(1000) { return DecimalText.decimals(text) }
    return number
  }

  /// The text found; a number written with a decimal point gets a decimal comma.
  var shown: String {
    guard let number, text.utf8.contains(UInt8(ascii: ".")) else { return text }
    return number.vietnamese
  }
}

extension Entry {
  /// The reading of a cell.
  init(_ cell: IngestedCell, sheet: String) {
    let text = CellText.text(of: cell)
    let reading: Reading =
      switch cell.kind {
      case .number: DecimalText(cell: cell.raw).reading
      case .string: DecimalText(typed: text).reading
      case .error: .error
      case .boolean, .dateTime: text.isEmpty ? .blank : .text
      }
    self.init(
      text: LongText.cut(text, LongText.cell), reading: reading,
      place: CellAddress(sheet: sheet, row: cell.row, column: cell.column))
  }
}
