import Domain
import Testing

@testable import Stages

/// A form that names a unit by a twin of its code says so.
struct DisguisedNameTests {
  @Test(arguments: [
    "SO-\u{212A}", "SO-\u{FF21}", "SO\u{200B}-A", "SO-\u{391}", "S\u{41E}-A", "SO\u{AD}-A",
    "SO-A\u{E0041}", "SO\u{3164}-A",
  ])
  func aTwinOfACodeIsAFinding(_ code: String) {
    let cell = IngestedCell(row: 1, column: 2, kind: .string, raw: code)
    let finding = DisguisedName.finding(cell, sheet: "T")
    #expect(finding?.code == .nameNear && finding?.place?.cell == "B1")
    #expect(finding?.found.contains("‹U+") == true)
  }

  @Test(arguments: [
    "SO-A", " Sở Nội vụ\u{A0}", "So\u{31B}\u{309} No\u{323}\u{302}i vu\u{323}", "SNV\u{200B}",
    "\u{FEFF}SO-A", "“Đội số 3” – Phường Trần Hưng Đạo",
  ])
  func anOrdinaryNameIsNone(_ name: String) {
    let cell = IngestedCell(row: 1, column: 2, kind: .string, raw: name)
    #expect(DisguisedName.finding(cell, sheet: "T") == nil)
  }

  @Test func theReceiptSaysIt() {
    let judged = JudgedRound.judge(
      FolderAndTimeTests.drawn("Mã đơn vị: SO\u{200B}-A"), in: "SO-A")
    #expect(judged.findings.contains { $0.code == .nameNear })
  }
}
