internal import Domain

/// The survey file as read: groups and questions with their places.
struct SurveySheet {
  /// A group's row, with the inputs of its quota still as written.
  struct GroupRow {
    let code: String
    let name: Bilingual
    let rates: [SourceText]
    let fromLevel: SourceText?
    let perUnit: Int?
    let exceptions: [(unit: SourceText, number: Int)]
    let quota: Int?
    let row: CSVRow
  }

  /// A question's row.
  struct QuestionRow {
    let question: SurveyDesign.Question
    let groups: [SourceText]
    let row: CSVRow
  }

  let groups: [GroupRow]
  let questions: [QuestionRow]
  /// Whether every row could be read; otherwise skip checks for missing rows.
  let isWhole: Bool

  static let columns = [
    "kind", "code", "name_vi", "name_en", "rates", "from_level", "per_unit", "exceptions", "quota",
    "level", "leaf", "groups", "text_vi",
  ]

  private enum Kind: String, CaseIterable { case group, question }

  /// Reads the survey's file.
  static func read(file: String, text: String, log: FaultLog) -> SurveySheet? {
    var hasTable = false
    var groups: [GroupRow] = []
    var questions: [QuestionRow] = []
    let isWhole = log.isClean {
      guard let table = CSVTable(file: file, text: text, columns: columns, log: log) else { return }
      hasTable = true
      for row in table.rows {
        switch row.text("kind").flatMap({ log.choice($0, "kind", of: Kind.allCases) }) {
        case .group: if let group = readGroup(row, log) { groups.append(group) }
        case .question: if let question = readQuestion(row) { questions.append(question) }
        case nil: break
        }
      }
    }
    return hasTable
      ? SurveySheet(groups: groups, questions: questions, isWhole: isWhole) : nil
  }

  private static func readGroup(_ row: CSVRow, _ log: FaultLog) -> GroupRow? {
    let code = row.text("code")
    let vi = row.text("name_vi")
    let en = row.text("name_en")
    let rates = row.list("rates")
    if rates.isEmpty { _ = row.text("rates") }
    let perUnit = row.integer("per_unit", in: 1...1_000_000)
    let quota = row.integer("quota", in: 1...1_000_000_000)
    let exceptions = row.list("exceptions").compactMap { exception($0, log) }
    guard let code, let vi, let en else { return nil }
    return GroupRow(
      code: code.value, name: Bilingual(vi: vi.value, en: en.value), rates: rates,
      fromLevel: row.optional("from_level"), perUnit: perUnit, exceptions: exceptions,
      quota: quota, row: row)
  }

  private static func exception(
    _ text: SourceText, _ log: FaultLog
  ) -> (unit: SourceText, number: Int)? {
    let parts = text.value.split(separator: "=", omittingEmptySubsequences: false)
    if parts.count == 2, let number = Int(parts[1].trimmingBlanks), number >= 0 {
      return (SourceText(value: parts[0].trimmingBlanks, place: text.place), number)
    }
    log.report(
      .valueWrong, at: text.place, vi: "ngoại lệ “\(text.value)” phải có dạng đơn-vị=số",
      en: "the exception '\(text.value)' must read unit=number")
    return nil
  }

  private static func readQuestion(_ row: CSVRow) -> QuestionRow? {
    let code = row.text("code")
    let level = row.text("level")
    let leaf = row.text("leaf")
    let wording = row.text("text_vi")
    let groups = row.list("groups")
    if groups.isEmpty { _ = row.text("groups") }
    guard let code, let level, let leaf, let wording, !groups.isEmpty else { return nil }
    let question = SurveyDesign.Question(
      code: code.value, level: level.value, leaf: leaf.value, groups: groups.map(\.value),
      text: wording.value)
    return QuestionRow(question: question, groups: groups, row: row)
  }
}

extension Substring {
  /// The text without leading and trailing blanks.
  var trimmingBlanks: String { String(self).trimmed }
}
