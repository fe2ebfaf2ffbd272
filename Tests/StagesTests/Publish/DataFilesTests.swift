import Definitions
import Domain
import Foundation
import Runner
import TestSupport
import Testing

/// The published tables: well-formed, as described, and the same figures in each form.
struct DataFilesTests {
  struct Package: Decodable {
    struct Resource: Decodable {
      struct Schema: Decodable {
        let fields: [Field]
        let primaryKey: [String]
        let foreignKeys: [ForeignKey]?
      }
      let name: String
      let path: String
      let schema: Schema?
    }
    struct Field: Decodable {
      struct Constraints: Decodable { let required: Bool }
      let name: String
      let type: String
      let constraints: Constraints?
    }
    struct ForeignKey: Decodable {
      struct Reference: Decodable {
        let resource: String
        let fields: [String]
      }
      let fields: [String]
      let reference: Reference
    }
    let resources: [Resource]
  }

  static func generation() throws -> [String: Data] {
    try PublishedSample.round().folder.files(below: "Outbox/haiduong-2023/generations/1")
  }

  @Test func tablesAreAsThePackageDescribesThem() throws {
    let files = try DataFilesTests.generation()
    let package = try JSONDecoder().decode(
      Package.self, from: try #require(files["data/datapackage.json"]))
    var tables: [String: CSVText] = [:]
    for resource in package.resources {
      let bytes = try #require(files["data/" + resource.path], "\(resource.path)")
      guard let schema = resource.schema else { continue }
      let table = try CSVText(Array(bytes))
      tables[resource.name] = table
      #expect(table.records.first == schema.fields.map(\.name), "\(resource.path)")
      #expect(table.records.count > 1)
      for record in table.records.dropFirst() {
        #expect(record.count == schema.fields.count)
        for (field, value) in zip(schema.fields, record) where !fits(value, field) {
          Issue.record("\(resource.path): \(field.name) is \(value)")
        }
      }
      let keys = table.rows.map { row in schema.primaryKey.map { row[$0] ?? "" } }
      #expect(Set(keys).count == keys.count, "\(resource.path): the primary key repeats")
    }
    for resource in package.resources {
      for key in resource.schema?.foreignKeys ?? [] {
        let there = Set(
          (tables[key.reference.resource]?.rows ?? []).map { row in
            key.reference.fields.map { row[$0] ?? "" }
          })
        let here = Set(
          (tables[resource.name]?.rows ?? []).map { row in
            key.fields.map { row[$0] ?? "" }
          })
        #expect(here.isSubset(of: there), "\(resource.name) → \(key.reference.resource)")
      }
    }
  }

  private func fits(_ value: String, _ field: Package.Field) -> Bool {
    if value.isEmpty { return field.constraints?.required != true }
    return switch field.type {
    case "string": true
    case "integer": value.wholeMatch(of: /-?[0-9]+/) != nil
    case "number": value.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) != nil
    case "boolean": value == "true" || value == "false"
    default: false
    }
  }

  @Test func everyUnitAndEveryLeafHasALine() throws {
    let files = try DataFilesTests.generation()
    let round = try PublishedSample.round().pipeline().round
    let standings = try CSVText(Array(try #require(files["data/standings.csv"]))).rows
    #expect(Set(standings.compactMap { $0["unit"] }) == Set(round.units.map(\.code)))
    #expect(standings.count == round.units.count)
    #expect(standings.count { $0["rank"]?.isEmpty == false } > 10)
    for row in standings {
      #expect((row["rank"] == "") != (row["not_ranked_because"] == ""), "\(row)")
    }
    let points = try CSVText(Array(try #require(files["data/points.csv"]))).rows
    #expect(Set(points.compactMap { $0["unit"] }).count == round.units.count)
  }

  @Test func exactFractionsGiveTheShownValues() throws {
    let files = try DataFilesTests.generation()
    let policies = try PublishedSample.round().pipeline().round.policies
    let standings = try CSVText(Array(try #require(files["data/standings.csv"]))).rows
    for row in standings where row["index"] != "" {
      #expect(policies.shown(try fraction(row["index_exact"])) == row["index"])
      #expect(policies.shown(try fraction(row["achieved_exact"])) == row["achieved"])
      let maximum = try fraction(row["maximum"]?.replacing(".", with: ""))
      #expect(!maximum.isZero)
    }
    let points = try CSVText(Array(try #require(files["data/points.csv"]))).rows
    for row in points where row["points_exact"] != "" {
      #expect(policies.shown(try fraction(row["points_exact"])) == row["points_shown"])
    }
  }

  @Test func jsonHasTheFiguresOfTheTable() throws {
    struct Number: Decodable {
      let shown: Decimal
      let exact: String
    }
    struct Entry: Decodable {
      let unit: String
      let rank: Int?
      let index: Number?
      let achieved: Number?
    }
    struct Group: Decodable {
      let ranked: [Entry]
      let unranked: [Entry]
    }
    struct Standings: Decodable { let groups: [Group] }
    let files = try DataFilesTests.generation()
    let json = try JSONDecoder().decode(
      Standings.self, from: try #require(files["data/standings.json"]))
    let entries = json.groups.flatMap { $0.ranked + $0.unranked }
    let rows = try CSVText(Array(try #require(files["data/standings.csv"]))).rows
    #expect(entries.map(\.unit) == rows.map { $0["unit"] ?? "" })
    for (entry, row) in zip(entries, rows) {
      #expect(entry.rank.map(String.init) ?? "" == row["rank"])
      #expect(entry.index?.exact ?? "" == row["index_exact"])
      #expect(entry.index?.shown == Decimal(string: row["index"] ?? ""))
      #expect(entry.achieved?.exact ?? "" == row["achieved_exact"])
      #expect(entry.achieved?.shown == Decimal(string: row["achieved"] ?? ""))
    }
  }

  private func fraction(_ text: String?) throws -> Fraction {
    let coded = try JSONEncoder().encode([try #require(text)])
    return try #require(try JSONDecoder().decode([Fraction].self, from: coded).first)
  }
}
