import Foundation
import FoundationXML
import Testing

@testable import Spreadsheets

@Suite struct MarkupTests {
  @Test(arguments: [
    ("a & b", "a &amp; b"), ("<a>", "&lt;a&gt;"), ("\"q\" 'q'", "&quot;q&quot; 'q'"),
    ("a\nb", "a&#10;b"), ("a\r\nb", "a&#13;&#10;b"), ("a\tb", "a&#9;b"),
    ("\u{0}\u{7}\u{B}\u{1F}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"), ("\u{FFFD}\u{FF0D}", "\u{FFFD}\u{FF0D}"),
    ("\u{7F}\u{85}", "\u{7F}\u{85}"), ("  a  ", "  a  "), ("&#10;", "&amp;#10;"),
    ("Ưỡ 😀", "Ưỡ 😀"), ("e\u{301}", "e\u{301}"), ("", ""),
  ])
  func textIsEscaped(text: String, expected: String) {
    var markup = Markup()
    markup.text(text)
    #expect(markup.bytes == Array(expected.utf8))
  }

  @Test func everyCharacterComesBack() {
    // All of the lowest characters, and a sample of the others that is coprime to the planes.
    var text = "\n\t\r"
    for value in UInt32(0x20)...0x10FFFF where value < 0x3000 || value % 97 == 0 {
      // The last two of each plane are no characters; XML forbids those of the first.
      guard value & 0xFFFF < 0xFFFE, let scalar = Unicode.Scalar(value) else { continue }
      text.unicodeScalars.append(scalar)
    }
    let sheet = SheetDocument(name: "S", rows: [RowDocument([CellDocument(.string(text))])])
    let bytes = XMLSpreadsheetWriter().write(WorkbookDocument(sheets: [sheet]))
    let read = WrittenWorkbook(bytes).sheets.first?.cells[[1, 1]]?.text
    #expect(read.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
  }
}
