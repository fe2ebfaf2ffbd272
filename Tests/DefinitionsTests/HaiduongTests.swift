import Definitions
import Domain
import TestSupport
import Testing

/// The arithmetic of plan 4614/KH-UBND on the definition of the first round.
struct HaiduongTests {
  static func round() throws -> Round {
    let (pipeline, faults) = DefinitionLoader.load(directory: Project.haiduong)
    #expect(faults.map(\.description) == [])
    return try #require(pipeline).round
  }

  static func survey() throws -> SurveyDesign { try #require(try round().survey) }

  /// How many people rate a level: the quotas of the groups of plan 4614 that rate just these.
  static func people(rating levels: [String]) throws -> Int {
    try survey().groups.filter { $0.rates == levels }.compactMap(\.quota).reduce(0, +)
  }

  @Test func fiveHundredAndTenPeople() throws {
    let common = try HaiduongTests.people(rating: ["so", "huyen"])
    let ofAgencies = try HaiduongTests.people(rating: ["so"])
    let ofDistricts = try HaiduongTests.people(rating: ["huyen"])
    #expect(common == 24 && ofAgencies == 179 && ofDistricts == 307)
    #expect(common + ofAgencies + ofDistricts == 510)
    let quotas = try HaiduongTests.survey().groups.compactMap(\.quota)
    #expect(quotas.reduce(0, +) == 510)
  }

  @Test func departmentHeadsAre143SinceBinhGiangHasEleven() throws {
    let group = try #require(
      try HaiduongTests.survey().groups.first { $0.code == "TRUONG_PHONG_HUYEN" })
    let binhgiang = try #require(
      try HaiduongTests.round().units.first { $0.name.hasSuffix("Bình Giang") })
    #expect(group.quotaByUnit.count == 12)
    #expect(group.quotaByUnit[binhgiang.code] == 11)
    #expect(group.quotaByUnit.filter { $0.key != binhgiang.code }.allSatisfy { $0.value == 12 })
    #expect(group.quotaByUnit.values.reduce(0, +) == 143)
    #expect(group.quota == 143, "and not 12 × 12 = 144")
  }

  static let quotas: [(group: String, units: Int, each: Int?, quota: Int)] = [
    ("HDND_TINH", 0, nil, 20), ("MTTQ_TINH", 0, nil, 4), ("LANH_DAO_HUYEN", 12, 3, 36),
    ("LANH_DAO_SO", 18, 4, 72), ("CHU_TICH_XA", 235, 1, 235),
  ]

  @Test(arguments: quotas)
  func quotasByUnit(group code: String, units: Int, each: Int?, quota: Int) throws {
    let group = try #require(try HaiduongTests.survey().groups.first { $0.code == code })
    #expect(group.quota == quota)
    #expect(group.quotaByUnit.count == units)
    #expect(group.quotaByUnit.values.allSatisfy { $0 == each })
  }

  @Test func theRosterHas18And12And235Units() throws {
    let round = try HaiduongTests.round()
    let counts = ["so", "huyen", "xa"].map { level in round.units.count { $0.level == level } }
    #expect(counts == [18, 12, 235])
    #expect(round.units.count == 265)
    let districts = Set(round.units.filter { $0.level == "huyen" }.map(\.code))
    let communes = round.units.filter { $0.level == "xa" }
    #expect(communes.allSatisfy { districts.contains($0.parent ?? "") })
    #expect(communes.allSatisfy { $0.group == $0.parent }, "ranked within their district")
    #expect(Set(communes.map(\.group)).count == 12)
    #expect(Set(round.units.map(\.folder)).count == 265)
    #expect(round.units.filter { !$0.isRanked }.isEmpty)
  }

  static let totals: [(level: String, areas: [String], survey: String, leaves: Int)] = [
    ("so", ["12", "10", "16", "10", "12", "8", "16", "16"], "30", 41),
    ("huyen", ["12", "10", "16", "9", "13", "8", "16", "16"], "30", 41),
    ("xa", ["13", "9", "23", "14", "9", "18", "14"], "25", 26),
  ]

  @Test(arguments: totals)
  func criteriaTotals(level: String, areas: [String], survey: String, leaves: Int) throws {
    let round = try HaiduongTests.round()
    let set = try #require(round.criteria[level])
    #expect(set.areas.map(\.maximum.description) == areas)
    #expect(set.leaves.count == leaves)
    #expect(set.leaves.map(\.maximum).reduce(.zero, +) == Points(100))
    let surveyed = set.leaves.filter { $0.method == .survey }.map(\.maximum).reduce(.zero, +)
    #expect(surveyed == points(survey))
    #expect(round.level(level)?.scaleMaximum == Points(100))
    #expect(round.level(level)?.surveyMaximum == points(survey))
  }

  @Test func everyRuleTypeAndPolicyOccurs() throws {
    let leaves = try HaiduongTests.round().criteria.values.flatMap(\.leaves)
    let types = Set(leaves.compactMap(\.rule?.typeName))
    #expect(types.isSuperset(of: ["enum", "band", "ratio", "deduct", "external", "survey_mean"]))
    #expect(Set(leaves.map(\.notApplicable)) == [.none, .exclude, .full])
  }

  @Test func selfAssessmentsAreDueUntil10January24Hours() throws {
    let round = try HaiduongTests.round()
    // 10/01/2024 24:00 in UTC+7 is 17:00 UTC; the last second that is on time is one before.
    #expect(round.deadlines[.selfAssessment] == Instant(seconds: 1_704_905_999))
    #expect(round.deadlineDays[.selfAssessment]?.vietnamese == "10/01/2024")
    #expect(round.deadlines.count == 1)
  }

  @Test func theClassesAreThoseOfThePublishedYearBefore() throws {
    let round = try HaiduongTests.round()
    for level in round.levels {
      let names = ["100", "90", "89.999999", "80", "79.999999", "0"]
        .map { level.classes.band(of: exact($0))?.name.en }
      #expect(
        names == [
          "90% and above", "90% and above", "80% to below 90%", "80% to below 90%", "Below 80%",
          "Below 80%",
        ])
    }
  }

  @Test func theRoundSaysThatItsCriteriaAreAReferenceSet() throws {
    let notice = try #require(try HaiduongTests.round().notice)
    #expect(notice.vi.contains("bộ tham khảo") && notice.vi.contains("3396/QĐ-UBND"))
  }
}
