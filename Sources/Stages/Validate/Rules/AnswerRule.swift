internal import Domain

/// An answer is one of the scale's, to a question that was asked.
enum AnswerRule {
  static func outsideScale(
    _ question: SurveyDesign.Question, at place: CellAddress, scale: [String]
  ) -> Finding {
    let list = scale.joined(separator: ", ")
    return Finding(
      code: .answerOutsideScale, severity: .warning, place: place, leaf: question.leaf, found: "",
      message: Bilingual(
        vi: "Câu trả lời \(question.code) không thuộc thang trả lời nên không được tính.",
        en: "This answer to \(question.code) is none of the scale's; it does not count."),
      expected: Bilingual(vi: "một trong: \(list)", en: "one of: \(list)"),
      mend: Bilingual(
        vi: "Ghi lại đúng phương án trên phiếu.", en: "Enter the option on the questionnaire."))
  }

  static func notAsked(_ question: SurveyDesign.Question, at place: CellAddress) -> Finding {
    Finding(
      code: .answerOutsideScale, severity: .warning, place: place, leaf: question.leaf, found: "",
      message: Bilingual(
        vi: "Câu \(question.code) không hỏi nhóm này về đơn vị này nên không được tính.",
        en: "Question \(question.code) does not ask this group about this unit; "
          + "the answer does not count."),
      expected: Bilingual(vi: "để trống", en: "nothing"),
      mend: Bilingual(
        vi: "Xóa câu trả lời, hoặc sửa nhóm hay đơn vị nếu ghi nhầm.",
        en: "Clear the answer, or correct the group or unit."))
  }
}
