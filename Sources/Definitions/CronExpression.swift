public import Domain

/// A cron expression: the wall-clock minutes of a schedule.
///
/// Five fields (minute, hour, day, month, weekday) with names, ranges, steps and lists, or one of
/// the `@daily` forms. As in cron, a day matches when either day field names it, unless one of the
/// two begins with `*`; then both must.
public struct CronExpression: Hashable, Sendable {
  /// Why a text is not a cron expression.
  public struct Fault: Error, Hashable, Sendable {
    /// The reason in both languages.
    public let reason: Bilingual
  }

  /// The expression as it was written.
  public let text: String
  /// The minutes and hours that match.
  package let minutes: Set<Int>, hours: Set<Int>
  let days: Set<Int>, months: Set<Int>, weekdays: Set<Int>
  /// Whether both day fields must match.
  let needsBothDays: Bool

  private static let shorthands = [
    "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0", "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
  ]
  private static let longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// Reads an expression.
  public init(_ text: String) throws(Fault) {
    self.text = text
    let plain = CronExpression.shorthands[text] ?? text
    let parts = plain.split { $0 == " " || $0 == "\t" }
    guard parts.count == CronField.all.count else {
      throw Fault(
        reason: Bilingual(
          vi: "có \(parts.count) trường, phải có 5", en: "it has \(parts.count) fields, not 5"))
    }
    var values: [Set<Int>] = []
    for (part, field) in zip(parts, CronField.all) {
      guard let members = field.members(of: part) else {
        throw Fault(
          reason: Bilingual(
            vi: "trường \(field.name) “\(part)” không hợp lệ",
            en: "its \(field.name) field '\(part)' is not valid"))
      }
      values.append(Set(members))
    }
    minutes = values[0]
    hours = values[1]
    days = values[2]
    months = values[3]
    weekdays = Set(values[4].map { $0 % 7 })
    needsBothDays = parts[2].hasPrefix("*") || parts[4].hasPrefix("*")
    let first = days.min() ?? 1
    // Where either day field suffices, a weekday always matches.
    guard
      !needsBothDays || months.contains(where: { CronExpression.longestMonths[$0 - 1] >= first })
    else {
      throw Fault(reason: Bilingual(vi: "không bao giờ đến hạn", en: "it never comes due"))
    }
  }

  /// Whether it matches a day of the civil calendar.
  ///
  /// - Parameter day: The number of days since 1970-01-01.
  /// - Returns: Whether month, day and weekday match.
  package func matches(day: Int) -> Bool {
    let civil = CivilDay(number: day)
    guard months.contains(civil.month) else { return false }
    let isDay = days.contains(civil.day)
    let isWeekday = weekdays.contains(civil.weekday)
    return needsBothDays ? isDay && isWeekday : isDay || isWeekday
  }
}

/// One field of a cron expression.
private struct CronField {
  let name: String
  let range: ClosedRange<Int>
  let words: [String]

  static let all = [
    CronField(name: "minute", range: 0...59, words: []),
    CronField(name: "hour", range: 0...23, words: []),
    CronField(name: "day", range: 1...31, words: []),
    CronField(
      name: "month", range: 1...12,
      words: [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
      ]),
    CronField(
      name: "weekday", range: 0...7, words: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
  ]

  /// The values of a text; nil if it is not a field of this kind.
  func members(of text: Substring) -> [Int]? {
    var members: [Int] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = item.split(separator: "/", omittingEmptySubsequences: false)
      guard let base = parts.first, parts.count <= 2,
        let range = range(of: base, hasStep: parts.count == 2)
      else { return nil }
      var step = 1
      if parts.count == 2 {
        guard let given = number(parts[1]), given > 0, given <= self.range.upperBound else {
          return nil
        }
        step = given
      }
      members += stride(from: range.lowerBound, through: range.upperBound, by: step)
    }
    return members
  }

  private func range(of text: Substring, hasStep: Bool) -> ClosedRange<Int>? {
    if text == "*" { return range }
    let edges = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = edges.first, edges.count <= 2, let low = value(first) else { return nil }
    guard edges.count == 2 else { return hasStep ? low...range.upperBound : low...low }
    // A range that ends on Sunday, such as fri-sun, ends on day 7.
    guard var high = value(edges[1]) else { return nil }
    if name == "weekday", high == 0, low > 0 { high = 7 }
    guard low <= high else { return nil }
    return low...high
  }

  private func value(_ text: Substring) -> Int? {
    if let word = words.firstIndex(of: text.lowercased()) { return word + range.lowerBound }
    guard let value = number(text), range.contains(value) else { return nil }
    return value
  }

  /// Digits only: cron accepts no sign.
  private func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? Int(text) : nil
  }
}
