import Domain

/// A respondent and the units to rate.
struct Respondent {
  /// The code on the questionnaire; names are never kept.
  let code: String
  /// The body the respondent comes from; nil when the plan names none.
  let from: Unit?
  /// The units the respondent rates.
  let rated: [Unit]
}

/// Who answers the survey: the plan's quotas turned into respondents.
struct Respondents {
  /// The round.
  let round: Round

  // The number of people asked in the commune survey, which plan 4614 does not state.
  private static let leadersPerDistrict = 5
  private static let citizensPerCommune = 10

  /// The respondents of a group who rate units of a level.
  func of(_ group: SurveyDesign.Group, rating level: String) -> [Respondent] {
    let rated = round.units.filter { $0.level == level }
    let initials = group.code.split(separator: "_").compactMap(\.first).map(String.init).joined()
    if !group.quotaByUnit.isEmpty { return delegates(group, initials, rated) }
    if let quota = group.quota {
      return (1...max(1, quota)).map {
        Respondent(code: "\(initials)-\(Phrases.two($0))", from: nil, rated: rated)
      }
    }
    return group.code == "LANH_DAO_PHONG_HUYEN"
      ? leaders(initials, rated) : citizens(initials, rated)
  }

  // A body's own people. Respondents from a unit inside a rated one, such as a commune's chair,
  // rate only that one; all others rate the whole level.
  private func delegates(_ group: SurveyDesign.Group, _ initials: String, _ rated: [Unit])
    -> [Respondent]
  {
    let ratedCodes = Set(rated.map(\.code))
    var respondents: [Respondent] = []
    for unit in round.units {
      guard let count = group.quotaByUnit[unit.code], count > 0 else { continue }
      let parent = unit.parent.flatMap { ratedCodes.contains($0) ? $0 : nil }
      let own = parent.map { code in rated.filter { $0.code == code } } ?? rated
      for number in 1...count {
        respondents.append(
          Respondent(
            code: "\(initials)-\(tail(unit))-\(Phrases.two(number))", from: unit, rated: own))
      }
    }
    guard let quota = group.quota else { return respondents }
    return Array(respondents.prefix(quota))
  }

  private func leaders(_ initials: String, _ rated: [Unit]) -> [Respondent] {
    districts(of: rated).flatMap { district in
      (1...Respondents.leadersPerDistrict).map { number in
        Respondent(
          code: "\(initials)-\(tail(district))-\(number)", from: district,
          rated: rated.filter { $0.parent == district.code })
      }
    }
  }

  private func citizens(_ initials: String, _ rated: [Unit]) -> [Respondent] {
    rated.flatMap { unit in
      (1...Respondents.citizensPerCommune).map { number in
        Respondent(
          code: "\(initials)-\(tail(unit))-\(Phrases.two(number))", from: nil, rated: [unit])
      }
    }
  }

  /// The parent units of the given ones, in roster order.
  func districts(of units: [Unit]) -> [Unit] {
    let codes = Set(units.compactMap(\.parent))
    return round.units.filter { codes.contains($0.code) }
  }

  private func tail(_ unit: Unit) -> String {
    unit.code.split(separator: "-").last.map(String.init) ?? unit.code
  }
}
