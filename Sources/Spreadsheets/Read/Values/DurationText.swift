/// Reads ISO 8601 durations of days, hours, minutes and seconds, such as `PT36H05M00S`.
enum DurationText {
  /// The duration as a time without a date.
  ///
  /// - Returns: Nil for negative durations, for months and years, and for other text.
  static func moment(_ bytes: UnsafeBufferPointer<UInt8>) -> CellMoment? {
    let text = String(decoding: bytes[PlainText.trimmed(bytes)], as: UTF8.self)
    return milliseconds(text).map { CellMoment(elapsed: $0) }
  }

  private static func milliseconds(_ text: String) -> Int? {
    guard text.first == "P", text.count > 2 else { return nil }
    var total = 0
    var isTime = false
    var number: Substring = ""
    var rest = text.dropFirst()[...]
    var lowest = Int.max
    while let letter = rest.popFirst() {
      if letter == "T", !isTime, number.isEmpty {
        isTime = true
        continue
      }
      if letter.isASCII, letter.isNumber || letter == "." || letter == "," {
        number.append(letter)
        continue
      }
      let unit: Int
      switch (letter, isTime) {
      case ("D", false): unit = CellMoment.millisecondsADay
      case ("H", true): unit = 3_600_000
      case ("M", true): unit = 60_000
      case ("S", true): unit = 1_000
      default: return nil
      }
      guard unit < lowest, let part = part(number, unit) else { return nil }
      lowest = unit
      total += part
      number = ""
    }
    return number.isEmpty && lowest < Int.max ? total : nil
  }

  private static func part(_ number: Substring, _ unit: Int) -> Int? {
    let pieces = number.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard let first = pieces.first, first.count <= 9, let whole = Int(first) else { return nil }
    if pieces.count == 1 { return whole * unit }
    guard unit == 1_000, pieces.count == 2 else { return nil }
    return whole * unit + DateTimeText.milliseconds(fraction: pieces[1].utf8)
  }
}
