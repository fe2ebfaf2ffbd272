import Foundation
import TestSupport
import Testing

/// The pages of a published round: every link leads somewhere, and nothing comes from outside.
struct PublishedPagesTests {
  @Test func everyLinkLeadsSomewhereAndNothingIsLoaded() throws {
    let files = try PublishedSample.round().folder.files(below: "Outbox")
    let pages = files.filter { $0.key.hasSuffix(".html") }
    #expect(pages.count > 300)
    let links = pages.mapValues { PageLinks($0) }
    for (path, page) in links {
      #expect(page.resources.isEmpty, "\(path)")
      #expect(
        pages[path]?.range(of: Data("content=\"default-src 'none'; ".utf8)) != nil, "\(path)")
      for target in page.targets {
        let parts = target.split(separator: "#", omittingEmptySubsequences: false)
        let file = parts[0].isEmpty ? path : PublishedPagesTests.resolve(String(parts[0]), path)
        #expect(files[file] != nil, "\(path) links to \(target)")
        guard parts.count == 2, let anchors = links[file]?.ids else { continue }
        #expect(anchors.contains(String(parts[1])), "\(path) links to \(target)")
      }
    }
  }

  @Test func everyPageSaysThatThePointsAreAReferenceSet() throws {
    let files = try PublishedSample.round().folder.files(below: "Outbox")
    for (path, page) in files where path.hasSuffix(".html") {
      #expect(page.range(of: Data("id=\"notice\"".utf8)) != nil, "\(path)")
    }
  }

  @Test func aBrokenLinkWouldBeSeen() {
    let page = PageLinks(Data("<p id=\"a\"><a href=\"x.html#b\"></a><img src=\"y\">".utf8))
    #expect(page.ids == ["a"] && page.targets == ["x.html#b"] && page.resources == ["y"])
    #expect(
      PublishedPagesTests.resolve("../index.html", "r/latest/units/a.html")
        == "r/latest/index.html")
  }

  /// The path a relative link leads to.
  static func resolve(_ target: String, _ page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in (target.removingPercentEncoding ?? target).split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}
