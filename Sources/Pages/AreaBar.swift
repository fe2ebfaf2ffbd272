internal import Domain

/// The index as a bar: one box per area, as wide as its maximum and filled as far as achieved.
///
/// The boxes are at the same position for every unit, so that a column of bars shows where points
/// were lost. It needs no colour; inapplicable parts stay blank.
struct AreaBar: Sendable {
  let areas: [Criterion]

  /// The bar of a unit; areas without a score are blank.
  func bar(_ branches: [BranchScore]) -> Markup {
    var markup = Markup(made: "<div class=bar aria-hidden=true>")
    for area in areas {
      let branch = branches.first { $0.code == area.code }
      markup += box(area, branch)
    }
    return markup + Markup(made: "</div>")
  }

  /// One area alone, over the whole width.
  func single(_ area: Criterion, _ branch: BranchScore?) -> Markup {
    Markup(made: "<div class=bar aria-hidden=true>") + box(area, branch) + Markup(made: "</div>")
  }

  /// The areas' numbers, shown above the boxes.
  var scale: Markup {
    var markup = Markup(made: "<div class=\"bar scale\">")
    for area in areas {
      markup += Markup(made: "<i style=\"flex:\(area.maximum)\">")
      markup += Markup(area.code)
      markup += Markup(made: "</i>")
    }
    return markup + Markup(made: "</div>")
  }

  private func box(_ area: Criterion, _ branch: BranchScore?) -> Markup {
    let whole = Fraction(area.maximum)
    guard let branch, !whole.isZero else {
      return Markup(made: "<i style=\"flex:\(area.maximum);--p:0%;--m:0%\"></i>")
    }
    let achieved = share(branch.achieved ?? .zero, of: whole)
    let counted =
      branch.maximum == area.maximum ? "" : ";--m:\(share(Fraction(branch.maximum), of: whole))%"
    return Markup(made: "<i style=\"flex:\(area.maximum);--p:\(achieved)%\(counted)\"></i>")
  }

  private func share(_ part: Fraction, of whole: Fraction) -> String {
    (part * Fraction(100) / whole).decimal(1)
  }
}
