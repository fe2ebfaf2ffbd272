/// A sheet in which no form's headings were found, and how near it comes to one.
public struct UnrecognizedSheet: Hashable, Sendable, Codable {
  /// A heading that is nearly one that is lacking.
  public struct Near: Hashable, Sendable, Codable {
    /// The heading as the sheet has it.
    public let written: String
    /// The heading that is lacking.
    public let wanted: String

    /// Creates a pair.
    public init(written: String, wanted: String) {
      self.written = written
      self.wanted = wanted
    }
  }

  /// The sheet's name.
  public let sheet: String
  /// The row that comes nearest to headings; nil where none comes near.
  public let row: Int?
  /// The form that it comes nearest to; nil where it is near to none.
  public let form: Form?
  /// The headings of that form that were seen, or the first texts of the sheet.
  public let seen: [String]
  /// The headings without which it is not that form.
  public let lacking: [String]
  /// The sheet's headings that nearly match lacking ones.
  public let near: [Near]

  /// Creates the description of a sheet.
  public init(
    sheet: String, row: Int? = nil, form: Form? = nil, seen: [String], lacking: [String] = [],
    near: [Near] = []
  ) {
    self.sheet = sheet
    self.row = row
    self.form = form
    self.seen = seen
    self.lacking = lacking
    self.near = near
  }
}
