import Testing

/// Calls that would let a clock, chance or a float into an output, and what to use instead.
struct BannedCallTests {
  /// A banned text, the folders it is banned in, and the replacement.
  struct Ban: Sendable {
    let text: String
    let folders: [String]
    let instead: String
  }

  static let bans = [
    Ban(
      text: "Date()",
      folders: ["Domain", "Stages", "Pages", "Spreadsheets", "Checkpoints", "Sample"],
      instead: "take the moment as a value; only the Runner has a clock"),
    Ban(
      text: "SystemRandomNumberGenerator", folders: ["Domain", "Stages", "Pages", "Sample"],
      instead: "take a seed"),
    Ban(
      text: ".randomElement()", folders: ["Domain", "Stages", "Pages", "Sample"],
      instead: "take a seed and the generator made from it"),
    Ban(
      text: "UUID()", folders: ["Domain", "Stages", "Pages", "Sample", "Spreadsheets"],
      instead: "name things by their content"),
    Ban(text: "Double", folders: ["Domain", "Stages"], instead: "use Points or Fraction"),
    Ban(text: "Float", folders: ["Domain", "Stages"], instead: "use Points or Fraction"),
    Ban(text: "try!", folders: [], instead: "throw, or say why it cannot fail"),
    Ban(text: "Locale.current", folders: [], instead: "write the format out"),
    Ban(text: "TimeZone.current", folders: [], instead: "use the round's time zone"),
    Ban(text: "hashValue", folders: [], instead: "use Digests; hash values differ by process"),
  ]

  @Test(arguments: SourceTree.swiftFiles(below: "Sources"))
  func noBannedCall(_ file: SourceFileText) {
    let target = file.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    for ban in BannedCallTests.bans where ban.folders.isEmpty || ban.folders.contains(target) {
      for (number, line) in file.lines.enumerated() where line.contains(ban.text) {
        if line.drop(while: { $0 == " " }).hasPrefix("//") { continue }
        Issue.record("\(file.path):\(number + 1): '\(ban.text)' is banned here: \(ban.instead)")
      }
    }
  }

  @Test func noUnfinishedMark() {
    for file in SourceTree.swiftFiles(below: "Sources") {
      for (number, line) in file.lines.enumerated() {
        for mark in ["TODO", "FIXME", "XXX", "HACK"] where line.contains(mark) {
          Issue.record("\(file.path):\(number + 1): '\(mark)': finish it or file an issue")
        }
      }
    }
  }
}
