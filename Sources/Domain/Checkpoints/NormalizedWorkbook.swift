/// The output of normalize for a workbook: the rows of a known form, not yet validated.
public struct NormalizedWorkbook: Hashable, Sendable {
  /// The form recognized by its headings; nil when there is none.
  public let form: Form?
  /// The units the workbook names in its head, by code or name.
  public let claimedUnits: [Entry]
  /// The rounds the workbook names in its head.
  public let claimedRounds: [Entry]
  /// The titles and headings that contain a year.
  public let titleYears: [TitleYear]
  /// The batch a survey workbook names.
  public let batch: Entry?
  /// The column of each field, by sheet name.
  public let columns: [String: [FormField: Int]]
  /// The questions that have a column in a survey.
  public let questions: [String]
  /// The rows of a self-assessment or an appraisal that have a code.
  public let rows: [FormRow]
  /// The total rows without a code.
  public let totals: [Entry]
  /// The rows of a survey.
  public let answers: [SurveyRow]
  /// The rows of a decision workbook.
  public let decisions: [DecisionRow]
  /// The findings of the reader and normalize.
  public let findings: [Finding]
  /// The first sheets, when none of them has the headings of a form.
  public let unrecognized: [UnrecognizedSheet]?
  /// The sheets with rows that a spreadsheet program hides; nil when there are none.
  public let hiddenSheets: [String]?
  /// The other findings, counted by kind; nil when there are none.
  public let omitted: [OmittedFindings]?

  /// Creates a normalized workbook.
  public init(
    form: Form?, claimedUnits: [Entry] = [], claimedRounds: [Entry] = [],
    titleYears: [TitleYear] = [], batch: Entry? = nil,
    columns: [String: [FormField: Int]] = [:], questions: [String] = [], rows: [FormRow] = [],
    totals: [Entry] = [],
    answers: [SurveyRow] = [], decisions: [DecisionRow] = [],
    findings: [Finding], unrecognized: [UnrecognizedSheet]? = nil,
    hiddenSheets: [String]? = nil, omitted: [OmittedFindings]? = nil
  ) {
    self.form = form
    self.claimedUnits = claimedUnits
    self.claimedRounds = claimedRounds
    self.titleYears = titleYears
    self.batch = batch
    self.columns = columns
    self.questions = questions
    self.rows = rows
    self.totals = totals
    self.answers = answers
    self.decisions = decisions
    self.findings = findings
    self.unrecognized = unrecognized
    self.hiddenSheets = hiddenSheets
    self.omitted = omitted
  }
}

/// A cell above a table's rows that names a year, as `năm 2023` does.
public struct TitleYear: Hashable, Sendable {
  /// The years in the order of the text.
  public let years: [Int]
  /// The cell's text.
  public let text: String
  /// The cell.
  public let place: CellAddress

  /// Creates an entry.
  public init(years: [Int], text: String, place: CellAddress) {
    self.years = years
    self.text = text
    self.place = place
  }
}

/// The content of one cell, read as a number where possible.
public struct Entry: Hashable, Sendable {
  /// The reading of a cell's content as a number.
  public enum Reading: Hashable, Sendable {
    /// Nothing, or only blanks.
    case blank
    /// Exactly one number.
    case number(Points)
    /// A number that can be read two ways, such as `1.234`.
    case ambiguous
    /// Text that is not a number.
    case text
    /// A spreadsheet error such as `#REF!`.
    case error
  }

  /// The text in NFC, trimmed.
  public let text: String
  /// Its reading as a number.
  public let reading: Reading
  /// Its cell.
  public let place: CellAddress

  /// Creates an entry.
  public init(text: String, reading: Reading, place: CellAddress) {
    self.text = text
    self.reading = reading
    self.place = place
  }

  /// The number, when the cell reads as exactly one.
  public var number: Points? { if case .number(let value) = reading { value } else { nil } }
  /// Whether the cell is blank.
  public var isBlank: Bool { reading == .blank }
}

/// A row of a self-assessment or an appraisal, as written in the workbook.
public struct FormRow: Hashable, Sendable {
  /// The code, folded to the form used in the criteria set, such as `1.1.2`.
  public let code: String
  /// The cells by the meaning of their column; blank ones are omitted.
  public let entries: [FormField: Entry]
  /// The cell of the code.
  public let place: CellAddress
  /// The cell for the points of this row, whether or not it is filled.
  public let pointsPlace: CellAddress

  /// Creates a row.
  public init(
    code: String, entries: [FormField: Entry], place: CellAddress, pointsPlace: CellAddress
  ) {
    self.code = code
    self.entries = entries
    self.place = place
    self.pointsPlace = pointsPlace
  }
}

/// A row of a survey workbook: one respondent's answers about one unit.
public struct SurveyRow: Hashable, Sendable {
  /// The sheet and 1-based row.
  public let place: CellAddress
  /// The respondent's code, group, the body they come from and the rated unit, as written.
  public let respondent: String, group: String, respondentUnit: String, ratedUnit: String
  /// The answers in column order; blank ones are omitted.
  public let answers: [Answer]

  /// One answer.
  public struct Answer: Hashable, Sendable {
    /// The question's code as written in the heading.
    public let question: String
    /// The answer as written.
    public let text: String
    /// The 1-based column.
    public let column: Int

    /// Creates an answer.
    public init(question: String, text: String, column: Int) {
      self.question = question
      self.text = text
      self.column = column
    }
  }

  /// Creates a row.
  public init(
    place: CellAddress, respondent: String, group: String, respondentUnit: String,
    ratedUnit: String, answers: [Answer]
  ) {
    self.place = place
    self.respondent = respondent
    self.group = group
    self.respondentUnit = respondentUnit
    self.ratedUnit = ratedUnit
    self.answers = answers
  }
}

/// A row of a decision workbook, as written.
public struct DecisionRow: Hashable, Sendable {
  /// The cells by the meaning of their column; blank ones are omitted.
  public let entries: [FormField: Entry]
  /// The first cell of the row.
  public let place: CellAddress

  /// Creates a row.
  public init(entries: [FormField: Entry], place: CellAddress) {
    self.entries = entries
    self.place = place
  }
}
