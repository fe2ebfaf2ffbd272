extension Comparison {
  /// Compares the round's texts on the pages.
  mutating func compareHead(_ before: Round, _ after: Round) {
    func subject(_ vi: String, _ en: String) -> Subject {
      Subject(part: .round, code: "", name: Bilingual(vi: vi, en: en))
    }
    let round = subject("Đợt đánh giá", "Round")
    text(round, Bilingual(vi: "mã", en: "id"), before.id, after.id)
    value(
      round, Bilingual(vi: "năm", en: "year"), before.year, after.year, DefinitionWords.number)
    bilingual(round, Bilingual(vi: "tên", en: "title"), before.title, after.title)
    bilingual(
      round, Bilingual(vi: "cơ quan công bố", en: "issuer"), before.issuer, after.issuer)
    text(round, Bilingual(vi: "căn cứ", en: "citation"), before.citation, after.citation)
    bilingual(round, Bilingual(vi: "lưu ý", en: "notice"), before.notice, after.notice)
  }

  /// Compares the choices where the method leaves one.
  mutating func compare(_ before: Policies, _ after: Policies) {
    func policy<Value: Equatable>(
      _ code: String, _ vi: String, _ en: String, _ value: (Policies) -> Value,
      _ words: (Value) -> Bilingual
    ) {
      let subject = Subject(part: .policy, code: code, name: Bilingual(vi: vi, en: en))
      self.value(subject, nil, value(before), value(after), words)
    }
    policy("ties", "Xếp hạng khi bằng nhau", "Ties", \.ties, DefinitionWords.ties)
    policy(
      "comparison_decimals", "Số chữ số thập phân khi so sánh", "Decimals compared",
      \.comparisonDecimals,
      { $0.map { DefinitionWords.same(String($0)) } ?? Bilingual(vi: "chính xác", en: "exact") })
    policy(
      "display_decimals", "Số chữ số thập phân hiển thị", "Decimals shown", \.displayDecimals,
      DefinitionWords.number)
    policy("rounding", "Làm tròn", "Rounding", \.rounding, DefinitionWords.rounding)
    policy("late", "Tệp nộp muộn", "Late files", \.late, DefinitionWords.late)
    policy(
      "caps_at_maximum", "Tổng không vượt điểm tối đa", "Totals held at the maximum",
      \.capsAtMaximum, DefinitionWords.flag)
    policy(
      "floors_at_zero", "Tổng không dưới 0", "Totals held at zero", \.floorsAtZero,
      DefinitionWords.flag)
  }

  /// Compares the deadlines of forms.
  mutating func compareDeadlines(_ before: Round, _ after: Round) {
    for form in Form.allCases {
      let name = DefinitionWords.form(form)
      let subject = Subject(
        part: .deadline, code: form.rawValue,
        name: Bilingual(vi: "Hạn nộp \(name.vi)", en: "Deadline of the \(name.en)"))
      let (old, new) = (before.deadlineDays[form], after.deadlineDays[form])
      value(subject, nil, old, new, DefinitionWords.day)
      if old == new {
        value(
          subject, Bilingual(vi: "thời điểm (giờ UTC)", en: "moment (UTC)"),
          before.deadlines[form], after.deadlines[form], DefinitionWords.moment)
      }
    }
  }

  /// Compares the levels, their classes and the names of ranking groups.
  mutating func compareLevels(_ before: Round, _ after: Round) {
    members(
      before.levels, after.levels, Comparison.subject,
      words: { Bilingual(vi: "“\($0.name.vi.visible)”", en: "“\($0.name.en.visible)”") }
    ) {
      $0.compare($1, $2)
    }
    func groups(_ round: Round) -> [(code: String, name: Bilingual)] {
      round.groupNames.map { (code: $0.key, name: $0.value) }
        .sorted { Bytewise($0.code) < Bytewise($1.code) }
    }
    members(groups(before), groups(after)) { group in
      Subject(
        part: .group, code: group.code,
        name: Bilingual(
          vi: "Khối xếp hạng \(group.code.visible)", en: "Ranking group \(group.code.visible)"))
    } words: {
      Bilingual(vi: "“\($0.name.vi.visible)”", en: "“\($0.name.en.visible)”")
    } compare: { comparison, old, new in
      let subject = Subject(
        part: .group, code: new.code,
        name: Bilingual(
          vi: "Khối xếp hạng \(new.code.visible)", en: "Ranking group \(new.code.visible)"))
      comparison.bilingual(subject, Bilingual(vi: "tên", en: "name"), old.name, new.name)
    }
  }

  private static func subject(_ level: Level) -> Subject {
    let name = DefinitionWords.level(level)
    return Subject(
      part: .level, code: level.code,
      name: Bilingual(vi: "Cấp \(name.vi)", en: "Level \(name.en)"))
  }

  private mutating func compare(_ old: Level, _ new: Level) {
    let level = Comparison.subject(new)
    bilingual(level, Bilingual(vi: "tên", en: "name"), old.name, new.name)
    value(
      level, Bilingual(vi: "tổng điểm", en: "total"), old.scaleMaximum, new.scaleMaximum,
      DefinitionWords.points)
    value(
      level, Bilingual(vi: "điểm điều tra", en: "survey points"), old.surveyMaximum,
      new.surveyMaximum, DefinitionWords.points)
    value(
      level, Bilingual(vi: "số dòng khai báo", en: "declared counts"), old.declaredCounts,
      new.declaredCounts, DefinitionWords.counts)
    value(
      level, Bilingual(vi: "khi không điều tra", en: "without a survey"), old.withoutSurvey,
      new.withoutSurvey, DefinitionWords.withoutSurvey)
    value(
      level,
      Bilingual(vi: "xếp loại theo chỉ số hiển thị", en: "classes by the index as shown"),
      old.classes.usesShownIndex, new.classes.usesShownIndex, DefinitionWords.flag)
    func band(_ band: ClassScale.Band) -> Subject {
      Subject(
        part: .level, code: new.code,
        name: Bilingual(
          vi: "\(level.name.vi) – mức “\(band.name.vi.visible)”",
          en: "\(level.name.en) – class “\(band.name.en.visible)”"))
    }
    members(old.classes.bands, new.classes.bands, code: \.name.vi, band) {
      DefinitionWords.range($0)
    } compare: { comparison, old, new in
      comparison.text(
        band(new), Bilingual(vi: "tên tiếng Anh", en: "English name"), old.name.en, new.name.en)
      if old.edges != new.edges {
        comparison.add(
          band(new), nil, from: DefinitionWords.range(old), to: DefinitionWords.range(new))
      }
    }
  }
}

extension ClassScale.Band {
  /// The edges alone; the name is compared byte by byte.
  fileprivate var edges: ClassScale.Band {
    ClassScale.Band(
      name: Bilingual(vi: "", en: ""), lower: lower, includesLower: includesLower, upper: upper,
      includesUpper: includesUpper)
  }
}
