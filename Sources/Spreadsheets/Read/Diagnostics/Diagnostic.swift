/// A part of a file that was not read as written, or not read at all.
public struct Diagnostic: Sendable, Hashable {
  /// The extent of the doubt about the file.
  public enum Severity: String, Sendable, Hashable {
    /// The file as a whole cannot be trusted.
    case error
    /// One cell or place was treated specially; the rest is unaffected.
    case warning
  }

  /// The code of the event; stable from version to version.
  public var code: Code
  /// The extent of the doubt about the file.
  public var severity: Severity { code.severity }
  /// The file's name, as given to the reader.
  public var file: String
  /// The sheet's name, if the place is in a sheet.
  public var sheet: String?
  /// The 1-based row, if known.
  public var row: Int?
  /// The 1-based column, if known.
  public var column: Int?
  /// The 1-based line of the file's text, if known.
  public var line: Int?
  /// The content found, cut to 120 characters.
  public var found: String
  private let expectation: Expectation
  /// The expected content, in English.
  public var expected: String { expectation.english }
  /// The same in Vietnamese.
  public var vietnameseExpected: String { expectation.vietnamese }
  /// One sentence in English: what happened, and how to fix it.
  public var message: String { code.wording.english }
  /// The same sentence in Vietnamese.
  public var vietnameseMessage: String { code.wording.vietnamese }

  /// Creates a diagnostic.
  ///
  /// - Parameters:
  ///   - code: The code of the event.
  ///   - file: The file's name.
  ///   - sheet: The sheet's name.
  ///   - row: The 1-based row.
  ///   - column: The 1-based column.
  ///   - line: The 1-based line.
  ///   - found: The content found; it is cut to 120 characters.
  ///   - expected: The expected content; nil uses the code's own words.
  public init(
    _ code: Code, file: String, sheet: String? = nil, row: Int? = nil, column: Int? = nil,
    line: Int? = nil, found: String, expected: Expectation? = nil
  ) {
    self.code = code
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
    self.line = line
    self.found = PlainText.excerpt(found)
    expectation = expected ?? code.wording.expected
  }

  /// The place in A1 notation, if row and column are known.
  public var address: String? {
    guard let row, let column else { return nil }
    return A1Reference(row: row, column: column).description
  }
}
