import Testing

@testable import Pages

/// Whatever an agency writes stays text on a page.
struct EscapeTests {
  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a \"b\" & 'c'", "a &quot;b&quot; &amp; &#39;c&#39;"), ("Sở Nội vụ", "Sở Nội vụ"),
    // A quotation mark with a combining mark is still one.
    ("\"\u{301} onload=x", "&quot;\u{301} onload=x"), ("&amp;", "&amp;amp;"), ("", ""),
    ("dòng\nsau\tcột", "dòng\nsau\tcột"),
  ])
  func specialCharactersAreReplaced(text: String, html: String) {
    #expect(Escape.html(text) == html)
  }

  @Test func controlsAndMarksThatReorderAreShownAsReplaced() {
    let harmful: [ClosedRange<UInt32>] = [
      0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0x061C...0x061C, 0x200E...0x200F, 0x202A...0x202E,
      0x2066...0x2069, 0xFDD0...0xFDEF, 0xFFFE...0xFFFF,
    ]
    for scalar in harmful.joined().compactMap(Unicode.Scalar.init) {
      #expect(Escape.html("a\(scalar)b") == "a\u{FFFD}b", "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func noOtherCharacterOfThePlaneIsTouched() {
    let special: Set<Unicode.Scalar> = ["&", "<", ">", "\"", "'"]
    var changed: [Unicode.Scalar] = []
    for scalar in (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init) {
      let isLeft = !special.contains(scalar) && !Escape.isHarmful(scalar)
      let text = String(scalar)
      if isLeft != (Escape.html(text).unicodeScalars.elementsEqual(text.unicodeScalars)) {
        changed.append(scalar)
      }
    }
    #expect(changed == [])
  }
}
