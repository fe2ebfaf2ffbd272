extension Comparison {
  /// Compares the criteria sets, level by level.
  mutating func compareCriteria(_ before: Round, _ after: Round) {
    func sets(_ round: Round) -> [(level: String, set: CriteriaSet)] {
      round.criteria.map { (level: $0.key, set: $0.value) }
        .sorted { Bytewise($0.level) < Bytewise($1.level) }
    }
    func name(_ code: String) -> Bilingual {
      (after.level(code) ?? before.level(code)).map(DefinitionWords.level)
        ?? DefinitionWords.same(code.visible)
    }
    members(sets(before), sets(after)) {
      Comparison.subject(ofSet: $0.level, name($0.level))
    } words: {
      DefinitionWords.quoted($0.set.citation)
    } compare: { comparison, old, new in
      comparison.compare(
        old.set, new.set, Comparison.subject(ofSet: new.level, name(new.level)),
        level: name(new.level))
    }
  }

  private static func subject(ofSet code: String, _ level: Bilingual) -> Subject {
    Subject(
      part: .criterion, code: code,
      name: Bilingual(vi: "Bộ tiêu chí cấp \(level.vi)", en: "Criteria of level \(level.en)"))
  }

  private static func subject(_ node: Criterion, level: Bilingual) -> Subject {
    let name = "\(node.code.visible) “\(node.name.visible)”"
    return Subject(
      part: .criterion, code: node.code,
      name: Bilingual(
        vi: "Tiêu chí \(name), cấp \(level.vi)", en: "Criterion \(name), level \(level.en)"))
  }

  private mutating func compare(
    _ old: CriteriaSet, _ new: CriteriaSet, _ set: Subject, level: Bilingual
  ) {
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

  private mutating func compare(_ old: Criterion, _ new: Criterion, level: Bilingual) {
    let node = Comparison.subject(new, level: level)
    text(node, Bilingual(vi: "tên", en: "name"), old.name, new.name)
    text(node, Bilingual(vi: "mục cha", en: "parent"), old.parent, new.parent)
    value(
      node, Bilingual(vi: "loại dòng", en: "kind"), old.kind, new.kind, DefinitionWords.kind)
    value(
      node, Bilingual(vi: "điểm tối đa", en: "maximum"), old.maximum, new.maximum,
      DefinitionWords.points)
    value(
      node, Bilingual(vi: "cách lấy điểm", en: "method"), old.method, new.method,
      { $0.map(DefinitionWords.method) ?? DefinitionWords.none })
    if old.rule != new.rule
      || !Comparison.isSame(old.rule?.kind.texts ?? [], new.rule?.kind.texts ?? [])
    {
      add(
        node, Bilingual(vi: "quy tắc tính điểm", en: "scoring rule"),
        from: DefinitionWords.rule(old.rule), to: DefinitionWords.rule(new.rule))
    }
    value(
      node, Bilingual(vi: "khi không áp dụng", en: "where not applicable"), old.notApplicable,
      new.notApplicable, DefinitionWords.notApplicable)
    text(node, Bilingual(vi: "tài liệu kiểm chứng", en: "evidence"), old.evidence, new.evidence)
    text(node, Bilingual(vi: "độ tin cậy của dòng", en: "status"), old.status, new.status)
    text(node, Bilingual(vi: "nguồn", en: "source"), old.source, new.source)
  }
}
