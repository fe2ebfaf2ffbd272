import Foundation
import Spreadsheets
import Testing

/// Files that attack their reader end at once, with a diagnostic that says so.
///
/// The limit is against reading that never ends: it counts the wait for a thread, too, which on a busy
/// machine is as long as all tests. What an attack costs is measured in Benchmarks/hostile.
@Suite(.timeLimit(.minutes(20))) struct HostileTests {
  struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    let code: Diagnostic.Code
    let make: @Sendable () -> String
    var testDescription: String { name }
  }

  static let canary = "mật khẩu không được lộ"

  static func entities(_ declarations: String, _ use: String) -> String {
    Reading.book(
      table: Reading.row(use), head: "<?xml version=\"1.0\"?><!DOCTYPE Workbook [\(declarations)]>")
  }

  static func styles(_ styles: String) -> String {
    Reading.book(table: Reading.row("a"), styles: "<Styles>\(styles)</Styles>")
  }

  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static func numbered(_ count: Int, _ text: (Int) -> String) -> String {
    (0..<count).map(text).joined()
  }

  static let attacks: [Attack] = [
    Attack(name: "billion laughs", code: .doctype) {
      entities(
        "<!ENTITY a0 \"ha\">"
          + numbered(12) { n in "<!ENTITY a\(n + 1) \"\(repeated("&a\(n);", 10))\">" }, "&a12;")
    },
    Attack(name: "quadratic blow-up", code: .doctype) {
      entities("<!ENTITY a \"\(repeated("x", 50_000))\">", repeated("&a;", 50_000))
    },
    Attack(name: "external DTD", code: .doctype) {
      "<!DOCTYPE Workbook SYSTEM \"http://127.0.0.1:9/x.dtd\">"
        + Reading.book(table: Reading.row("a"), head: "")
    },
    Attack(name: "parameter entities", code: .doctype) {
      entities("<!ENTITY % a \"<!ENTITY b 'c'>\"> %a; %a;", "&b;")
    },
    Attack(name: "DOCTYPE alone", code: .doctype) { entities("", "a") },
    Attack(name: "depth", code: .nestingTooDeep) {
      Reading.book(table: repeated("<Row>", 100_000) + repeated("</Row>", 100_000))
    },
    Attack(name: "depth within rich text", code: .nestingTooDeep) {
      Reading.book(table: Reading.row(repeated("<B>", 100_000)))
    },
    Attack(name: "attributes", code: .noProgress) {
      Reading.book(table: "<Row \(numbered(200_000) { "a\($0)=\"\" " })/>")
    },
    Attack(name: "attributes in little text", code: .tooManyNames) {
      Reading.book(table: "<Row \(numbered(60_000) { "a\($0)=\"\" " })/>")
    },
    Attack(name: "attributes of few names", code: .tooManyAttributes) {
      Reading.book(table: "<Row \(numbered(1_000) { "a\($0)=\"\" " })/>")
    },
    Attack(name: "namespaces", code: .tooManyNames) {
      Reading.book(table: repeated("<Row \(numbered(2_000) { "xmlns:a\($0)=\"u\" " })/>", 500))
    },
    Attack(name: "namespaces in scope", code: .tooManyNames) {
      let scopes = numbered(50) { depth in
        "<Row \(numbered(120) { "xmlns:n\(depth)x\($0)=\"u\" " })>"
      }
      return Reading.book(
        table: scopes + repeated("<n0x0:a \(numbered(250) { "n0x0:b\($0)=\"\" " })/>", 2_000))
    },
    Attack(name: "styles", code: .tooManyParts) {
      styles(numbered(65_537) { "<Style ss:ID=\"\($0)\"/>" })
    },
    Attack(name: "names of styles", code: .tooManyParts) {
      styles(numbered(600) { "<Style ss:ID=\"\($0)\(repeated("x", 10_000))\"/>" })
    },
    Attack(name: "names", code: .tooManyNames) {
      Reading.book(table: numbered(1_000_000) { "<a\($0)/>" })
    },
    Attack(name: "text of 60 MB", code: .textTooLong) {
      Reading.book(table: Reading.row(repeated("0123456789abcdef", 60_000_000 / 16)))
    },
    Attack(name: "CDATA of 20 MB", code: .noProgress) {
      Reading.book(table: Reading.row("<![CDATA[" + repeated("0123456789", 2_000_000) + "]]>"))
    },
    Attack(name: "attribute of 11 MB", code: .noProgress) {
      Reading.book(table: "<Row a=\"" + repeated("0123456789", 1_100_000) + "\"/>")
    },
    Attack(name: "comment of 20 MB", code: .noProgress) {
      Reading.book(table: "<!--" + repeated("0123456789", 2_000_000) + "-->")
    },
    Attack(name: "processing instruction of 20 MB", code: .noProgress) {
      Reading.book(table: "<?a " + repeated("0123456789", 2_000_000) + "?>")
    },
    Attack(name: "tag without end", code: .noProgress) {
      Reading.book(table: "<Row " + repeated("a ", 2_000_000))
    },
    Attack(name: "sheets", code: .tooManySheets) {
      Reading.book(
        table: "</Table></Worksheet>"
          + numbered(1_025) { "<Worksheet ss:Name=\"\($0)\"/>" } + "<Worksheet><Table>")
    },
    Attack(name: "misplaced elements", code: .tooManyDiagnostics) {
      Reading.book(table: repeated("<Cell/>", 20_000))
    },
  ]

  @Test(arguments: attacks)
  func attackEndsInItsDiagnostic(_ attack: Attack) {
    let workbook = Workbook.read(bytes: Array(attack.make().utf8), file: "f.xml")
    #expect(workbook.diagnostics.last?.code == attack.code)
    #expect(workbook.diagnostics.last?.code.category == .hostile)
    #expect(!workbook.isTrustworthy)
    #expect(workbook.sheets.allSatisfy { $0.cells.isEmpty })
  }

  @Test(arguments: [
    "<!ENTITY x SYSTEM \"|\">", "<!ENTITY % p SYSTEM \"|\"> %p;",
    "<!ENTITY x PUBLIC \"-//X\" \"|\">",
  ])
  func noOtherFileIsRead(declaration: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "canary-\(UUID()).txt")
    try Self.canary.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    for address in [file.absoluteString, file.path(percentEncoded: false)] {
      let text = Self.entities(declaration.replacing("|", with: address), "&x;")
      for recovery in [RecoveryPolicy.keepAndMark, .refuse] {
        let workbook = Workbook.read(bytes: Array(text.utf8), file: "f.xml", recovery: recovery)
        #expect(workbook.diagnostics.map(\.code) == [.doctype])
        #expect(!"\(workbook)".contains(Self.canary))
      }
    }
  }

  @Test func cellsAndBytesHaveALimit() {
    var limits = Limits.standard
    limits.cells = 2
    let few = Reading(table: Reading.row("a", "b", "c"), limits: limits)
    #expect(few.cells == "A1 a, B1 b")
    #expect(few.codes == [.tooManyCells])
    limits = .standard
    limits.bytes = 100
    #expect(Reading(table: Reading.row("a"), limits: limits).codes == [.fileTooLarge])
  }

  @Test func manyWideMergesCostLittle() {
    let row = "<Row><Cell ss:MergeAcross=\"16383\" ss:MergeDown=\"1048000\"/></Row>"
    let reading = Reading(table: Self.repeated(row, 20_000) + Reading.row("a"))
    #expect(reading.cells == "A20001 a")
  }

  @Test func hugeJumpsCostNothing() {
    let rows = Self.numbered(1_000) { n in
      "<Row ss:Index=\"\(n * 1_000 + 1)\">\(Reading.text("a", "ss:Index=\"16384\""))</Row>"
    }
    #expect(Reading(table: rows).workbook.sheets[0].cells.count == 1_000)
  }

  @Test(
    .enabled(if: !Corpus.hostile.isEmpty, Comment(rawValue: Corpus.absence)),
    arguments: Corpus.hostile)
  func knownAttacksAreRefused(path: String) throws {
    let workbook = Workbook.read(bytes: try Corpus.bytes(path), file: path)
    let expected: Diagnostic.Code =
      path.contains("/simple")
      ? .notASpreadsheet : path.hasSuffix("/dtd.xml") ? .htmlFile : .doctype
    #expect(workbook.diagnostics.map(\.code) == [expected])
    #expect(workbook.sheets.isEmpty)
  }

  /// Small damage anywhere: nothing stops the program, and chunks make no difference.
  @Test(arguments: UInt64(1)...400)
  func damagedFileIsReadTheSameInPieces(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var bytes = Array(
      Reading.book(
        table: Reading.row("điểm &amp; x", "a&#7;b")
          + "<Row ss:Index=\"4\">\(Reading.data("Number", "8.5"))<!-- c --></Row>"
      ).utf8)
    let odd = Array("<>&;\"'#/=\u{0}\u{7} xa1".utf8) + [0x80, 0xC3, 0xE1, 0xF4, 0xFF]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 60..<bytes.count, using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0: bytes[place] = odd.randomElement(using: &random) ?? 0
      case 1: bytes.remove(at: place)
      default: bytes.insert(odd.randomElement(using: &random) ?? 0, at: place)
      }
    }
    let whole = EventLog.read(bytes, pieceSize: .max)
    for size in [1, 2, 7] {
      #expect(EventLog.read(bytes, pieceSize: size).events == whole.events)
    }
  }
}
