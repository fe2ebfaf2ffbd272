internal import Domain

/// HTML that is safe in a page: escaped text, or the output of a template or stencil.
struct Markup: Sendable, Hashable {
  /// The HTML.
  private(set) var html: String

  /// Empty markup.
  static let none = Markup(made: "")
  /// The placeholder for a missing value.
  static let dash = Markup(made: "<span class=none>–</span>")

  /// Wraps HTML made by a template or by this target's own code.
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

  /// Concatenates markup.
  static func + (left: Markup, right: Markup) -> Markup { Markup(made: left.html + right.html) }
}

extension Bilingual {
  /// The same text in both languages.
  init(both text: String) { self.init(vi: text, en: text) }
}
