extension Comparison {
  /// Compares the criteria sets, level by level.
  mutating func compareCriteria(_ before: Round, _ after: Round) {
    func sets(_ round: Round) -> [(level: String, set: CriteriaSet)] {
      round.criteria.map { (level: $0.key, set: $0.value) }
        .sorted { Bytewise($0.level) < Bytewise($1.level) }
    }
    members(sets(before), sets(after)) {
      Comparison.subject(ofSet: $0.level)
    } words: {
      DefinitionWords.quoted($0.set.citation)
    } compare: { comparison, old, new in
      comparison.compare(old.set, new.set, level: new.level)
    }
  }

  private static func subject(ofSet level: String) -> Subject {
    Subject(
      part: .criterion, code: level,
      name: Bilingual(
        vi: "Bộ tiêu chí cấp \(level.visible)", en: "Criteria of level \(level.visible)"))
  }

  private static func subject(_ node: Criterion, level: String) -> Subject {
    let name = "\(node.code.visible) “\(node.name.visible)”"
    return Subject(
      part: .criterion, code: node.code,
      name: Bilingual(
        vi: "Tiêu chí cấp \(level.visible) \(name)",
        en: "Criterion, level \(level.visible), \(name)")
    )
  }

  private mutating func compare(_ old: CriteriaSet, _ new: CriteriaSet, level: String) {
    let set = Comparison.subject(ofSet: level)
    text(set, Bilingual(vi: "cấp", en: "level"), old.level, new.level)
    text(set, Bilingual(vi: "căn cứ", en: "citation"), old.citation, new.citation)
    value(
      set, Bilingual(vi: "có hiệu lực từ", en: "valid from"), old.validFrom, new.validFrom,
      DefinitionWords.day)
    value(
      set, Bilingual(vi: "có hiệu lực đến", en: "valid until"), old.validTo, new.validTo,
      DefinitionWords.day)
    members(old.nodes, new.nodes) {
      Comparison.subject($0, level: level)
    } words: {
      DefinitionWords.criterion($0)
    } compare: {
      $0.compare($1, $2, level: level)
    }
  }

  private mutating func compare(_ old: Criterion, _ new: Criterion, level: String) {
    let node = Comparison.subject(new, level: level)
    text(node, Bilingual(vi: "tên", en: "name"), old.name, new.name)
    text(node, Bilingual(vi: "mục cha", en: "parent"), old.parent, new.parent)
    value(
      node, Bilingual(vi: "loại dòng", en: "kind"), old.kind, new.kind,
      { DefinitionWords.same($0.rawValue) })
    value(
      node, Bilingual(vi: "điểm tối đa", en: "maximum"), old.maximum, new.maximum,
      DefinitionWords.points)
    value(
      node, Bilingual(vi: "cách lấy điểm", en: "method"), old.method, new.method,
      { $0.map { DefinitionWords.same($0.rawValue) } ?? DefinitionWords.none })
    if old.rule != new.rule
      || !Comparison.isSame(old.rule?.texts ?? [], new.rule?.texts ?? [])
    {
      add(
        node, Bilingual(vi: "quy tắc tính điểm", en: "scoring rule"),
        from: DefinitionWords.rule(old.rule), to: DefinitionWords.rule(new.rule))
    }
    value(
      node, Bilingual(vi: "khi không áp dụng", en: "where not applicable"), old.notApplicable,
      new.notApplicable, { DefinitionWords.same($0.rawValue) })
    text(node, Bilingual(vi: "tài liệu kiểm chứng", en: "evidence"), old.evidence, new.evidence)
    text(node, Bilingual(vi: "độ tin cậy của dòng", en: "status"), old.status, new.status)
    text(node, Bilingual(vi: "nguồn", en: "source"), old.source, new.source)
  }
}

extension ScoringRule {
  /// The texts that a rule holds; two that Swift holds for equal may differ in their bytes.
  fileprivate var texts: [String] {
    switch self {
    case .choice(let choices): choices.map(\.label)
    case .externalIndex(let name): [name]
    case .yesNo, .band, .ratio, .deduction, .surveyMean: []
    }
  }
}
