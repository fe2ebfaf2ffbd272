internal import Domain

/// Bonus and penalty points, and the Council's decisions.
struct ExtrasSection {
  let page: UnitPage

  var markup: Markup {
    let decided = page.score.leaves.filter { $0.basis == .decision }
    guard !page.score.extras.isEmpty || !decided.isEmpty || page.score.unrankedReason != nil else {
      return .none
    }
    var decisions: [Fields] = decided.map { leaf in
      ["leaf": .text(leaf.leaf), "textHTML": .html(Markup(leaf.explanation))]
    }
    if let reason = page.score.unrankedReason {
      decisions.append(["textHTML": .html(Markup(reason))])
    }
    return Template.extras.render([
      "hasExtras": .flag(!page.score.extras.isEmpty),
      "extras": .list(page.score.extras.map(row)),
      "hasDecisions": .flag(!decisions.isEmpty),
      "decisions": .list(decisions),
    ])
  }

  private func row(_ extra: ExtraScore) -> Fields {
    var source = Markup.none
    if let place = extra.place { page.sources.append(&source, place) }
    return [
      "code": .text(extra.code),
      "name": .text(page.level.names[extra.code] ?? ""),
      "pointsHTML": .html(page.pages.shown.value(extra.points)),
      "reason": .text(extra.reason),
      "sourceHTML": .html(source),
    ]
  }
}
