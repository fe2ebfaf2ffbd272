internal import Domain
internal import Foundation

/// A CSV file with a header, accessed by column name.
struct CSVTable {
  let rows: [CSVRow]

  /// Reads a table; nil, with faults, if its header is missing or has other columns.
  init?(file: String, text: String, columns: [String], log: FaultLog) {
    let records = CSVReader.records(file: file, text: text, log: log)
    guard let header = records.first else {
      log.report(
        .columnMissing, at: SourcePlace(file: file, line: 1, column: 1),
        vi: "tệp không có dòng tiêu đề cột", en: "the file has no header row")
      return nil
    }
    guard let positions = CSVTable.positions(header, columns, log) else { return nil }
    rows = records.dropFirst().compactMap { fields in
      guard fields.count == header.count, let first = fields.first else {
        log.report(
          .csvSyntax, at: fields.first?.place ?? SourcePlace(file: file, line: 1, column: 1),
          vi: "dòng có \(fields.count) ô, tiêu đề có \(header.count) cột",
          en: "the row has \(fields.count) fields, the header has \(header.count)")
        return nil
      }
      return CSVRow(
        place: first.place, fields: positions.mapValues { fields[$0] }, log: log)
    }
  }

  private static func positions(
    _ header: [CSVField], _ columns: [String], _ log: FaultLog
  ) -> [String: Int]? {
    var positions: [String: Int] = [:]
    var isRight = true
    for (index, field) in header.enumerated() {
      let name = field.text.trimmed
      if columns.contains(name), positions.updateValue(index, forKey: name) == nil { continue }
      isRight = false
      log.report(
        .columnUnknown, at: field.place,
        vi: "cột “\(name)” không được biết hoặc có hai lần; các cột: "
          + columns.joined(separator: ", "),
        en: "column '\(name)' is unknown or stands twice; columns: "
          + columns.joined(separator: ", "))
    }
    for column in columns where positions[column] == nil {
      isRight = false
      log.report(
        .columnMissing, at: header[0].place, vi: "thiếu cột “\(column)”",
        en: "column '\(column)' is missing")
    }
    return isRight ? positions : nil
  }
}

/// A row of a CSV table.
struct CSVRow {
  let place: SourcePlace
  fileprivate let fields: [String: CSVField]
  fileprivate let log: FaultLog

  /// The field of a column that the table was opened with.
  subscript(column: String) -> CSVField {
    fields[column] ?? CSVField(text: "", place: place, places: [])
  }

  /// The text of a field, which may be blank.
  func optional(_ column: String) -> SourceText? {
    let field = self[column]
    let text = field.text.trimmed
    guard !text.isEmpty else { return nil }
    return SourceText(value: text.precomposedStringWithCanonicalMapping, place: field.place)
  }

  /// The text of a field that must not be blank.
  func text(_ column: String) -> SourceText? {
    if let text = optional(column) { return text }
    log.report(
      .valueMissing, at: self[column].place, vi: "cột “\(column)” để trống",
      en: "column '\(column)' is blank")
    return nil
  }

  /// The name of a folder, byte for byte as written, trimmed; not blank.
  func name(_ column: String) -> SourceText? {
    text(column).map { SourceText(value: self[column].text.trimmed, place: $0.place) }
  }

  /// The parts of a field between `;`, without blank ones.
  func list(_ column: String) -> [SourceText] {
    let field = self[column]
    let scalars = Array(field.text.unicodeScalars)
    return scalars.indices.split(whereSeparator: { scalars[$0] == ";" }).compactMap { part in
      let start = part.first { !scalars[$0].properties.isWhitespace }
      let text = String(String.UnicodeScalarView(part.map { scalars[$0] })).trimmed
      guard let start, !text.isEmpty else { return nil }
      return SourceText(
        value: text.precomposedStringWithCanonicalMapping, place: field.place(ofScalar: start))
    }
  }

  func points(_ column: String) -> Points? { text(column).flatMap { log.points($0, column) } }

  /// An optional whole number; a faulty one reads as omitted.
  func integer(_ column: String, in range: ClosedRange<Int>) -> Int? {
    optional(column).flatMap { log.integer($0, column, in: range) }
  }

  /// An optional day; a faulty one reads as omitted.
  func date(_ column: String) -> CalendarDate? {
    optional(column).flatMap { log.date($0, column) }
  }
}

extension String {
  /// The text without leading and trailing blanks.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
