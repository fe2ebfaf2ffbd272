/// A sheet without the headings of any form, and the form it is closest to.
public struct UnrecognizedSheet: Hashable, Sendable {
  /// A heading that nearly matches a missing one.
  public struct Near: Hashable, Sendable {
    /// The heading as written in the sheet.
    public let written: String
    /// The missing heading.
    public let wanted: String

    /// Creates a pair.
    public init(written: String, wanted: String) {
      self.written = written
      self.wanted = wanted
    }
  }

  /// The sheet's name.
  public let sheet: String
  /// The row most like headings; nil when none is.
  public let row: Int?
  /// The closest form; nil when none is close.
  public let form: Form?
  /// The headings of that form that were seen, or the first texts of the sheet.
  public let seen: [String]
  /// The missing headings required for that form.
  public let lacking: [String]
  /// The sheet's headings that nearly match missing ones.
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
