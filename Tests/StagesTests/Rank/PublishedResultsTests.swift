import Domain
import Foundation
import Stages
import TestSupport
import Testing

/// Results that provinces published, reproduced through the score and rank stages.
struct PublishedResultsTests {
  static let folder = Project.shared("reference/ground-truth")
  static let absent: Comment = "the published results are not beside the project"

  static func rows(_ name: String) throws -> [[String: String]] {
    let path = (folder ?? "") + "/" + name
    return try CSVText.rows(String(contentsOfFile: path, encoding: .utf8))
  }

  /// A unit of 60 appraised and 40 surveyed points with these points, to two decimals.
  static func score(appraised: String, surveyed: String) -> UnitScore {
    // Of 4000 answers worth 100 or 0, one answer is a hundredth of a point.
    let hundredths = Int(points(surveyed).millionths / 10_000)
    return SmallUnit(
      nodes: [node("2", "60", .yesNo), node("1", "40", .surveyMean, by: .survey)],
      appraised: [row("2", appraised)],
      tallies: [SurveyTests.tally(["DAN_BIEU": ["A": hundredths, "D": 4000 - hundredths]])],
      survey: SurveyTests.design()
    ).score()
  }

  static func entry(_ unit: String, _ score: UnitScore) -> Rank.Entry {
    let entry = Rank.Entry(score)
    return Rank.Entry(unit: unit, index: entry.index, unrankedReason: entry.unrankedReason)
  }

  @Test func vinhphucFinanceDepartmentIsFirst() throws {
    let first = PublishedResultsTests.score(appraised: "59.25", surveyed: "33.68")
    let second = PublishedResultsTests.score(appraised: "59.00", surveyed: "32.33")
    #expect(first.appraised == exact("59.25") && first.surveyed == exact("33.68"))
    #expect(first.achieved == exact("92.93") && first.index == exact("92.93"))
    let stage = Rank(
      level: "so", group: "SO", classes: RankTests.classes, policies: Policies())
    let standings = stage.run([
      PublishedResultsTests.entry("Sở Xây dựng", second),
      PublishedResultsTests.entry("Sở Tài chính", first),
    ])
    #expect(standings.ranked.map(\.unit) == ["Sở Tài chính", "Sở Xây dựng"])
    #expect(standings.ranked.first?.rank == 1 && standings.ranked.first?.band?.vi == "cao")
  }

  @Test(.enabled(if: folder != nil, absent))
  func vinhphuc2019TotalsAndRanksOfAllUnits() throws {
    let rows = try PublishedResultsTests.rows("results-vinhphuc-2019.csv")
    var reproduced = 0
    for group in Set(rows.compactMap { $0["group"] }).sorted() {
      // In reverse, so that the order of the table cannot give the ranks.
      let published = rows.filter { $0["group"] == group }.reversed()
      let stage = Rank(
        level: "so", group: group, classes: RankTests.classes, policies: Policies())
      let standings = stage.run(
        published.map { row in
          PublishedResultsTests.entry(
            row["unit"] ?? "",
            PublishedResultsTests.score(
              appraised: row["direct_appraised"] ?? "", surveyed: row["survey_xhh"] ?? ""))
        })
      for row in published {
        let standing = try #require(standings.ranked.first { $0.unit == row["unit"] })
        #expect(Policies().shown(standing.index) == row["total"], "\(row["unit"] ?? "")")
        #expect(String(standing.rank) == row["rank"], "\(row["unit"] ?? "")")
        reproduced += 1
      }
    }
    #expect(reproduced == 22)
  }

  @Test(.enabled(if: folder != nil, absent))
  func hue2021RanksAndClassesOfAllAgencies() throws {
    let policies = Policies(displayDecimals: 3)
    let classes = ClassScale(bands: [
      RankTests.band("Xuất sắc", "90", "100", includesUpper: true),
      RankTests.band("Tốt", "80", "90"), RankTests.band("Khá", "0", "80"),
    ])
    let rows = try PublishedResultsTests.rows("results-thuathienhue-2021.csv")
      .filter { $0["group"] == "so" }
    let stage = Rank(level: "so", group: "SO", classes: classes, policies: policies)
    let standings = stage.run(
      rows.reversed().map { published in
        let unit = SmallUnit(
          nodes: [node("1", "100", .yesNo)], appraised: [row("1", published["score"])])
        return PublishedResultsTests.entry(published["unit"] ?? "", unit.score())
      })
    #expect(standings.ranked.count == 21)
    for row in rows {
      let standing = try #require(standings.ranked.first { $0.unit == row["unit"] })
      #expect(policies.shown(standing.index) == row["score"], "\(row["unit"] ?? "")")
      #expect(String(standing.rank) == row["rank"], "\(row["unit"] ?? "")")
      #expect(standing.band?.vi == row["class"], "\(row["unit"] ?? "")")
    }
  }

  @Test(.enabled(if: folder != nil, absent))
  func hueCommuneClassSharesAreHalfUpAtTwoDecimals() throws {
    let rows = try PublishedResultsTests.rows("results-thuathienhue-xa-classcounts.csv")
      .filter { $0["year"] == "2021" }
    #expect(rows.count == 4)
    let names = rows.compactMap { $0["class"] }
    let bands = names.enumerated().map { place, name in
      RankTests.band(
        name, String(90 - 10 * place), String(100 - 10 * place), includesUpper: place == 0)
    }
    let indices = zip(rows, 0...).flatMap { row, place in
      Array(repeating: Fraction(95 - 10 * place), count: Int(row["count"] ?? "") ?? 0)
    }
    let stage = Rank(
      level: "xa", group: "XA", classes: ClassScale(bands: bands), policies: Policies())
    let ranked = stage.run(
      indices.enumerated().map { number, index in
        Rank.Entry(unit: "\(number)", index: index, unrankedReason: nil)
      }
    ).ranked
    for row in rows {
      #expect(String(ranked.count) == row["n_units"])
      let count = ranked.count { $0.band?.vi == row["class"] }
      let share = Fraction(100 * count, over: ranked.count)
      #expect(Policies().shown(share) == row["published_pct"])
    }
  }
}
