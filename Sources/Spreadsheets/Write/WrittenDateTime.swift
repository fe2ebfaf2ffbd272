/// A local date and time in the only form that every spreadsheet program reads.
struct WrittenDateTime: Hashable {
  /// For example `2024-01-10T07:30:00.000`.
  let text: String
  /// The number format that shows all of the value.
  let numberFormat: String

  /// Reads `2024-01-10`, `2024-01-10T07:30:00` or `2024-01-10T07:30:00.000`; nil for anything else
  /// and for dates without a number in spreadsheets.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let date = Self.numbers(bytes.prefix(10), pattern: "dddd-dd-dd"),
      Self.isDate(year: date[0], month: date[1], day: date[2])
    else { return nil }
    if bytes.count == 10 {
      self.text = text + "T00:00:00.000"
      numberFormat = "dd/mm/yyyy"
      return
    }
    guard let time = Self.numbers(bytes.dropFirst(10).prefix(9), pattern: "Tdd:dd:dd"),
      time[0] < 24, time[1] < 60, time[2] < 60
    else { return nil }
    let fraction = bytes.dropFirst(19)
    let digits = fraction.dropFirst()
    guard fraction.isEmpty || fraction.first == UInt8(ascii: ".") && !digits.isEmpty,
      digits.allSatisfy({ Self.digit($0) != nil })
    else { return nil }
    self.text = fraction.isEmpty ? text + ".000" : text
    if digits.contains(where: { $0 != UInt8(ascii: "0") }) {
      numberFormat = "dd/mm/yyyy hh:mm:ss.000"
    } else {
      numberFormat = time == [0, 0, 0] ? "dd/mm/yyyy" : "dd/mm/yyyy hh:mm:ss"
    }
  }

  private static func digit(_ byte: UInt8) -> Int? {
    UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
  }

  /// The numbers at the pattern's runs of `d`; nil when the rest differs.
  private static func numbers(_ bytes: ArraySlice<UInt8>, pattern: StaticString) -> [Int]? {
    let pattern = Array(pattern.description.utf8)
    guard bytes.count == pattern.count else { return nil }
    var numbers: [Int] = []
    var isInRun = false
    for (byte, expected) in zip(bytes, pattern) {
      guard expected == UInt8(ascii: "d") else {
        guard byte == expected else { return nil }
        isInRun = false
        continue
      }
      guard let digit = digit(byte) else { return nil }
      if isInRun { numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit }
      if !isInRun { numbers.append(digit) }
      isInRun = true
    }
    return numbers
  }

  private static func isDate(year: Int, month: Int, day: Int) -> Bool {
    // Excel's own day for times without a date; its numbers start the day after.
    if year == 1899 { return month == 12 && day == 31 }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year >= 1900 && (1...12).contains(month) && (1...days[month - 1]).contains(day)
  }
}
