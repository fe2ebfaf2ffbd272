import Domain

/// The layout of one office's assessment form: its columns, its headings and the text around the
/// table.
struct FormLayout {
  /// The place of the codes.
  enum Codes: Hashable {
    /// In a column of their own, beside running numbers.
    case besideOrdinal
    /// In a column of their own, first.
    case alone
    /// In the STT column.
    case inOrdinal
  }

  /// How the head names the unit.
  enum Head: Hashable { case code, name, both }

  /// The form.
  let form: Form
  /// The columns from the left.
  var fields: [FormField]
  /// The heading of each column.
  var headings: [FormField: String]
  /// The place of the codes.
  var codes: Codes
  /// Whether codes end in a dot, or are numbers where they look like numbers.
  var hasDottedCodes = false, hasNumberCodes = false
  /// Whether the headings of the points columns share a merged cell above them.
  var hasMergedHeader: Bool
  /// How the unit is named.
  var head: Head
  /// The typed totals.
  var totals: TypedTotals
  /// Whether a blank row precedes each area.
  var hasSpacers: Bool
  /// Whether a hidden sheet of instructions follows.
  var hasInstructions: Bool
  /// The tab's name.
  var sheetName: String

  /// The field whose points this form states.
  var pointsField: FormField { form == .appraisal ? .appraisedPoints : .selfPoints }

  /// The column of a field; nil when the form has none.
  func column(of field: FormField) -> Int? { fields.firstIndex(of: field).map { $0 + 1 } }

  /// The column that holds the codes.
  var codeColumn: Int { column(of: codes == .inOrdinal ? .ordinal : .code) ?? 1 }

  /// Draws a layout.
  init(form: Form, headings: HeadingChoices, dialect: Dialect, _ random: inout SplitMix64) {
    self.form = form
    codes = random.pick([.besideOrdinal, .besideOrdinal, .alone, .alone, .inOrdinal])
    var fields: [FormField] = [.name, .maximum, .result]
    switch codes {
    case .besideOrdinal: fields = [.ordinal, .code] + fields
    case .alone: fields = [.code] + fields
    case .inOrdinal: fields = [.ordinal] + fields
    }
    fields += form == .appraisal ? [.selfPoints, .appraisedPoints] : [.selfPoints]
    // The previous round's form also had the secretariat's column; units leave it empty.
    if form == .selfAssessment, random.chance(120) { fields.append(.appraisedPoints) }
    self.fields = fields + [.notApplicable, .evidence, .explanation]
    self.headings = headings.draw(form, self.fields, &random)
    // Excel turns "1.1" and "1.10" into the same number.
    if dialect == .sheetJS { hasNumberCodes = random.chance(500) }
    if dialect == .handmade { hasDottedCodes = random.chance(300) }
    hasMergedHeader = dialect != .sheetJS && random.chance(450)
    head = random.pick([.code, .both, .both, .name])
    totals = random.pick([.all, .all, .areas, .grand, .none])
    hasSpacers = random.chance(300)
    hasInstructions = dialect.hasStyles && random.chance(250)
    sheetName =
      form == .appraisal
      ? random.pick(["Thẩm định", "Sheet1", "Kết quả thẩm định"])
      : random.pick(["Phiếu tự đánh giá", "Sheet1", "Tự chấm điểm", "Biểu 01"])
  }
}

/// The round's known headings for each column.
struct HeadingChoices {
  private let settings: FormSettings

  private static let main: [FormField: String] = [
    .ordinal: "STT", .code: "Mã tiêu chí",
    .name: "Lĩnh vực/tiêu chí/tiêu chí thành phần", .maximum: "Điểm tối đa",
    .result: "Kết quả thực hiện", .selfPoints: "Điểm tự đánh giá",
    .appraisedPoints: "Điểm thẩm định", .notApplicable: "Không áp dụng",
    .evidence: "Tài liệu kiểm chứng", .explanation: "Giải trình", .respondent: "Mã phiếu",
    .respondentGroup: "Nhóm đối tượng", .respondentUnit: "Đơn vị công tác",
    .unit: "Đơn vị được đánh giá", .batch: "Mã đợt", .decisionNumber: "Số quyết định",
    .decisionDate: "Ngày", .decisionKind: "Nội dung quyết định", .decisionValue: "Giá trị",
  ]

  /// Takes the headings from the round's settings.
  init(_ settings: FormSettings) { self.settings = settings }

  /// The round's first heading of a field, or else the usual one.
  func heading(_ form: Form, _ field: FormField) -> String {
    let known = settings.headings[form]?[field] ?? []
    let usual = HeadingChoices.usual(form, field)
    return known.isEmpty || known.contains(usual) ? usual : known[0]
  }

  /// Draws a heading for each field, sometimes an alias, in capitals or broken into two lines.
  func draw(_ form: Form, _ fields: [FormField], _ random: inout SplitMix64) -> [FormField: String]
  {
    var drawn: [FormField: String] = [:]
    for field in fields {
      var heading = heading(form, field)
      let aliases = aliases(form, field)
      if !aliases.isEmpty, random.chance(250) { heading = random.pick(aliases) }
      switch random.below(6) {
      case 0: heading = heading.uppercased()
      case 1: heading = HeadingChoices.broken(heading)
      default: break
      }
      drawn[field] = heading
    }
    return drawn
  }

  private static func usual(_ form: Form, _ field: FormField) -> String {
    switch (form, field) {
    case (.appraisal, .explanation), (.decision, .explanation): "Lý do"
    case (.decision, .unit): "Đơn vị"
    default: main[field] ?? ""
    }
  }

  // Aliases that mean only one field of the form.
  private func aliases(_ form: Form, _ field: FormField) -> [String] {
    guard let all = settings.headings[form], field != .code else { return [] }
    let others = FormField.allCases.filter { $0 != field }
      .flatMap { all[$0] ?? [] }.map { $0.lowercased() }
    return (all[field] ?? []).filter { !others.contains($0.lowercased()) }
  }

  private static func broken(_ heading: String) -> String {
    guard let blank = heading.lastIndex(of: " ") else { return heading }
    return heading[..<blank] + "\n" + heading[heading.index(after: blank)...]
  }
}
