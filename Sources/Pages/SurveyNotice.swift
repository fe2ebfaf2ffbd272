internal import Domain

/// The standings' notice about waiting survey answers, and about those counted by an operator.
struct SurveyNotice {
  /// The sentences; empty when every answer was counted by the rule.
  let sentences: [Bilingual]

  init(_ survey: SurveyProgress) {
    var sentences: [Bilingual] = []
    if survey.waiting > 0 {
      sentences.append(
        Bilingual(
          vi: "Thay đổi của \(survey.waiting) phiếu điều tra về \(survey.units) đơn vị chưa được "
            + "tính: nếu tính ngay, so với lần công bố trước sẽ suy ra được câu trả lời của người "
            + "trả lời. Các phiếu này chờ được tính cùng các phiếu khác.",
          en: "The changes of \(survey.waiting) questionnaires about \(survey.units) units are not "
            + "counted yet: counted now, a comparison with an earlier publication would tell what "
            + "a respondent answered. They wait to be counted together with others."))
    }
    if survey.revealed > 0 {
      sentences.append(
        Bilingual(
          vi: "Thay đổi của \(survey.revealed) phiếu điều tra được tính theo quyết định của người "
            + "có thẩm quyền, dù có thể suy ra câu trả lời. Lý do: \(survey.reason)",
          en: "The changes of \(survey.revealed) questionnaires count by a person's word although "
            + "answers can be told by them. Reason: \(survey.reason)"))
    }
    self.sentences = sentences
  }
}
