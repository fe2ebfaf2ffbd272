import Spreadsheets
import Testing

/// Every diagnostic says in both languages what is wrong and what ought to stand there.
struct WordingTests {
  @Test(arguments: Diagnostic.Code.allCases)
  func vietnameseIsVietnamese(code: Diagnostic.Code) {
    let diagnostic = Diagnostic(code, file: "f", found: "x")
    let marked = Set("ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
    #expect(diagnostic.vietnameseMessage.contains { marked.contains(Character($0.lowercased())) })
    // Markup alone is the same in every language.
    if diagnostic.vietnameseExpected != diagnostic.expected {
      #expect(
        diagnostic.vietnameseExpected.contains { marked.contains(Character($0.lowercased())) })
    } else {
      #expect(!diagnostic.expected.contains(" ") || diagnostic.expected.hasPrefix("<?xml"))
    }
    for word in ["the", "within", "limit", "cell", "sheet", "row", "file", "workbook", "saved"] {
      let texts = [diagnostic.vietnameseMessage, diagnostic.vietnameseExpected]
      #expect(
        !texts.contains { $0.split(whereSeparator: { !$0.isLetter }).contains { $0 == word } })
    }
  }
}
