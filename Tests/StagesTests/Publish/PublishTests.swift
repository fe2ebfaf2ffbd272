import Domain
import Foundation
import Stages
import TestSupport
import Testing

/// The files of a generation: which there are, and that tables say exactly what was scored.
struct PublishTests {
  static let leaves = [
    LeafScore(
      leaf: "A.1.a", maximum: points("12.5"), points: exact("25/3"), basis: .rule,
      explanation: Bilingual(vi: "vì", en: "since"), selfPoints: points("12.5")),
    LeafScore(
      leaf: "B.1", maximum: Points(20), points: nil, basis: .excluded,
      explanation: Bilingual(vi: "vì", en: "since"),
      groups: [
        GroupMean(group: "X", answers: 3, mean: nil), GroupMean(group: "Y", answers: 4, mean: nil),
      ]),
  ]

  static func score(_ unit: String, _ achieved: String, _ index: String?) -> UnitScore {
    UnitScore(
      unit: unit, leaves: leaves, branches: [], extras: [], achieved: exact(achieved),
      maximum: Points(40), index: index.map(exact), selfAssessed: points("12.5"),
      appraised: exact(achieved), surveyed: nil, missing: [], unrankedReason: nil, sources: [])
  }

  static func input() -> Publish.Generation {
    let standings = GroupStandings(
      level: "trunguong", group: "TW",
      ranked: [
        Standing(
          unit: "TW1", index: exact("250/3"), rank: 1, bestRank: 1, worstRank: 1,
          band: Bilingual(vi: "Tốt", en: "Good"), isBandSensitive: false),
        Standing(
          unit: "TW2", index: exact("-5/4"), rank: 2, bestRank: 2, worstRank: 2, band: nil,
          isBandSensitive: false),
      ],
      unranked: [
        UnrankedUnit(unit: "TW3", index: nil, reason: Bilingual(vi: "thiếu", en: "missing"))
      ], hasShownTies: false)
    return Publish.Generation(
      standings: [standings],
      scores: ["TW1": score("TW1", "100/3", "250/3"), "TW2": score("TW2", "-1/2", "-5/4")],
      balance: Balance(seen: 2, accepted: 2, suspended: 0, duplicate: 0, unchanged: 0, waiting: 0))
  }

  static func files() throws -> [String: String] {
    let stage = Publish(round: try Project.round(Project.tiny), utcOffset: 25_200)
    let files = stage.files(input())
    #expect(files.map(\.path) == files.map(\.path).sorted())
    return Dictionary(
      files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func aGenerationHasTheseFiles() throws {
    #expect(
      try PublishTests.files().keys.sorted() == [
        "data/criteria.csv", "data/datapackage.json", "data/points.csv", "data/standings.csv",
        "data/standings.json", "index.html", "standings.csv", "standings.xlsx", "standings.xml",
        "units/TW1.html", "units/TW2.html",
      ])
  }

  @Test func theTableForPeopleOpensInExcelByADoubleClick() throws {
    let bytes = Array(try #require(PublishTests.files()["standings.csv"]).utf8)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
    #expect(lines.first?.hasPrefix("Cấp;Khối xếp hạng;Hạng;Mã đơn vị;Đơn vị;Chỉ số (%)") == true)
    let indices = lines.dropFirst().map {
      $0.split(separator: ";", omittingEmptySubsequences: false)[5]
    }
    #expect(indices.contains { $0.contains(",") } && !indices.contains { $0.contains(".") })
  }

  @Test func theTableOfStandingsHasShownAndExactValues() throws {
    let rows = try CSVText.rows(#require(try PublishTests.files()["data/standings.csv"]))
    #expect(rows.map { $0["unit"] } == ["TW1", "TW2", "TW3"])
    let first = try #require(rows.first)
    #expect(first["name"] == "Cục Thuế" && first["rank"] == "1" && first["class"] == "Tốt")
    #expect(first["index"] == "83.333" && first["index_exact"] == "250/3")
    #expect(first["achieved"] == "33.333" && first["achieved_exact"] == "100/3")
    #expect(first["surveyed"] == "" && first["self_assessed"] == "12.5")
    #expect(rows[1]["index"] == "-1.250", "a negative number stays a number")
    #expect(rows[2]["rank"] == "" && rows[2]["not_ranked_because"] == "thiếu")
  }

  @Test func theTableOfPointsHasALineAUnitAndLeaf() throws {
    let rows = try CSVText.rows(#require(try PublishTests.files()["data/points.csv"]))
    #expect(rows.count == 4)
    let first = try #require(rows.first)
    #expect(first["level"] == "trunguong" && first["leaf"] == "A.1.a")
    #expect(first["points"] == "" && first["points_exact"] == "25/3", "a decimal has no end")
    #expect(first["points_shown"] == "8.333" && first["counted"] == "true")
    #expect(rows[1]["counted"] == "false" && rows[1]["answers"] == "7")
    #expect(rows[1]["points"] == "" && rows[1]["basis"] == "excluded")
  }

  @Test func thePackageDescribesExactlyTheTablesThatAreThere() throws {
    let files = try PublishTests.files()
    let json = try #require(files["data/datapackage.json"])
    let package = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let resources = try #require(package["resources"] as? [[String: Any]])
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let text = try #require(files["data/" + path], "\(path) is described but not there")
      guard let schema = resource["schema"] as? [String: Any],
        let fields = schema["fields"] as? [[String: Any]]
      else { continue }
      let header = text.split(whereSeparator: \.isNewline).first.map(String.init)
      #expect(fields.compactMap { $0["name"] as? String }.joined(separator: ",") == header)
    }
    #expect(resources.count == 4)
  }

  @Test func theWorkbookAndTheJSONNameTheUnits() throws {
    let files = try PublishTests.files()
    for path in ["standings.xml", "data/standings.json"] {
      let text = try #require(files[path])
      for name in ["Cục Thuế", "Kho bạc", "Công an"] { #expect(text.contains(name), "\(path)") }
    }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let round = try Project.round(Project.tiny)
    let first = Publish(round: round, utcOffset: 25_200).files(PublishTests.input())
    let second = Publish(round: round, utcOffset: 25_200).files(PublishTests.input())
    #expect(first == second)
  }
}
