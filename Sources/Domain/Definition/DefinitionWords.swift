/// Values of a definition in words.
enum DefinitionWords {
  static let none = Bilingual(vi: "không có", en: "none")

  /// A text in quotation marks, with invisible characters by their number.
  static func quoted(_ text: String?) -> Bilingual {
    guard let text else { return none }
    if text.isEmpty { return Bilingual(vi: "để trống", en: "blank") }
    let visible = text.visible
    return Bilingual(vi: "“\(visible)”", en: "“\(visible)”")
  }

  static func list(_ texts: [String]) -> Bilingual {
    texts.isEmpty ? none : same(texts.map { "“\($0.visible)”" }.joined(separator: "; "))
  }

  static func points(_ value: Points?) -> Bilingual {
    value.map { Bilingual(vi: $0.vietnamese, en: $0.description) } ?? none
  }

  static func number(_ value: Int?) -> Bilingual { value.map { same(String($0)) } ?? none }

  static func day(_ value: CalendarDate?) -> Bilingual {
    value.map { Bilingual(vi: $0.vietnamese, en: $0.description) } ?? none
  }

  static func flag(_ value: Bool) -> Bilingual {
    value ? Bilingual(vi: "có", en: "yes") : Bilingual(vi: "không", en: "no")
  }

  static func moment(_ value: Instant?) -> Bilingual {
    value.map { WrittenTime($0, utcOffset: 0).text } ?? none
  }

  static func counts(_ value: Level.DeclaredCounts?) -> Bilingual {
    value.map {
      Bilingual(
        vi: "\($0.areas) lĩnh vực, \($0.criteria) tiêu chí, \($0.subcriteria) tiêu chí thành phần",
        en: "\($0.areas) areas, \($0.criteria) criteria, \($0.subcriteria) sub-criteria")
    } ?? none
  }

  static func range(_ band: ClassScale.Band) -> Bilingual {
    let low = band.lower.map { (value: points($0), sign: band.includesLower ? "≥" : ">") }
    let high = band.upper.map { (value: points($0), sign: band.includesUpper ? "≤" : "<") }
    let edges = [low, high].compactMap(\.self)
    if edges.isEmpty { return Bilingual(vi: "mọi giá trị", en: "any value") }
    return Bilingual(
      vi: edges.map { "\($0.sign) \($0.value.vi)%" }.joined(separator: ", "),
      en: edges.map { "\($0.sign) \($0.value.en)%" }.joined(separator: ", "))
  }

  static func unit(_ unit: Unit) -> Bilingual {
    let ranked =
      unit.isRanked
      ? Bilingual(vi: "có xếp hạng", en: "ranked")
      : Bilingual(vi: "không xếp hạng", en: "not ranked")
    let (level, group) = (unit.level.visible, unit.group.visible)
    let folder = unit.folder.text.visible
    return Bilingual(
      vi: "cấp \(level), khối \(group), thư mục \(folder), \(ranked.vi)",
      en: "level \(level), group \(group), folder \(folder), \(ranked.en)")
  }

  static func criterion(_ node: Criterion) -> Bilingual {
    let rule = node.rule.map { same(", ") + self.rule($0) } ?? same("")
    return Bilingual(
      vi: "tối đa \(node.maximum.vietnamese) điểm", en: "at most \(node.maximum) points") + rule
  }

  static func worth(_ percent: Points?) -> Bilingual {
    percent.map { Bilingual(vi: "\($0.vietnamese)%", en: "\($0)%") }
      ?? Bilingual(vi: "không tính", en: "left out")
  }

  static func place(after code: String?) -> Bilingual {
    guard let code else { return Bilingual(vi: "đứng đầu", en: "first") }
    return Bilingual(vi: "sau \(code.visible)", en: "after \(code.visible)")
  }

  static func form(_ form: Form) -> Bilingual {
    switch form {
    case .selfAssessment: Bilingual(vi: "biểu tự đánh giá", en: "self-assessment form")
    case .appraisal: Bilingual(vi: "biểu thẩm định", en: "appraisal form")
    case .survey: Bilingual(vi: "phiếu điều tra", en: "survey form")
    case .decision: Bilingual(vi: "biểu quyết định", en: "decision form")
    }
  }

  static func rule(_ rule: ScoringRule?) -> Bilingual { rule?.kind.words ?? none }

  /// A level by its name, with its code in brackets.
  static func level(_ level: Level) -> Bilingual {
    Bilingual(
      vi: "“\(level.name.vi.visible)” (\(level.code.visible))",
      en: "“\(level.name.en.visible)” (\(level.code.visible))")
  }

  static func ties(_ ties: Policies.Ties) -> Bilingual {
    switch ties {
    case .competition: choice(ties, vi: "đồng hạng, hạng kế tiếp bỏ cách (1, 2, 2, 4)")
    case .dense: choice(ties, vi: "đồng hạng, hạng kế tiếp liền sau (1, 2, 2, 3)")
    case .distinctByRosterOrder:
      choice(ties, vi: "mỗi đơn vị một hạng, theo thứ tự danh sách đơn vị")
    }
  }

  static func rounding(_ mode: RoundingMode) -> Bilingual {
    switch mode {
    case .halfUp: choice(mode, vi: "làm tròn thông thường, từ 5 trở lên thì tăng")
    case .truncate: choice(mode, vi: "bỏ phần lẻ thừa, không làm tròn")
    }
  }

  static func late(_ late: Policies.Late) -> Bilingual {
    switch late {
    case .acceptAndFlag: choice(late, vi: "vẫn tính, có ghi là nộp muộn")
    case .suspend: choice(late, vi: "không chấp nhận")
    }
  }

  static func withoutSurvey(_ effect: Level.WithoutSurvey) -> Bilingual {
    switch effect {
    case .incomplete: choice(effect, vi: "đơn vị chưa đủ điểm")
    case .rescale: choice(effect, vi: "chỉ tính trên phần điểm không điều tra")
    }
  }

  static func kind(_ kind: Criterion.Kind) -> Bilingual {
    switch kind {
    case .area: choice(kind, vi: "lĩnh vực")
    case .criterion: choice(kind, vi: "tiêu chí")
    case .subcriterion: choice(kind, vi: "tiêu chí thành phần")
    case .bonus: choice(kind, vi: "điểm thưởng")
    case .penalty: choice(kind, vi: "điểm trừ")
    }
  }

  static func method(_ method: Criterion.Method) -> Bilingual {
    switch method {
    case .appraisal: Bilingual(vi: "thẩm định", en: "appraisal")
    case .survey: Bilingual(vi: "điều tra xã hội học", en: "survey")
    }
  }

  static func notApplicable(_ effect: Criterion.NotApplicable) -> Bilingual {
    switch effect {
    case .none: choice(effect, vi: "không được khai")
    case .exclude: choice(effect, vi: "không tính vào điểm tối đa")
    case .full: choice(effect, vi: "được đủ điểm")
    }
  }

  /// A choice by its keyword in the definition's files, and in Vietnamese.
  private static func choice(_ value: some RawRepresentable<String>, vi: String) -> Bilingual {
    Bilingual(vi: vi, en: value.rawValue)
  }

  /// A text that is the same in both languages.
  static func same(_ text: String) -> Bilingual { Bilingual(vi: text, en: text) }
}

extension Bilingual {
  /// Concatenates texts in both languages.
  static func + (left: Bilingual, right: Bilingual) -> Bilingual {
    Bilingual(vi: left.vi + right.vi, en: left.en + right.en)
  }

  /// The text, with the characters in which it differs from a lookalike by their numbers.
  func spelled(against other: Bilingual) -> Bilingual {
    let (own, others) = (Array(vi.unicodeScalars), Array(other.vi.unicodeScalars))
    let start = zip(own, others).prefix { $0 == $1 }.count
    let end = zip(own[start...].reversed(), others[start...].reversed()).prefix { $0 == $1 }.count
    let span = own[start..<(own.count - end)]
    let numbers = span.isEmpty ? "–" : span.map(\.number).joined(separator: " ")
    return self + DefinitionWords.same(" (\(numbers))")
  }
}

extension String {
  /// The text with invisible characters by their number.
  var visible: String {
    var text = ""
    for scalar in unicodeScalars {
      let isHidden =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
      if isHidden { text += "‹\(scalar.number)›" } else { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// The number as `U+0041`.
  fileprivate var number: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
