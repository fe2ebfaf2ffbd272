import Digests
import Domain
import Foundation
import TestSupport
import Testing

@testable import Pages

/// The pages of a small round, read as a reader and a browser would.
struct RoundPagesTests {
  static let nasty = "Sở <b>\"Thử\"</b> & 'x'\u{202E}"

  static func round() throws -> Round {
    let round = try Project.round(Project.tiny)
    let unit = Unit(
      code: "TW1", name: nasty, level: "trunguong", group: "TW", folder: "cuc-thue")
    return round.with(units: [unit] + round.units.dropFirst())
  }

  static func score(_ unit: String, _ index: String) -> UnitScore {
    let place = SourceCell(
      sha256: String(repeating: "a", count: 64),
      address: CellAddress(sheet: "Phiếu <1>", row: 5, column: 6))
    return UnitScore(
      unit: unit,
      leaves: [
        LeafScore(
          leaf: "A.1.a", maximum: points("12.5"), points: exact("12.5"), basis: .appraised,
          explanation: Bilingual(vi: "Vì <i>đủ</i>", en: "Since <i>enough</i>"), place: place)
      ],
      branches: [
        BranchScore(
          code: "A", achieved: exact("30"), maximum: Points(40), index: exact("75"),
          selfAssessed: Points(31))
      ], extras: [], achieved: exact("30"), maximum: Points(40), index: exact(index),
      selfAssessed: Points(31), appraised: exact("30"), surveyed: nil, missing: [],
      unrankedReason: nil,
      sources: [
        SourceFile(form: .appraisal, path: "_appraisal/a.xml", sha256: place.sha256)
      ])
  }

  static let standings = GroupStandings(
    level: "trunguong", group: "TW",
    ranked: [
      Standing(
        unit: "TW1", index: exact("89.9999"), rank: 1, bestRank: 1, worstRank: 2,
        band: Bilingual(vi: "Tốt", en: "Good"), isBandSensitive: true),
      Standing(
        unit: "TW2", index: exact("250/3"), rank: 2, bestRank: 1, worstRank: 2,
        band: Bilingual(vi: "Tốt", en: "Good"), isBandSensitive: false),
    ],
    unranked: [
      UnrankedUnit(
        unit: "TW3", index: nil, reason: Bilingual(vi: "Chưa đủ điểm", en: "Not complete"))
    ], hasShownTies: true)

  static func index() throws -> String {
    let pages = RoundPages(round: try round())
    let bytes = pages.index(
      standings: [standings], scores: ["TW1": score("TW1", "89.9999")],
      balance: Balance(
        seen: 15, accepted: 5, suspended: 4, duplicate: 3, unchanged: 2, waiting: 1))
    return String(decoding: bytes, as: UTF8.self)
  }

  static func unitPage() throws -> String {
    let pages = RoundPages(round: try round())
    return String(
      decoding: pages.unit(score("TW1", "89.9999"), standings: standings), as: UTF8.self)
  }

  @Test func figuresAreShownWithTheRoundsDecimalsAndMode() throws {
    let page = try RoundPagesTests.index()
    #expect(page.contains("<span lang=vi>89,999</span><span lang=en>89.999</span>"), "truncated")
    #expect(page.contains("<span lang=vi>83,333</span><span lang=en>83.333</span>"))
    #expect(page.contains("1<small>1–2</small>"), "the rank interval")
    #expect(page.contains("<span lang=vi>Tốt</span><span lang=en>Good</span>*"))
    #expect(page.contains("Chưa đủ điểm") && page.contains("href=\"units/TW3.html\""))
  }

  @Test func theNoteOnShownTiesStandsWhereThereAreSome() throws {
    #expect(try RoundPagesTests.index().contains("ranks follow the unrounded values"))
  }

  @Test(arguments: [0, 1])
  func noTextOfAnAgencyBecomesMarkup(page: Int) throws {
    let html = page == 0 ? try RoundPagesTests.index() : try RoundPagesTests.unitPage()
    #expect(html.contains("Sở &lt;b&gt;&quot;Thử&quot;&lt;/b&gt; &amp; &#39;x&#39;\u{FFFD}"))
    #expect(!html.contains("<b>\"Thử\"") && !html.contains("\u{202E}"))
    if page == 1 {
      #expect(html.contains("Vì &lt;i&gt;đủ&lt;/i&gt;") && !html.contains("Phiếu <1>"))
    }
  }

  @Test(arguments: [0, 1])
  func aPageNeedsNothingFromOutside(page: Int) throws {
    let html = page == 0 ? try RoundPagesTests.index() : try RoundPagesTests.unitPage()
    for text in ["http://", "https://", "src=", "@import", "url(", "{{"] {
      #expect(!html.contains(text), "\(text)")
    }
    #expect(!html.unicodeScalars.contains { (0xFDD0...0xFDEF).contains($0.value) }, "an open slot")
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"))
    for tag in ["table", "section", "main", "div", "span", "ul", "li", "tbody"] {
      let opened =
        html.components(separatedBy: "<\(tag)>").count
        + html.components(separatedBy: "<\(tag) ").count
      #expect(opened - 1 == html.components(separatedBy: "</\(tag)>").count, "\(tag)")
    }
  }

  @Test func thePolicyAllowsExactlyTheScriptThatIsThere() throws {
    let html = try RoundPagesTests.index()
    let script = try #require(
      html.components(separatedBy: "<script>").dropFirst().first?
        .components(separatedBy: "</script>").first)
    let base64 = Data(Digests.sha256(script).bytes).base64EncodedString()
    #expect(html.contains("script-src 'sha256-\(base64)'"), "the script's digest is \(base64)")
    #expect(html.components(separatedBy: "<script").count == 2)
  }

  @Test func theSameValuesGiveTheSameBytesFromAnyNumberOfThreads() async throws {
    let round = try RoundPagesTests.round()
    let pages = RoundPages(round: round)
    let expected = try RoundPagesTests.unitPage()
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let bytes = pages.unit(
            RoundPagesTests.score("TW1", "89.9999"), standings: RoundPagesTests.standings)
          return String(decoding: bytes, as: UTF8.self)
        }
      }
      for await page in group { #expect(page == expected) }
    }
  }
}
