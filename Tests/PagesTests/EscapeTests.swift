import Testing

@testable import Pages

/// Text that wants to be markup.
struct EscapeTests {
  @Test(arguments: [
    ("Sở Nội vụ", "Sở Nội vụ"),
    ("<script>", "&lt;script&gt;"),
    ("\"><img onerror=\"x\"", "&quot;&gt;&lt;img onerror=&quot;x&quot;"),
    ("a & b's", "a &amp; b&#39;s"),
    ("\"\u{0301}", "&quot;\u{0301}"),
    ("a\tb\nc", "a\tb\nc"),
    ("a\u{0}b\u{1B}c\u{7F}d\u{85}e", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e"),
    ("x\u{202E}lmx.y\u{2066}z\u{200F}\u{061C}", "x\u{FFFD}lmx.y\u{FFFD}z\u{FFFD}\u{FFFD}"),
    ("", ""), ("😀 日本", "😀 日本"),
  ])
  func escapes(_ text: String, _ expected: String) {
    #expect(Array(Escape.html(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE] as [UInt32])
  func marksOfStencilsAreReplaced(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(Escape.html(String(Character(scalar))) == "\u{FFFD}")
  }

  @Test(arguments: [
    ("HD-SO-SNV", "HD-SO-SNV"), ("..", "%2E%2E"), ("", "%"), ("a/b\\c", "a%2Fb%5Cc"),
    ("x\u{202E}y", "x%E2%80%AEy"), ("100%", "100%25"),
  ])
  func fileNamesAreSafe(_ text: String, _ expected: String) {
    #expect(FileNames.safe(text) == expected)
  }

  @Test func longNamesKeepStartAndEnd() {
    let name = FileNames.safe(String(repeating: "ệ", count: 200) + "-cuối")
    #expect(name.utf8.count <= 160)
    #expect(name.hasPrefix("ệệ") && name.contains("~") && name.hasSuffix("-cuối"))
  }
}
