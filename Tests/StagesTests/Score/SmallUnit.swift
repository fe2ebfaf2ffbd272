import Domain
import Stages
import TestSupport

/// A unit with a criteria set, files and decisions small enough to read beside the test.
struct SmallUnit {
  /// The nodes of the criteria set.
  var nodes: [Criterion] = []
  /// The appraisal's rows; nil without an appraisal.
  var appraised: [LeafEntry]? = []
  /// The self-assessment's rows; nil without one.
  var own: [LeafEntry]?
  /// The survey's counts, a tally a file.
  var tallies: [UnitTally] = []
  var survey: SurveyDesign?
  var wasSurveyHeld = true
  var withoutSurvey = Level.WithoutSurvey.incomplete
  /// The decisions, a list a file.
  var decisions: [[Decision]] = []
  /// The steps before and after the decisions.
  var course: [Score.Dossier.Step] = []
  var policies = Policies()
  var isRanked = true
  /// The forms that were filed and not accepted.
  var unaccepted: Set<Form> = []

  /// What the stage makes of it.
  func score() -> UnitScore {
    let level = Level(
      code: "so", name: Bilingual(vi: "Sở", en: "Agencies"), scaleMaximum: Points(100),
      surveyMaximum: Points(30), withoutSurvey: withoutSurvey, classes: ClassScale(bands: []))
    let stage = Score(
      level: level, criteria: CriteriaSet(level: "so", citation: "", nodes: nodes),
      survey: survey, policies: policies)
    return stage.run(dossier)
  }

  /// The input of the stage.
  var dossier: Score.Dossier {
    Score.Dossier(
      unit: Unit(
        code: "U", name: "Sở Thử", level: "so", group: "SO", folder: "U", isRanked: isRanked),
      selfAssessment: own.map { filed(.selfAssessment, $0) },
      appraisal: appraised.map { filed(.appraisal, $0) }, tallies: tallies,
      wasSurveyHeld: wasSurveyHeld,
      decisions: decisions.enumerated().map { number, decisions in
        Score.Dossier.Filed(
          source: SourceFile(form: .decision, path: "d\(number).xml", sha256: "d\(number)"),
          decisions: decisions)
      }, unaccepted: unaccepted, course: course)
  }

  private func filed(_ form: Form, _ leaves: [LeafEntry]) -> Score.Dossier.Filed {
    Score.Dossier.Filed(
      source: SourceFile(form: form, path: "\(form.rawValue).xml", sha256: form.rawValue),
      leaves: leaves)
  }
}

/// A node of a criteria set.
func node(
  _ code: String, _ maximum: String, _ rule: ScoringRule? = nil, in parent: String? = nil,
  as kind: Criterion.Kind = .criterion, by method: Criterion.Method? = .appraisal,
  notApplicable: Criterion.NotApplicable = .none
) -> Criterion {
  Criterion(
    code: code, parent: parent, kind: kind, name: "Mục \(code)", maximum: points(maximum),
    method: method, rule: rule, notApplicable: notApplicable)
}

/// A row of a self-assessment or an appraisal.
func row(
  _ leaf: String, _ entered: String? = nil, _ measure: Measure? = nil,
  isNotApplicable: Bool = false,
  because reason: String = ""
) -> LeafEntry {
  LeafEntry(
    leaf: leaf, points: entered.map(points), measure: measure, isNotApplicable: isNotApplicable,
    evidence: "", explanation: reason, place: CellAddress(sheet: "P", row: 5, column: 6))
}

/// A decision about the unit.
func decision(
  _ kind: Decision.Kind, _ leaf: String?, _ value: String? = nil, number: String = "1/QĐ",
  unit: String = "U", row: Int = 2, because reason: String = "lý do"
) -> Decision {
  Decision(
    number: number, date: "01/02/2024", unit: unit, leaf: leaf, kind: kind,
    value: value.map(points), reason: reason,
    place: CellAddress(sheet: "QĐ", row: row, column: 1))
}

extension UnitScore {
  /// The score of a leaf by its code.
  subscript(code: String) -> LeafScore? { leaves.first { $0.leaf == code } }
}
