import Definitions
import Domain
import Foundation
import Runner
import TestSupport
import Testing

@testable import Pages

/// Pages of values that try to break out of them.
struct HostileTextTests {
  static let hostile = "<script>alert(1)</script>\"><img onerror='x'>\u{202E}\u{1B}"

  private func pages() throws -> RoundPages {
    RoundPages(round: try WorkedRound().pipeline().round)
  }

  private func expectHarmless(_ page: [UInt8]) {
    let html = String(decoding: page, as: UTF8.self)
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!html.contains("<script>alert") && !html.contains("<img"))
    #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
    #expect(html.components(separatedBy: "<script>").count == 2, "the page's own script only")
  }

  @Test func anIndexOfHostileNames() throws {
    let pages = try pages()
    let level = try #require(pages.round.levels.first)
    let text = HostileTextTests.hostile
    let group = GroupStandings(
      level: level.code, group: text,
      ranked: [
        Standing(
          unit: text, index: Fraction(100), rank: 1, bestRank: 1, worstRank: 2,
          band: Bilingual(vi: text, en: text), isBandSensitive: true)
      ], unranked: [UnrankedUnit(unit: text, index: nil, reason: Bilingual(vi: text, en: "x"))],
      hasShownTies: true)
    let balance = Balance(
      seen: 0, accepted: 0, suspended: 0, duplicate: 0, unchanged: 0, waiting: 0)
    expectHarmless(pages.index(standings: [group], scores: [:], balance: balance))
  }

  @Test func aReceiptOfHostileFindings() throws {
    let pages = try pages()
    let text = HostileTextTests.hostile
    let words = Bilingual(vi: text, en: text)
    let finding = Finding(
      code: .answerOutsideScale, severity: .error,
      place: CellAddress(sheet: text, row: 1, column: 1), leaf: text, found: text, message: words,
      expected: words, mend: words)
    let receipt = Receipt(
      arrival: Arrival(
        path: Bytewise(text), folder: Bytewise(text), sha256: String(repeating: "0", count: 64),
        size: 1,
        receivedAt: Instant(seconds: 0), look: 1),
      subject: Subject(form: .selfAssessment, key: Bytewise(text)), disposition: .suspended,
      revision: nil,
      counts: false, other: Bytewise(text), isLate: true, findings: [finding])
    let page = pages.receipt(receipt, utcOffset: 0)
    expectHarmless(page)
    let html = String(decoding: page, as: UTF8.self)
    #expect(html.contains("id=\"notice\""), "the reference set is named on every page")
  }

  @Test func missingLeavesStandTogether() {
    func missing(_ leaf: String, _ vi: String) -> MissingLeaf {
      MissingLeaf(leaf: leaf, reason: Bilingual(vi: vi, en: "Leaf \(leaf): absent"))
    }
    let groups = MissingGroups([
      missing("1.1", "Tiêu chí 1.1: chưa có"), missing("1.2", "Tiêu chí 1.2: chưa có"),
      missing("2", "Khác"),
    ]).groups
    #expect(groups.map(\.leaves) == [["1.1", "1.2"], ["2"]])
    #expect(groups.map(\.reason.vi) == ["chưa có", "Khác"])
    #expect(groups.map(\.reason.en) == ["absent", "absent"])
  }
}
