import Foundation
import Testing

/// Who may import what: the fences that the compiler alone does not hold.
struct ImportTests {
  /// The table of `architecture.md`, section 8: a target and all it may import.
  static let allowed: [String: Set<String>] = [
    "Domain": ["BigInt"],
    "Digests": ["CLibCrypto"],
    "Disk": ["Domain", "Digests", "Foundation", "Glibc", "CLinux"],
    "Spreadsheets": ["CLibXML2", "CMinizip", "Glibc"],
    "Pages": ["Domain", "Mustache", "Synchronization"],
    "Stages": ["Domain", "Digests", "Spreadsheets", "Pages", "Foundation"],
    "Checkpoints": ["Domain", "Digests", "Disk", "CZlib", "GRDB", "Foundation"],
    "Definitions": ["Domain", "Digests", "Disk", "Stages", "Yams", "Foundation"],
    "Sample": ["Domain", "Spreadsheets", "Foundation"],
    "Runner": [
      "Domain", "Digests", "Disk", "Definitions", "Spreadsheets", "Stages", "Checkpoints",
      "Foundation", "Dispatch", "Synchronization",
    ],
    "parindex": [
      "Domain", "Disk", "Definitions", "Spreadsheets", "Stages", "Runner", "Sample",
      "ArgumentParser", "Foundation", "Dispatch", "Synchronization",
    ],
  ]

  @Test(arguments: SourceTree.swiftFiles(below: "Sources"))
  func everyImportIsInTheTable(_ file: SourceFileText) throws {
    let target = try #require(file.path.split(separator: "/").dropFirst().first.map(String.init))
    let allowed = try #require(
      ImportTests.allowed[target], "the table of allowed imports has no target \(target)")
    for (number, line) in file.lines.enumerated() {
      let words = line.split(separator: " ").map(String.init)
      guard let position = words.firstIndex(of: "import"), position <= 1,
        position + 1 < words.count
      else { continue }
      let module = words[position + 1]
      #expect(
        allowed.contains(module),
        "\(file.path):\(number + 1): \(target) may not import \(module); move the code to a target that may"
      )
    }
  }
}
