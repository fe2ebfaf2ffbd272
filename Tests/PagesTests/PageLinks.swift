import Foundation

/// The links, anchors and loaded resources of a page, found by looking for attributes.
struct PageLinks {
  let ids: Set<String>
  let targets: [String]
  /// Attributes and style rules that would load something.
  let resources: [String]

  init(_ page: Data) {
    ids = Set(PageLinks.values(of: " id=\"", in: page))
    let links = PageLinks.values(of: " href=\"", in: page)
    targets = links.filter { !$0.hasPrefix("data:") }
    var resources = PageLinks.values(of: " src=\"", in: page)
    for mark in ["url(", "@import", "srcset=", "http-equiv=\"refresh\""]
    where page.range(of: Data(mark.utf8)) != nil { resources.append(mark) }
    self.resources = resources
  }

  /// The values after a mark up to the closing quotation mark.
  static func values(of mark: String, in page: Data) -> [String] {
    var values: [String] = []
    var from = page.startIndex
    while let start = page.range(of: Data(mark.utf8), in: from..<page.endIndex) {
      let rest = page[start.upperBound...]
      let end = rest.firstIndex(of: UInt8(ascii: "\"")) ?? page.endIndex
      values.append(String(decoding: page[start.upperBound..<end], as: UTF8.self))
      from = end
    }
    return values
  }
}
