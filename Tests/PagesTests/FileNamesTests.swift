import Pages
import Testing

/// Names of published files are safe everywhere, and different for different input.
struct FileNamesTests {
  @Test(arguments: [
    ("HD-SO-SNV", "HD-SO-SNV"), ("Sở Nội vụ", "Sở Nội vụ"), ("", "%"), (".", "%2E"),
    ("..", "%2E%2E"), ("...", "%2E.%2E"), (".ẩn", "%2Eẩn"), ("a/b\\c", "a%2Fb%5Cc"),
    ("a:b*c?d\"e<f>g|h", "a%3Ab%2Ac%3Fd%22e%3Cf%3Eg%7Ch"), ("100%", "100%25"),
    ("a\nb\u{0}c", "a%0Ab%00c"), (" x ", "%20x%20"), ("\u{202E}fdp.exe", "%E2%80%AEfdp.exe"),
  ])
  func unsafeCharactersBecomeTheirBytes(text: String, name: String) {
    #expect(FileNames.safe(text) == name)
  }

  @Test func shortTextsGiveDifferentNames() {
    let alphabet: [Character] = ["a", "%", "2", "F", "/", ".", " ", "~"]
    var texts = [""]
    for _ in 0..<3 { texts += texts.flatMap { text in alphabet.map { text + String($0) } } }
    let different = Set(texts)
    #expect(Set(different.map { FileNames.safe($0) }).count == different.count)
  }

  @Test func longNamesKeepStartAndEndWithinTheLimit() {
    let long = "Báo cáo " + String(repeating: "rất ", count: 90) + "dài.xml"
    let name = FileNames.safe(long)
    #expect(name.utf8.count <= 160)
    #expect(name.hasPrefix("Báo cáo rất") && name.hasSuffix("dài.xml") && name.contains("~"))
    #expect(FileNames.safe(long, limit: .max) == long)
  }

  @Test func addressesAreOfPlainCharacters() {
    #expect(FileNames.href("units/a b%2F.html") == "units/a%20b%252F.html")
    #expect(FileNames.href("Sở") == "S%E1%BB%9F")
    #expect(FileNames.unitPage("A/B") == "units/A%2FB.html")
  }
}
