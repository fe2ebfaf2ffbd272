internal import Domain

/// A schedule is a cron expression of five fields, or `@daily` and the like, and can come due.
struct CronExpressionCheck {
  private struct Field {
    let name: String
    let range: ClosedRange<Int>
    let words: [String]
  }

  private static let shorthands = [
    "@hourly", "@daily", "@midnight", "@weekly", "@monthly", "@yearly", "@annually",
  ]
  private static let fields = [
    Field(name: "minute", range: 0...59, words: []),
    Field(name: "hour", range: 0...23, words: []),
    Field(name: "day", range: 1...31, words: []),
    Field(
      name: "month", range: 1...12,
      words: [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
      ]),
    Field(
      name: "weekday", range: 0...7, words: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
  ]
  private static let longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  let expression: SourceText
  let log: FaultLog

  func run() {
    if Self.shorthands.contains(expression.value) { return }
    let parts = expression.value.split { $0 == " " || $0 == "\t" }
    guard parts.count == Self.fields.count else {
      report(
        vi: "có \(parts.count) trường, phải có 5", en: "it has \(parts.count) fields, not 5")
      return
    }
    var values: [[Int]] = []
    for (part, field) in zip(parts, Self.fields) {
      guard let members = members(of: part, in: field) else {
        report(
          vi: "trường \(field.name) “\(part)” không hợp lệ",
          en: "its \(field.name) field '\(part)' is not valid")
        return
      }
      values.append(members)
    }
    // With a weekday given, cron takes either day field; only the day of the month can be vain.
    let canComeDue =
      parts[4] != "*" || values[3].contains { Self.longestMonths[$0 - 1] >= values[2].min() ?? 1 }
    if !canComeDue {
      report(vi: "không bao giờ đến hạn", en: "it never comes due")
    }
  }

  /// The values a field names; nil if it is not one.
  private func members(of text: Substring, in field: Field) -> [Int]? {
    var members: [Int] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = item.split(separator: "/", omittingEmptySubsequences: false)
      guard let base = parts.first, parts.count <= 2,
        let range = range(of: base, hasStep: parts.count == 2, in: field)
      else { return nil }
      var step = 1
      if parts.count == 2 {
        guard let given = Int(parts[1]), given > 0, given <= field.range.upperBound else {
          return nil
        }
        step = given
      }
      members += stride(from: range.lowerBound, through: range.upperBound, by: step)
    }
    return members
  }

  private func range(
    of text: Substring, hasStep: Bool, in field: Field
  ) -> ClosedRange<Int>? {
    if text == "*" { return field.range }
    let edges = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = edges.first, edges.count <= 2, let low = value(first, in: field) else {
      return nil
    }
    guard edges.count == 2 else { return hasStep ? low...field.range.upperBound : low...low }
    guard let high = value(edges[1], in: field), low <= high else { return nil }
    return low...high
  }

  private func value(_ text: Substring, in field: Field) -> Int? {
    if let word = field.words.firstIndex(of: text.lowercased()) {
      return word + field.range.lowerBound
    }
    guard let value = Int(text), field.range.contains(value) else { return nil }
    return value
  }

  private func report(vi: String, en: String) {
    log.report(
      .schedule, at: expression.place, vi: "lịch “\(expression.value)”: \(vi)",
      en: "the schedule '\(expression.value)': \(en)")
  }
}
