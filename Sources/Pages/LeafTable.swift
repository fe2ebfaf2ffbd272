internal import Domain

/// The table of a unit's leaves, grouped by area.
struct LeafTable {
  let page: UnitPage

  private var shown: Shown { page.pages.shown }

  var markup: Markup {
    let leaves = Dictionary(
      page.score.leaves.map { ($0.leaf, $0) }, uniquingKeysWith: { first, _ in first })
    var table = Markup.none
    var isOpen = false
    for row in page.level.rows {
      switch row {
      case .branch(let node, let stencil):
        if node.kind == .area {
          table += Markup(made: isOpen ? "</tbody>\n<tbody>\n" : "<tbody>\n")
          isOpen = true
        }
        append(&table, page.branches[node.code], node, stencil)
      case .leaf(let node, let stencil):
        if !isOpen { table += Markup(made: "<tbody>\n") }
        isOpen = true
        append(&table, leaves[node.code], node, stencil)
      }
    }
    if isOpen { table += Markup(made: "</tbody>") }
    return table
  }

  private func append(
    _ table: inout Markup, _ branch: BranchScore?, _ node: Criterion,
    _ stencil: Stencil<LevelPages.BranchSlot>
  ) {
    stencil.fill(&table) { slot in
      switch slot {
      case .maximum: shown.maximum(branch?.maximum ?? node.maximum)
      case .self: shown.value(branch?.selfAssessed)
      case .achieved: shown.value(branch?.achieved)
      }
    }
  }

  private func append(
    _ table: inout Markup, _ leaf: LeafScore?, _ node: Criterion,
    _ stencil: Stencil<LevelPages.LeafSlot>
  ) {
    stencil.fill(&table) { slot in
      switch slot {
      case .maximum: shown.maximum(leaf?.maximum ?? node.maximum)
      case .self: node.method == .survey ? .none : shown.value(leaf?.selfPoints)
      case .points: points(leaf)
      case .basis: LeafTable.bases[leaf?.basis ?? .missing] ?? .none
      case .explanation: leaf.map { Markup($0.explanation) } ?? .none
      case .groups: leaf.map(groups) ?? .none
      case .source: leaf.map(source) ?? .none
      }
    }
  }

  private func points(_ leaf: LeafScore?) -> Markup {
    switch leaf?.basis {
    case .excluded?:
      Markup(made: "<span class=tag>") + Markup(Bilingual(vi: "KAD", en: "N/A"))
        + Markup(made: "</span>")
    case .missing?, nil:
      Markup(made: "<span class=\"tag bad\">") + Markup(Bilingual(vi: "thiếu", en: "missing"))
        + Markup(made: "</span>")
    default: shown.value(leaf?.points)
    }
  }

  private func groups(_ leaf: LeafScore) -> Markup {
    guard !leaf.groups.isEmpty else { return .none }
    let design = page.pages.round.survey
    let published = SurveyGroups(
      leaf.groups, smallest: design?.smallestPublishedGroup ?? 1)
    let items = published.entries.map { entry in
      let name =
        design?.groups.first { $0.code == entry.group }?.name ?? Bilingual(both: entry.group)
      var item = Markup(made: "<li>") + Markup(name) + Markup(made: ": ")
      if let mean = entry.mean {
        item += Markup(decimal: page.pages.round.policies.shown(mean))
        item += Markup(made: " % · n = \(entry.answers)</li>")
      } else {
        item += Markup(Bilingual(vi: "không công bố", en: "not published"))
        item += Markup(made: "</li>")
      }
      return item
    }
    return Template.surveyGroups.render([
      "itemsHTML": .html(items.reduce(.none, +))
    ])
  }

  private func source(_ leaf: LeafScore) -> Markup {
    var cells = Markup.none
    if let place = leaf.selfPlace { page.sources.append(&cells, place) }
    if let place = leaf.place, place != leaf.selfPlace { page.sources.append(&cells, place) }
    if let entered = leaf.enteredPlace, entered != leaf.place {
      page.sources.append(&cells, entered, asEntered: true)
    }
    return cells
  }

  private static let bases: [LeafScore.Basis: Markup] = Dictionary(
    uniqueKeysWithValues: [
      LeafScore.Basis.rule, .appraised, .survey, .externalIndex, .excluded, .full, .decision,
      .missing,
    ].map { basis in
      (basis, Markup(made: "<b>") + Markup(Words.basis(basis)) + Markup(made: ".</b>"))
    })
}
