public import Domain

/// The points read from an accepted self-assessment or appraisal, by leaf, with the areas' sums.
///
/// It lets the sender check that nothing was misread. A survey has no such table, because its rows
/// are people.
struct ReadTable {
  private let pages: RoundPages
  private let criteria: CriteriaSet?
  private let entries: [LeafEntry]

  init(pages: RoundPages, receipt: Receipt) {
    self.pages = pages
    criteria = pages.criteria(of: receipt)
    entries = criteria == nil ? [] : receipt.leaves
  }

  /// The rows, an area before its leaves.
  var rows: [Fields] {
    guard let criteria, !entries.isEmpty else { return [] }
    let read = Dictionary(
      entries.map { (Bytewise($0.leaf), $0) }, uniquingKeysWith: { first, _ in first })
    let sums = Dictionary(
      AreaSums(entries, criteria).areas.map { (Bytewise($0.area.code), $0.points) },
      uniquingKeysWith: { first, _ in first })
    return criteria.nodes.compactMap { node in
      if node.kind == .area, let sum = sums[node.code] { return row(node, sum: sum) }
      return read[node.code].map { row(node, $0) }
    }
  }

  /// The sum of all leaves.
  var total: Markup {
    criteria.map { Markup(decimal: AreaSums(entries, $0).total.description) } ?? .none
  }

  private func row(_ area: Criterion, sum: Points) -> Fields {
    [
      "isArea": .flag(true), "code": .text(area.code), "name": .text(area.name),
      "maximumHTML": .html(pages.shown.maximum(area.maximum)),
      "pointsHTML": .html(Markup(decimal: sum.description)), "resultHTML": .html(.none),
      "sheet": .text(""), "cell": .text(""),
    ]
  }

  private func row(_ leaf: Criterion, _ entry: LeafEntry) -> Fields {
    [
      "isArea": .flag(false), "code": .text(leaf.code), "name": .text(leaf.name),
      "maximumHTML": .html(pages.shown.maximum(leaf.maximum)),
      "pointsHTML": .html(points(entry)), "resultHTML": .html(result(entry)),
      "sheet": .text(entry.place.sheet), "cell": .text(entry.place.cell),
    ]
  }

  private func points(_ entry: LeafEntry) -> Markup {
    if entry.isNotApplicable { return Markup(Bilingual(vi: "KAD", en: "N/A")) }
    return entry.points.map { Markup(decimal: $0.description) } ?? .dash
  }

  /// A rate as stated, or else rounded: 35/39 is a recurring decimal.
  private func rate(_ percent: Fraction) -> String {
    let exact = (0...4).lazy.map { percent.decimal($0) }.first { text in
      Points(text).map { Fraction($0) == percent } ?? false
    }
    return exact ?? pages.round.policies.shown(percent)
  }

  private func result(_ entry: LeafEntry) -> Markup {
    switch entry.measure {
    case .choice(let label): Markup(label)
    case .yesNo(let answer):
      Markup(answer ? Bilingual(vi: "có", en: "yes") : Bilingual(vi: "không", en: "no"))
    case .percent(let value): Markup(decimal: rate(value)) + Markup(made: "%")
    case .faults(let count): Markup(decimal: count.description)
    case nil: .none
    }
  }
}

extension RoundPages {
  /// The criteria for reading a self-assessment or appraisal; nil for other files.
  public func criteria(of receipt: Receipt) -> CriteriaSet? {
    guard let subject = receipt.subject,
      subject.form == .selfAssessment || subject.form == .appraisal
    else { return nil }
    return unit(code: subject.key.text).flatMap { round.criteria[$0.level] }
  }
}
