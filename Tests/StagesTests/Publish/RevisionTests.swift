import Definitions
import Domain
import Foundation
import Stages
import TestSupport
import Testing

/// A generation whose definition differs from that of the generation before.
struct RevisionTests {
  static let hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script> \u{202E}"

  static func files() throws -> [String: String] {
    let round = try Project.round(Project.tiny)
    let revision = DefinitionRevision(
      since: 4,
      changes: [
        DefinitionChange(
          part: .unit, code: hostile,
          what: Bilingual(vi: "Đơn vị \(hostile)", en: "Unit \(hostile)"),
          from: Bilingual(vi: hostile, en: hostile), to: Bilingual(vi: "không", en: "no")),
        DefinitionChange(
          part: .policy, code: "ties", what: Bilingual(vi: "Xếp hạng", en: "Ties"), from: nil,
          to: Bilingual(vi: "a", en: "b")),
      ], words: [DefinitionRevision.Word(at: Instant(seconds: 1_704_000_000), reason: hostile)])
    let plain = PublishTests.input()
    let input = Publish.Generation(
      standings: plain.standings, scores: plain.scores, balance: plain.balance, revision: revision)
    return Dictionary(
      Publish(round: round, utcOffset: 25_200).files(input).map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func itStandsOnAPageOfItsOwnAndInTheData() throws {
    let files = try RevisionTests.files()
    let page = try #require(files["changes.html"])
    #expect(page.contains("có 2 thay đổi so với bản công bố số 4"))
    #expect(page.contains("differs from that of generation 4 in 2 things"))
    #expect(page.contains("31/12/2023"), "when the word was given")
    #expect(try #require(files["index.html"]).contains("href=\"changes.html\""))
    let rows = try CSVText.rows(#require(files["data/changes.csv"]))
    #expect(rows.map { $0["part"] } == ["unit", "policy"])
    #expect(rows.map { $0["to_en"] } == ["no", "b"] && rows[1]["from_vi"] == "")
    #expect(try #require(files["data/datapackage.json"]).contains("\"path\":\"changes.csv\""))
    #expect(try #require(files["data/changes.json"]).contains("\"since\":4"))
  }

  @Test func textFromADefinitionIsNoMarkupAndNoFormula() throws {
    let files = try RevisionTests.files()
    #expect(files["changes.html"]?.contains("<script>alert") == false)
    #expect(files["changes.html"]?.contains("\u{202E}") == false)
    #expect(files["data/changes.csv"]?.contains(",=cmd") == false)
  }
}
