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

  /// The findings on questions that nobody answers, as where their column has another heading.
  ///
  /// - Parameters:
  ///   - questions: The questions that are asked and nobody answers.
  ///   - isAll: Whether nothing is answered at all: then the file says nothing.
  /// - Returns: A finding a question.
  static func unanswered(_ questions: [SurveyDesign.Question], isAll: Bool) -> [Finding] {
    questions.map { question in
      Finding(
        code: .columnMissing, severity: isAll ? .error : .warning, leaf: question.leaf, found: "",
        message: Bilingual(
          vi: "Tệp không có câu trả lời nào cho câu hỏi \(question.code).",
          en: "The file has no answer to question \(question.code)."),
        expected: Bilingual(
          vi: "cột có tiêu đề “\(question.code)”", en: "a column headed '\(question.code)'"),
        mend: Bilingual(
          vi: "Ghi mã câu hỏi làm tiêu đề cột như trên biểu mẫu, lưu và nộp lại tệp."
            + (isAll ? "" : " Nếu đúng là không ai trả lời câu này thì không cần làm gì."),
          en: "Head the column by the question's code, as in the template, save and hand the file "
            + "in again."
            + (isAll ? "" : " If nobody answered this question, nothing needs to be done.")))
    }
  }
}
