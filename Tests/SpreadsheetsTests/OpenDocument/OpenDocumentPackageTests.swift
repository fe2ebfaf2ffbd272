import Spreadsheets
import TestSupport
import Testing

/// Packages and flat files as wholes.
struct OpenDocumentPackageTests {
  private let sample = OpenDocumentSample.row(
    "<table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>")

  @Test func passwordsAreNamed() {
    var parts = sample.parts
    parts[1] = .init(
      "META-INF/manifest.xml",
      "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry>"
        + "<m:encryption-data/></m:file-entry></m:manifest>")
    parts[2].content = [1, 2, 3]
    let book = Workbook.read(bytes: StoredZip(parts).bytes, file: "a.ods")
    #expect(book.faults == ["encrypted-file"])
  }

  @Test func otherDocumentsAreToldApart() {
    var text = sample
    text.tables = ""
    let markup = String(decoding: text.flat, as: UTF8.self).replacing(
      "office:spreadsheet", with: "office:text")
    let book = Workbook.read(bytes: Array(markup.utf8), file: "a.fodt")
    #expect(book.faults == ["not-a-spreadsheet"])
    #expect(book.diagnostics.first?.found.hasSuffix("}text>") == true)
  }

  @Test func doctypeIsRefused() {
    let markup = String(decoding: sample.flat, as: UTF8.self).replacing(
      "?><", with: "?><!DOCTYPE x [<!ENTITY e \"boom\">]><")
    #expect(Workbook.read(bytes: Array(markup.utf8), file: "a.fods").faults == ["doctype"])
    var parts = sample.parts
    parts[2].content = Array(
      markup.replacing("office:document", with: "office:document-content").utf8)
    #expect(Workbook.read(bytes: StoredZip(parts).bytes, file: "a.ods").faults == ["doctype"])
  }

  @Test func anyPrefixWillDo() {
    let markup = String(decoding: sample.flat, as: UTF8.self)
      .replacing("office:", with: "o:").replacing(":office=", with: ":o=")
      .replacing(":xmlns:o:1", with: ":xmlns:office:1")
    let book = Workbook.read(bytes: Array(markup.utf8), file: "a.fods")
    #expect(book.lines == ["S!A1 string a"])
    #expect(book.format == .flatODS)
  }

  @Test func flatFilesCutOffAreNamed() {
    let bytes = sample.flat
    #expect(Completeness.check(bytes) == .complete)
    for cut in [1, 20, 60, 100] {
      let short = Array(bytes.dropLast(cut))
      #expect(Completeness.check(short) == .incomplete(.rootNotClosed))
      #expect(!Workbook.read(bytes: short, file: "a.fods").isTrustworthy)
    }
  }

  @Test func packagesCutOffAreNamed() {
    let bytes = StoredZip(sample.parts).bytes
    #expect(Completeness.check(bytes) == .complete)
    let short = Array(bytes.dropLast(30))
    #expect(Completeness.check(short) == .incomplete(.directoryMissing))
    #expect(Workbook.read(bytes: short, file: "a.ods").faults == ["incomplete-file"])
  }

  @Test func wideTextIsRead() {
    let text =
      "\u{FEFF}"
      + String(decoding: sample.flat, as: UTF8.self).replacing(
        "encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"")
    let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(Workbook.read(bytes: wide, file: "a.fods").lines == ["S!A1 string a"])
  }

  @Test func linesOfFlatFilesAreTold() {
    let sample = OpenDocumentSample.row(
      "\n\n<table:table-cell office:value-type=\"float\" office:value=\"x\"/>")
    #expect(sample.readFlat().diagnostics.first?.line == 3)
    #expect(sample.read().diagnostics.first?.line == nil)
  }

  @Test(
    .enabled(
      if: Project.shared("corpus/hostile/tafia_calamine/issue_594_dos.ods") != nil,
      "the corpus is not here"))
  func publicHostileRepeatEndsSoon() throws {
    let path = try #require(Project.shared("corpus/hostile/tafia_calamine/issue_594_dos.ods"))
    let start = ContinuousClock.now
    let book = try Workbook.read(path: path)
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(book.faults.contains("too-many-repeats"))
  }
}
