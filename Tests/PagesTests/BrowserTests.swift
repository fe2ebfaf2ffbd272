import Foundation
import TestSupport
import Testing

/// The published pages in a real browser.
@Suite(.enabled(if: Browser.program != nil, "no browser is installed"))
struct BrowserTests {
  @Test func pagesLoadFitAPhoneAndSwitchLanguage() throws {
    let round = try PublishedSample.round()
    let files = try round.folder.files(below: "Outbox").keys.sorted()
    let pages = files.filter {
      $0.hasSuffix(".html") && ($0.contains("/generations/") || $0.hasPrefix("receipts/"))
    }
    #expect(pages.count > 300, "every page of the round and every receipt")
    let (sights, console) = try Browser.look(at: pages.map { round.outbox + "/" + $0 })
    #expect(console == [])
    try #require(sights.count == pages.count)
    for (page, sight) in zip(pages, sights) {
      #expect(sight.vi <= 390 && sight.en <= 390, "\(page) is \(sight.vi), \(sight.en) px wide")
      #expect(sight.loaded == [] && sight.switches, "\(page)")
    }
  }

  @Test func aBadPageWouldBeSeen() throws {
    let folder = try TemporaryFolder()
    let page = """
      <!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="script-src 'none'">
      <div style="width:900px">x</div><img src="http://127.0.0.1:9/absent.png"><script>alert(1)</script>
      """
    try folder.write(Array(page.utf8), to: "bad.html")
    let (sights, console) = try Browser.look(at: [folder.path + "/bad.html"])
    let sight = try #require(sights.first)
    #expect(sight.vi >= 900 && !sight.switches && sight.loaded.count == 1)
    #expect(console.contains { $0.contains("Content Security Policy") })
  }
}
