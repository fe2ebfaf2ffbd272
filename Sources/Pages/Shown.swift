internal import Domain

/// How the round shows figures.
struct Shown: Sendable {
  let policies: Policies

  /// A computed value with the round's decimals; a dash for none.
  func value(_ value: Fraction?) -> Markup {
    value.map { Markup(decimal: policies.shown($0)) } ?? .dash
  }

  /// An entered value with the round's decimals; a dash for none.
  func value(_ points: Points?) -> Markup {
    value(points.map { Fraction($0) })
  }

  /// A maximum, as the criteria set words it.
  func maximum(_ points: Points) -> Markup { Markup(decimal: points.description) }

  /// The range of a class.
  func range(_ band: ClassScale.Band) -> Markup {
    var markup = Markup.none
    if let lower = band.lower {
      markup += Markup(decimal: lower.description)
      markup += Markup(made: band.includesLower ? " ≤ " : " &lt; ")
    }
    markup += Markup(both: "CS")
    if let upper = band.upper {
      markup += Markup(made: band.includesUpper ? " ≤ " : " &lt; ")
      markup += Markup(decimal: upper.description)
    }
    return markup
  }
}

extension Markup {
  /// The short name of the index in ranges.
  fileprivate init(both text: String) { self.init(made: "<i>\(text)</i>") }
}
