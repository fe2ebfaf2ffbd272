/// One field of a CSV file, with the place of each of its characters.
struct CSVField {
  let text: String
  /// The start of the field, including its quote.
  let place: SourcePlace
  /// The place of each Unicode scalar of `text`.
  fileprivate(set) var places: [SourcePlace]

  /// The place of the scalar at an index; the field's start when there is none.
  func place(ofScalar index: Int) -> SourcePlace {
    places.indices.contains(index) ? places[index] : place
  }
}

/// Reads CSV by RFC 4180, with lines that start with `#` as comments; every field knows its line
/// and column, which no available reader provides.
struct CSVReader {
  private let file: String
  private let scalars: [Unicode.Scalar]
  private let log: FaultLog
  private var position = 0
  private var line = 1
  private var column = 1

  private init(file: String, text: String, log: FaultLog) {
    self.file = file
    self.log = log
    scalars = Array(text.unicodeScalars)
  }

  /// The records of a file, without comments and blank lines.
  static func records(file: String, text: String, log: FaultLog) -> [[CSVField]] {
    var reader = CSVReader(file: file, text: text, log: log)
    var records: [[CSVField]] = []
    while let next = reader.next {
      if next == "#" {
        reader.skipLine()
      } else if reader.isLineEnd {
        reader.endLine()
      } else {
        records.append(reader.record())
      }
    }
    return records
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
  private var isLineEnd: Bool { next == "\n" || next == "\r" || next == nil }
  private var place: SourcePlace { SourcePlace(file: file, line: line, column: column) }

  private mutating func advance() {
    if scalars[position] == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
    position += 1
  }

  private mutating func endLine() {
    if next == "\r" { advance() }
    if next == "\n" { advance() }
  }

  private mutating func skipLine() {
    while !isLineEnd { advance() }
    endLine()
  }

  private mutating func record() -> [CSVField] {
    var fields = [next == "\"" ? quoted() : plain()]
    while next == "," {
      advance()
      fields.append(next == "\"" ? quoted() : plain())
    }
    endLine()
    return fields
  }

  private mutating func plain() -> CSVField {
    var field = FieldBuilder(start: place)
    while let scalar = next, scalar != ",", !isLineEnd {
      if scalar == "\"" {
        log.report(
          .csvSyntax, at: place, vi: "dấu nháy kép nằm trong ô không mở bằng dấu nháy kép",
          en: "a quote inside a field that does not start with one")
        skipField()
        break
      }
      field.append(scalar, place)
      advance()
    }
    return field.finished
  }

  private mutating func quoted() -> CSVField {
    var field = FieldBuilder(start: place)
    advance()
    while let scalar = next {
      let here = place
      advance()
      if scalar != "\"" {
        field.append(scalar, here)
      } else if next == "\"" {
        field.append(scalar, here)
        advance()
      } else {
        if next != ",", !isLineEnd {
          log.report(
            .csvSyntax, at: place, vi: "có ký tự sau dấu nháy kép đóng ô",
            en: "text after the quote that closes the field")
          skipField()
        }
        return field.finished
      }
    }
    log.report(
      .csvSyntax, at: field.start, vi: "dấu nháy kép mở ô không được đóng",
      en: "the quote that opens this field is never closed")
    return field.finished
  }

  private mutating func skipField() {
    while next != ",", !isLineEnd { advance() }
  }
}

/// A field under construction.
private struct FieldBuilder {
  let start: SourcePlace
  var scalars = String.UnicodeScalarView()
  var places: [SourcePlace] = []

  init(start: SourcePlace) { self.start = start }

  mutating func append(_ scalar: Unicode.Scalar, _ place: SourcePlace) {
    scalars.append(scalar)
    places.append(place)
  }

  var finished: CSVField { CSVField(text: String(scalars), place: start, places: places) }
}
