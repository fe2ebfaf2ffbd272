internal import Domain

/// The shared parts of a level's unit pages: stencils with the criteria set filled in.
struct LevelPages: Sendable {
  /// The slots of a unit's page.
  enum UnitSlot: String, Slot {
    case title, anchor, group, unit, code, index, rank, `class`, achieved, maximum, `self`
    case appraised, surveyed, status, areas, leaves, extras, sources
  }

  /// The slots of an area's row.
  enum AreaSlot: String, Slot { case `self`, achieved, maximum, index, bar }

  /// The slots of a group row among the leaves.
  enum BranchSlot: String, Slot { case maximum, `self`, achieved }

  /// The slots of a leaf's row.
  enum LeafSlot: String, Slot { case maximum, `self`, points, basis, explanation, groups, source }

  let set: CriteriaSet
  let bar: AreaBar
  let page: Stencil<UnitSlot>
  let areas: [(area: Criterion, row: Stencil<AreaSlot>)]
  let rows: [Row]
  let names: [String: String]

  /// A row of the table of leaves.
  enum Row: Sendable {
    case branch(Criterion, Stencil<BranchSlot>)
    case leaf(Criterion, Stencil<LeafSlot>)
  }

  init(round: Round, edition: Edition, level: String) {
    let set =
      round.criteria[level] ?? CriteriaSet(level: level, citation: round.citation, nodes: [])
    self.set = set
    bar = AreaBar(areas: set.areas)
    names = Dictionary(
      set.nodes.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    page = Stencil(.unit, LevelPages.fixed(round, edition, level))
    areas = set.areas.map { area in
      (area, Stencil(.areaRow, ["code": .text(area.code), "name": .text(area.name)]))
    }
    rows = set.nodes.filter { $0.kind != .bonus && $0.kind != .penalty }.map { node in
      let fixed: Fields = ["code": .text(node.code), "name": .text(node.name)]
      if set.isLeaf(node) { return .leaf(node, Stencil(.leafRow, fixed)) }
      let isArea = node.kind == .area
      let kind: Fields = [
        "kind": .text(isArea ? "area" : "branch"), "scope": .text(isArea ? "rowgroup" : "row"),
      ]
      return .branch(node, Stencil(.branchRow, fixed.merging(kind)))
    }
  }

  private static func fixed(_ round: Round, _ edition: Edition, _ level: String) -> Fields {
    Template.shell.merging(Template.notice(round)).merging(
      Template.edition(edition, up: "../")
    ).merging([
      "roundHTML": .html(Markup(round.title)),
      "levelHTML": .html(Markup(round.level(level)?.name ?? Bilingual(both: level))),
    ])
  }
}

extension Template {
  /// The notice about the criteria on every page of a round.
  static func notice(_ round: Round) -> Fields {
    guard let notice = round.notice else { return ["hasNotice": .flag(false)] }
    return ["hasNotice": .flag(true), "noticeHTML": .html(Markup(notice))]
  }
}
