import Testing

@testable import Spreadsheets

@Suite struct SheetNamesTests {
  @Test(arguments: [
    (["Tự chấm"], ["Tự chấm"]),
    (["a:b\\c/d?e*f[g]h"], ["a_b_c_d_e_f_g_h"]),
    (["", "  "], ["Sheet1", "Sheet2"]),
    (["'quoted'"], ["_quoted_"]),
    (["It's"], ["It's"]),
    (["History"], ["History_"]),
    (["Điểm", "điểm", "ĐIỂM"], ["Điểm", "điểm (2)", "ĐIỂM (3)"]),
    (["A", "A (2)", "A"], ["A", "A (2)", "A (3)"]),
    (["a\nb"], ["a_b"]),
  ])
  func namesAreMended(wished: [String], expected: [String]) {
    #expect(SheetNames.mended(wished) == expected)
  }

  @Test func longNamesAreCutAndStayDistinct() {
    let long = "Sở Nông nghiệp và Phát triển nông thôn tỉnh Hải Dương"
    let names = SheetNames.mended([long, long])
    #expect(names == ["Sở Nông nghiệp và Phát triển nô", "Sở Nông nghiệp và Phát triể (2)"])
    #expect(names.allSatisfy { $0.utf16.count <= 31 })
  }

  @Test func noCharacterIsCutInTwo() {
    let name = String(repeating: "😀", count: 16)
    #expect(SheetNames.mended([name]) == [String(repeating: "😀", count: 15)])
  }
}
