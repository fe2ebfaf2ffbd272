internal import Domain

/// A level as `pipeline.yaml` declares it; parts that could not be read are nil.
struct LevelDraft {
  let code: SourceText
  let name: Bilingual
  let criteriaFile: SourceText
  let citation: String
  let validFrom: Placed<CalendarDate>?
  let validTo: Placed<CalendarDate>?
  let scaleMaximum: Placed<Points>?
  let surveyMaximum: Placed<Points>?
  /// The declared number of nodes by kind.
  let counts: [(kind: Criterion.Kind, count: Placed<Int>)]
  let withoutSurvey: Level.WithoutSurvey
  let bands: [BandDraft]
  /// Whether every class could be read; otherwise skip the coverage check.
  let isScaleWhole: Bool
  let usesShownIndex: Bool

  /// A class and the places of its edges.
  struct BandDraft {
    let band: ClassScale.Band
    let place: SourcePlace
    let lowerPlace: SourcePlace
    let upperPlace: SourcePlace
  }

  /// The level, if all of it could be read.
  var level: Level? {
    guard let scaleMaximum, let surveyMaximum else { return nil }
    var declared: Level.DeclaredCounts?
    if counts.count == 3 {
      declared = Level.DeclaredCounts(
        areas: counts[0].count.value, criteria: counts[1].count.value,
        subcriteria: counts[2].count.value)
    }
    return Level(
      code: code.value, name: name, scaleMaximum: scaleMaximum.value,
      surveyMaximum: surveyMaximum.value, declaredCounts: declared, withoutSurvey: withoutSurvey,
      classes: ClassScale(bands: bands.map(\.band), usesShownIndex: usesShownIndex))
  }
}

/// Reads one entry of `levels`.
struct LevelReader {
  private static let required = [
    "code", "name", "criteria", "citation", "scale_maximum", "survey_maximum", "without_survey",
    "classes",
  ]
  private static let optional = ["counts", "valid_from", "valid_to"]

  let log: FaultLog

  func read(_ value: YAMLValue) -> LevelDraft? {
    guard
      let map = value.mapping("levels", required: Self.required, optional: Self.optional)
    else { return nil }
    let code = map.text("code")
    let name = map.bilingual("name")
    let criteria = map.text("criteria")
    let citation = map.text("citation")
    let withoutSurvey = map.choice("without_survey", of: Level.WithoutSurvey.allCases)
    let classes = map["classes"]?.mapping("classes", required: ["uses_shown_index", "bands"])
    let scaleMaximum = map.points("scale_maximum").flatMap(checkedScale)
    let surveyMaximum = map.points("survey_maximum")
    let counts = map["counts"].map(readCounts) ?? []
    let bandItems = classes?["bands"]?.items("bands") ?? []
    let bands = bandItems.compactMap(readBand)
    let usesShownIndex = classes?.flag("uses_shown_index")
    let validFrom = map["valid_from"] == nil ? nil : map.date("valid_from")
    let validTo = map["valid_to"] == nil ? nil : map.date("valid_to")
    guard let code, let name, let criteria, let citation else { return nil }
    return LevelDraft(
      code: code, name: name, criteriaFile: criteria, citation: citation.value,
      validFrom: validFrom, validTo: validTo, scaleMaximum: scaleMaximum,
      surveyMaximum: surveyMaximum, counts: counts, withoutSurvey: withoutSurvey ?? .incomplete,
      bands: bands, isScaleWhole: bands.count == bandItems.count,
      usesShownIndex: usesShownIndex ?? false)
  }

  private func checkedScale(_ scale: Placed<Points>) -> Placed<Points>? {
    if scale.value > .zero { return scale }
    log.report(
      .valueWrong, at: scale.place, vi: "“scale_maximum” phải lớn hơn 0",
      en: "scale_maximum must be above 0")
    return nil
  }

  private func readCounts(_ value: YAMLValue) -> [(kind: Criterion.Kind, count: Placed<Int>)] {
    guard
      let map = value.mapping("counts", required: ["areas", "criteria", "subcriteria"])
    else { return [] }
    let kinds: [(Criterion.Kind, String)] = [
      (.area, "areas"), (.criterion, "criteria"), (.subcriterion, "subcriteria"),
    ]
    return kinds.compactMap { kind, key in
      map.integer(key, in: 0...100_000).map { (kind, $0) }
    }
  }

  private func readBand(_ value: YAMLValue) -> LevelDraft.BandDraft? {
    let edges = ["ge", "gt", "le", "lt"]
    guard let map = value.mapping("bands", required: ["name"], optional: edges) else { return nil }
    let name = map.bilingual("name")
    guard map["ge"] == nil || map["gt"] == nil, map["le"] == nil || map["lt"] == nil,
      edges.contains(where: { map[$0] != nil })
    else {
      log.report(
        .valueWrong, at: map.place,
        vi: "mỗi mức có một cận dưới (ge hoặc gt) và một cận trên (le hoặc lt); chỉ mức cao nhất "
          + "được để trống cận trên và mức thấp nhất được để trống cận dưới",
        en: "each class has one lower edge (ge or gt) and one upper edge (le or lt); only the "
          + "highest may leave out its upper and the lowest its lower edge")
      return nil
    }
    let lower = edge(map, "ge", "gt")
    let upper = edge(map, "le", "lt")
    guard let name, lower.isRead, upper.isRead else { return nil }
    let band = ClassScale.Band(
      name: name, lower: lower.value?.value, includesLower: map["ge"] != nil,
      upper: upper.value?.value, includesUpper: map["le"] != nil)
    return LevelDraft.BandDraft(
      band: band, place: map.place, lowerPlace: lower.value?.place ?? map.place,
      upperPlace: upper.value?.place ?? map.place)
  }

  /// Reads an edge by either of its keys; an omitted edge is valid, one that is not a number is
  /// not.
  private func edge(
    _ map: YAMLMapping, _ including: String, _ excluding: String
  ) -> (value: Placed<Points>?, isRead: Bool) {
    let key = map[including] == nil ? excluding : including
    let value = map[key] == nil ? nil : map.points(key)
    return (value, value != nil || map[key] == nil)
  }
}
