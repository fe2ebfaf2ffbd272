/// One year's determination: everything that varies between rounds, as data.
public struct Round: Hashable, Sendable, Codable {
  /// The short name used for folders, such as `haiduong-2023`.
  public let id: String
  /// The round's title.
  public let title: Bilingual
  /// The province or body that publishes.
  public let issuer: Bilingual
  /// The plan or decision the round carries out.
  public let citation: String
  /// The year that is rated.
  public let year: Int
  /// The notice on every published page about the criteria and points; nil for none.
  public let notice: Bilingual?
  /// The levels in publication order.
  public let levels: [Level]
  /// The names of the ranking groups, by group code.
  public let groupNames: [String: Bilingual]
  /// The units in roster order.
  public let units: [Unit]
  /// The criteria sets by level code.
  public let criteria: [String: CriteriaSet]
  /// The survey; nil when the round holds none.
  public let survey: SurveyDesign?
  /// The heading aliases of each form's columns and fields.
  public let forms: FormSettings
  /// The choices where the method allows one.
  public let policies: Policies
  /// The last moment a form is on time, by form.
  public let deadlines: [Form: Instant]
  /// The deadline days as announced, by form.
  public let deadlineDays: [Form: CalendarDate]

  /// Creates a round.
  public init(
    id: String, title: Bilingual, issuer: Bilingual, citation: String, year: Int,
    notice: Bilingual?, levels: [Level], groupNames: [String: Bilingual], units: [Unit],
    criteria: [String: CriteriaSet], survey: SurveyDesign?, forms: FormSettings,
    policies: Policies, deadlines: [Form: Instant] = [:], deadlineDays: [Form: CalendarDate] = [:]
  ) {
    self.id = id
    self.title = title
    self.issuer = issuer
    self.citation = citation
    self.year = year
    self.notice = notice
    self.levels = levels
    self.groupNames = groupNames
    self.units = units
    self.criteria = criteria
    self.survey = survey
    self.forms = forms
    self.policies = policies
    self.deadlines = deadlines
    self.deadlineDays = deadlineDays
  }

  /// The same round with another roster, and another survey where one is given.
  public func with(units: [Unit], survey other: SurveyDesign? = nil) -> Round {
    Round(
      id: id, title: title, issuer: issuer, citation: citation, year: year, notice: notice,
      levels: levels, groupNames: groupNames, units: units, criteria: criteria,
      survey: other ?? survey, forms: forms, policies: policies, deadlines: deadlines,
      deadlineDays: deadlineDays)
  }

  /// The level with this code; there are few, so a search is as fast as a table.
  public func level(_ code: String) -> Level? { levels.first { $0.code.isSame(as: code) } }
  /// The unit with this code.
  public func unit(_ code: String) -> Unit? { units.first { $0.code.isSame(as: code) } }
}

/// How the round's forms are recognized.
public struct FormSettings: Hashable, Sendable, Codable {
  /// The headings that mean a field, by form and field; compared folded (case, marks and blanks).
  public let headings: [Form: [FormField: [String]]]
  /// The texts that claim "not applicable".
  public let notApplicableMarks: [String]
  /// The texts that start a total row.
  public let totalMarks: [String]
  /// The texts that mean each decision kind.
  public let decisionKinds: [Decision.Kind: [String]]

  /// Creates the settings.
  public init(
    headings: [Form: [FormField: [String]]], notApplicableMarks: [String], totalMarks: [String],
    decisionKinds: [Decision.Kind: [String]]
  ) {
    self.headings = headings
    self.notApplicableMarks = notApplicableMarks
    self.totalMarks = totalMarks
    self.decisionKinds = decisionKinds
  }
}
