extension Comparison {
  /// Compares the surveys.
  mutating func compareSurveys(_ before: SurveyDesign?, _ after: SurveyDesign?) {
    let survey = Comparison.subject("", "Điều tra xã hội học", "Survey")
    guard let before, let after else {
      value(
        survey, Bilingual(vi: "có tổ chức", en: "held"), before != nil, after != nil,
        DefinitionWords.flag)
      return
    }
    value(
      survey, Bilingual(vi: "cách tính trung bình", en: "weighting"), before.weighting,
      after.weighting, { DefinitionWords.same($0.rawValue) })
    value(
      survey, Bilingual(vi: "số trả lời tối thiểu", en: "fewest answers"), before.minimumAnswers,
      after.minimumAnswers, DefinitionWords.number)
    value(
      survey, Bilingual(vi: "nhóm nhỏ nhất được công bố", en: "smallest group published"),
      before.smallestPublishedGroup, after.smallestPublishedGroup, DefinitionWords.number)
    value(
      survey,
      Bilingual(vi: "số người ít nhất của một lần thay đổi", en: "fewest respondents of a change"),
      before.statedSmallestChange, after.statedSmallestChange
    ) { stated in
      stated.map(DefinitionWords.number)
        ?? Bilingual(
          vi: "bằng nhóm nhỏ nhất được công bố", en: "as the smallest group published")
    }
    members(before.groups, after.groups, Comparison.subject, words: { $0.name.quoted }) {
      $0.compare($1, $2)
    }
    members(
      before.questions, after.questions, Comparison.subject,
      words: { DefinitionWords.quoted($0.text) }, compare: { $0.compare($1, $2) })
    members(
      before.options, after.options, Comparison.subject,
      words: { DefinitionWords.worth($0.percent) }
    ) {
      comparison, old, new in
      comparison.value(
        Comparison.subject(new), nil, old.percent, new.percent, DefinitionWords.worth)
    }
  }

  private static func subject(_ code: String, _ vi: String, _ en: String) -> Subject {
    Subject(part: .survey, code: code, name: Bilingual(vi: vi, en: en))
  }

  private static func subject(_ group: SurveyDesign.Group) -> Subject {
    subject(
      group.code, "Nhóm trả lời \(group.code.visible)", "Respondent group \(group.code.visible)")
  }

  private static func subject(_ question: SurveyDesign.Question) -> Subject {
    subject(
      question.code, "Câu hỏi \(question.code.visible)", "Question \(question.code.visible)")
  }

  private static func subject(_ option: SurveyDesign.Option) -> Subject {
    subject(
      option.code, "Phương án trả lời “\(option.code.visible)”",
      "Answer “\(option.code.visible)”")
  }

  private mutating func compare(_ old: SurveyDesign.Group, _ new: SurveyDesign.Group) {
    let group = Comparison.subject(new)
    bilingual(group, Bilingual(vi: "tên", en: "name"), old.name, new.name)
    texts(group, Bilingual(vi: "đánh giá các cấp", en: "rates"), old.rates, new.rates)
    value(
      group, Bilingual(vi: "chỉ tiêu", en: "quota"), old.quota, new.quota, DefinitionWords.number)
    func quotas(_ group: SurveyDesign.Group) -> [(unit: String, quota: Int)] {
      group.quotaByUnit.map { (unit: $0.key, quota: $0.value) }
        .sorted { Bytewise($0.unit) < Bytewise($1.unit) }
    }
    func subject(_ unit: String) -> Subject {
      Subject(
        part: .survey, code: new.code,
        name: Bilingual(
          vi: "\(group.name.vi) – chỉ tiêu của \(unit.visible)",
          en: "\(group.name.en) – quota of \(unit.visible)"))
    }
    members(quotas(old), quotas(new), code: \.unit, { subject($0.unit) }) {
      DefinitionWords.number($0.quota)
    } compare: { comparison, old, new in
      comparison.value(subject(new.unit), nil, old.quota, new.quota, DefinitionWords.number)
    }
  }

  private mutating func compare(_ old: SurveyDesign.Question, _ new: SurveyDesign.Question) {
    let question = Comparison.subject(new)
    text(question, Bilingual(vi: "cấp", en: "level"), old.level, new.level)
    text(question, Bilingual(vi: "tiêu chí", en: "leaf"), old.leaf, new.leaf)
    texts(question, Bilingual(vi: "nhóm được hỏi", en: "groups asked"), old.groups, new.groups)
    text(question, Bilingual(vi: "nội dung", en: "wording"), old.text, new.text)
  }
}

extension Bilingual {
  fileprivate var quoted: Bilingual { Bilingual(vi: "“\(vi.visible)”", en: "“\(en.visible)”") }
}
