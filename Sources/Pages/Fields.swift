internal import Mustache

/// The values for a template.
///
/// Names of markup values end in `HTML`; templates place those, and only those, with triple braces.
struct Fields: Sendable, ExpressibleByDictionaryLiteral {
  /// One value.
  enum Value: Sendable {
    /// Text, escaped when inserted.
    case text(String)
    /// Markup, inserted unchanged.
    case html(Markup)
    /// Whether a section shows.
    case flag(Bool)
    /// A section's repetitions.
    case list([Fields])
  }

  private var values: [String: Value]

  init(dictionaryLiteral elements: (String, Value)...) {
    values = Dictionary(elements, uniquingKeysWith: { _, last in last })
  }

  /// The value of a name.
  subscript(name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// These values merged with others; the others win.
  func merging(_ others: Fields) -> Fields {
    var merged = self
    merged.values.merge(others.values, uniquingKeysWith: { _, last in last })
    return merged
  }
}

extension Fields: MustacheParent {
  /// The value requested by a template.
  func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text)?: text
    case .html(let markup)?: markup.html
    case .flag(let flag)?: flag
    case .list(let list)?: list
    case nil: nil
    }
  }
}
