import Testing

/// Files of one idea, functions that fit a screen.
struct SizeTests {
  /// The most lines a file may have.
  static let fileCeiling = 400
  /// The most lines a function may have.
  static let functionCeiling = 60

  @Test(arguments: SourceTree.swiftFiles(below: "Sources") + SourceTree.swiftFiles(below: "Tests"))
  func fileIsOneIdea(_ file: SourceFileText) {
    #expect(
      file.lines.count <= SizeTests.fileCeiling + 1,
      "\(file.path) has \(file.lines.count) lines; split it by idea")
  }

  @Test(arguments: SourceTree.swiftFiles(below: "Sources"))
  func functionsFitAScreen(_ file: SourceFileText) {
    for function in Self.functions(in: file) {
      #expect(
        function.length <= SizeTests.functionCeiling,
        "\(file.path):\(function.line): a function of \(function.length) lines; name its parts")
    }
  }

  /// The functions of a file by indentation: from `func` or `init` to the brace in its column.
  static func functions(in file: SourceFileText) -> [(line: Int, length: Int)] {
    var found: [(line: Int, length: Int)] = []
    for (start, line) in file.lines.enumerated() {
      let body = line.drop { $0 == " " }
      let isFunction = body.split(separator: " ").prefix(4).contains {
        $0 == "func" || $0.hasPrefix("init(")
      }
      guard isFunction, !body.hasPrefix("//"), !body.hasPrefix("*") else { continue }
      let indent = String(repeating: " ", count: line.count - body.count)
      let rest = file.lines[start...].prefix(400)
      if line.hasSuffix("}") { continue }
      if let end = rest.firstIndex(where: { $0 == indent + "}" }) {
        found.append((start + 1, end - start + 1))
      }
    }
    return found
  }
}
