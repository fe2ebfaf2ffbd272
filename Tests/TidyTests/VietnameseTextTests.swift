import Foundation
import Testing

/// Vietnamese texts for agencies and the public hold no English words.
struct VietnameseTextTests {
  /// Words that no Vietnamese text has without marks; names such as `Save As` begin with a capital.
  static let english: Set<String> = [
    "the", "and", "with", "without", "for", "not", "are", "was", "were", "has", "have",
    "file", "files", "sheet", "sheets", "row", "rows", "column", "columns", "cell", "cells",
    "value",
    "values", "workbook", "workbooks", "save", "saved", "open", "must", "from", "this", "that",
    "these",
    "unit", "units", "leaf", "leaves", "number", "numbers", "text", "texts", "format", "formats",
    "password", "merged", "merge", "expected", "found", "error", "errors", "warning", "missing",
    "within", "limit", "most", "least", "every", "part", "parts", "name", "names", "between",
    "whole", "point", "points", "decision", "appraisal", "survey", "answers", "index", "rank",
    "hidden",
    "only", "other", "another", "its", "been", "than", "more", "see",
    "read", "reading", "here", "there", "none", "nothing", "after", "before", "bytes",
    "times",
    "places", "digits", "page", "generation", "folder", "mend", "round", "receipt", "suspended",
    "accepted", "because", "which", "what", "when", "where", "who", "still",
  ]

  /// The English words of a text.
  static func words(_ text: String) -> [String] {
    var letters = ""
    var found: [String] = []
    var depth = 0
    var isEscaped = false
    for character in text + " " {
      // What is put into a text is somebody's value.
      if isEscaped, character == "(" {
        depth += 1
        isEscaped = false
        continue
      }
      if depth > 0 {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        continue
      }
      isEscaped = character == "\\"
      if character.isLetter {
        letters.append(character)
      } else {
        if english.contains(letters) { found.append(letters) }
        letters = ""
      }
    }
    return found
  }

  /// The literals behind `vi:`, those that `+` joins to them, and the second ones of expectations.
  static func literals(in source: String) -> [String] {
    let literal = /"(?:[^"\\\n]|\\\([^\n]*?\)|\\.)*"/
    let joined = /vi:\s*(?:[^"\n]*?)("(?:[^"\\\n]|\\.)*"(?:\s*\+\s*"(?:[^"\\\n]|\\.)*")*)/
    let pairs = /Expectation\(\s*"(?:[^"\\\n]|\\.)*",\s*("(?:[^"\\\n]|\\.)*")/
    var texts: [String] = []
    for match in source.matches(of: joined) {
      texts += String(match.output.1).matches(of: literal).map { String($0.output) }
    }
    return texts + source.matches(of: pairs).map { String($0.output.1) }
  }

  // What is said of a definition quotes its keys.
  static let files = SourceTree.swiftFiles(below: "Sources")
    .filter { !$0.path.hasPrefix("Sources/Definitions/") }

  @Test(arguments: files)
  func noEnglishInVietnameseTexts(_ file: SourceFileText) {
    for text in VietnameseTextTests.literals(in: file.lines.joined(separator: "\n")) {
      let words = VietnameseTextTests.words(text)
      #expect(words.isEmpty, "\(file.path): \(text)")
    }
  }

  @Test func noEnglishInVietnamesePages() throws {
    let folder = SourceTree.root.appending(path: "Sources/Pages/Templates")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var seen = 0
    for name in names.sorted() where name.hasSuffix(".mustache") {
      let page = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for match in page.matches(of: /lang="vi"[^>]*>([^<]*)</) {
        let text = String(match.output.1).replacing(/\{\{[^}]*\}\}/, with: "")
        seen += 1
        #expect(VietnameseTextTests.words(text).isEmpty, "\(name): \(text)")
      }
    }
    #expect(seen > 50)
  }

  @Test func theTestSeesEnglish() {
    let source = """
      Bilingual(vi: "Ô này \\(x.the) sai", en: "the cell")
      Bilingual(
        vi: "một"
          + "the file", en: "b")
      Expectation("at most", "within the limit")
      """
    let words = VietnameseTextTests.literals(in: source).flatMap(VietnameseTextTests.words)
    #expect(words == ["the", "file", "within", "the", "limit"])
  }
}
