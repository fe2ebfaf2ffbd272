/// What normalize makes of a workbook's cells: rows of a known form, still unjudged.
public struct NormalizedWorkbook: Hashable, Sendable, Codable {
  /// The form the headings show; nil when they show none.
  public let form: Form?
  /// The units the workbook names in its head, by code or name.
  public let claimedUnits: [Entry]
  /// The rounds the workbook says in its head that it is for.
  public let claimedRounds: [Entry]
  /// The titles and headings in which a year stands.
  public let titleYears: [TitleYear]
  /// The batch a survey workbook names.
  public let batch: Entry?
  /// The column of each field, by sheet name.
  public let columns: [String: [FormField: Int]]
  /// The rows of a self-assessment or an appraisal that have a code.
  public let rows: [FormRow]
  /// The total rows without a code.
  public let totals: [Entry]
  /// The rows of a survey.
  public let answers: [SurveyRow]
  /// The rows of a decision workbook.
  public let decisions: [DecisionRow]
  /// What the reader and normalize have to say.
  public let findings: [Finding]
  /// The first sheets, where none of them has the headings of a form.
  public let unrecognized: [UnrecognizedSheet]?
  /// The sheets with rows that a spreadsheet program does not show; nil where it shows all.
  public let hiddenSheets: [String]?
  /// The other findings, counted by kind; nil when there are none.
  public let omitted: [OmittedFindings]?

  /// Creates a normalized workbook.
  public init(
    form: Form?, claimedUnits: [Entry] = [], claimedRounds: [Entry] = [],
    titleYears: [TitleYear] = [], batch: Entry? = nil,
    columns: [String: [FormField: Int]] = [:], rows: [FormRow] = [], totals: [Entry] = [],
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
public struct TitleYear: Hashable, Sendable, Codable {
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

/// What one cell says, read as a number where it can be.
public struct Entry: Hashable, Sendable, Codable {
  /// How a cell's content reads.
  public enum Reading: Hashable, Sendable, Codable {
    /// Nothing, or only blanks.
    case blank
    /// Exactly one number.
    case number(Points)
    /// A number that can be read two ways, such as `1.234`.
    case ambiguous
    /// Text that is no number.
    case text
    /// A spreadsheet error such as `#REF!`.
    case error
  }

  /// The text, in NFC, blanks at the ends removed.
  public let text: String
  /// How it reads as a number.
  public let reading: Reading
  /// Where it stands.
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

/// A row of a self-assessment or an appraisal, as the workbook has it.
public struct FormRow: Hashable, Sendable, Codable {
  /// The code, folded to the form of the criteria set, such as `1.1.2`.
  public let code: String
  /// The cells by the meaning of their column; blank ones are not among them.
  public let entries: [FormField: Entry]
  /// Where the code stands.
  public let place: CellAddress
  /// Where the points of this row belong, whether or not something stands there.
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
public struct SurveyRow: Hashable, Sendable, Codable {
  /// The sheet and 1-based row.
  public let place: CellAddress
  /// The respondent's code, group, the body they come from and the rated unit, as written.
  public let respondent: String, group: String, respondentUnit: String, ratedUnit: String
  /// The answers in column order; blank ones are not among them.
  public let answers: [Answer]

  /// One answer.
  public struct Answer: Hashable, Sendable, Codable {
    /// The question's code as the heading has it.
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
public struct DecisionRow: Hashable, Sendable, Codable {
  /// The cells by the meaning of their column; blank ones are not among them.
  public let entries: [FormField: Entry]
  /// Where the row starts.
  public let place: CellAddress

  /// Creates a row.
  public init(entries: [FormField: Entry], place: CellAddress) {
    self.entries = entries
    self.place = place
  }
}
