internal import Domain

/// HTML that may stand in a page: escaped text, or what a template or stencil made of it.
struct Markup: Sendable, Hashable {
  /// The HTML.
  private(set) var html: String

  /// Nothing.
  static let none = Markup(made: "")
  /// What stands where there is no value.
  static let dash = Markup(made: "<span class=none>–</span>")

  /// Takes over what a template or this target's own code made.
  init(made html: String) { self.html = html }

  /// Escapes text.
  init(_ text: String) { html = Escape.html(text) }

  /// A text in both languages; the page's style shows one of them.
  init(_ text: Bilingual) {
    if text.vi == text.en {
      html = Escape.html(text.vi)
    } else {
      html =
        "<span lang=vi>\(Escape.html(text.vi))</span><span lang=en>\(Escape.html(text.en))</span>"
    }
  }

  /// Decimal text with '.', shown with a comma in Vietnamese.
  init(decimal text: String) {
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      html = text
      return
    }
    html =
      "<span lang=vi>\(text[..<point]),\(text[text.index(after: point)...])</span>"
      + "<span lang=en>\(text)</span>"
  }

  /// Appends other markup.
  static func += (left: inout Markup, right: Markup) { left.html += right.html }

  /// Markup after markup.
  static func + (left: Markup, right: Markup) -> Markup { Markup(made: left.html + right.html) }
}

extension Bilingual {
  /// The same text in both languages.
  init(both text: String) { self.init(vi: text, en: text) }
}
