import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// Lists of receipts show names so that twins can be told apart, and others as they are.
struct TwinsInReceiptListsTests {
  @Test func twoWaysOfComposingALetterAreTwoNames() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    let name = "tự chấm – lần 1.xml"
    try round.drop(
      [name, name.decomposedStringWithCanonicalMapping, "chấm điểm\u{2010}.xml"].map {
        OutputFile(path: folder + $0, bytes: bytes)
      })
    try round.run()
    let page = try #require(try round.published()["receipts/\(folder)index.html"])
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.contains("‹U+0323›"), "the composed marks stand by their numbers")
    #expect(text.contains("chấm điểm‹U+2010›.xml"))
  }
}
