internal import Domain

/// Why a leaf has no points: what is missing, and who must act.
enum MissingReason {
  static func noAppraisal(_ leaf: String, isUnaccepted: Bool) -> Bilingual {
    if isUnaccepted {
      return Bilingual(
        vi: "Tiêu chí \(leaf): phiếu thẩm định đã nộp nhưng không được tính (chưa được chấp nhận "
          + "hoặc đã bị đưa ra khỏi số được tính); Tổ thư ký cần xem phiếu tiếp nhận của tệp rồi "
          + "nộp lại.",
        en: "Leaf \(leaf): an appraisal was filed but does not count, because it was not accepted "
          + "or was excluded; the secretariat must see its receipt and hand it in again.")
    }
    return Bilingual(
      vi: "Tiêu chí \(leaf): đơn vị chưa có phiếu thẩm định được chấp nhận; "
        + "Tổ thư ký cần nộp phiếu thẩm định.",
      en: "Leaf \(leaf): the unit has no accepted appraisal; the secretariat must file one.")
  }

  static func noAppraisedRow(_ leaf: String) -> Bilingual {
    Bilingual(
      vi: "Tiêu chí \(leaf): phiếu thẩm định không có dòng này; "
        + "Tổ thư ký cần bổ sung vào phiếu thẩm định.",
      en: "Leaf \(leaf): the appraisal has no row for it; the secretariat must add it.")
  }

  static func noAppraisedPoints(_ leaf: String) -> Bilingual {
    Bilingual(
      vi: "Tiêu chí \(leaf): phiếu thẩm định chưa ghi kết quả hoặc điểm; "
        + "Tổ thư ký cần bổ sung, hoặc Hội đồng ra quyết định.",
      en: "Leaf \(leaf): the appraisal states neither a result nor points; "
        + "the secretariat must add them, or the Council decide.")
  }

  static func resultUnusable(_ leaf: String) -> Bilingual {
    Bilingual(
      vi: "Tiêu chí \(leaf): kết quả ghi trong phiếu thẩm định không chấm được theo thang điểm; "
        + "Tổ thư ký cần sửa kết quả.",
      en: "Leaf \(leaf): the rule cannot use the result that the appraisal states; "
        + "the secretariat must correct it.")
  }

  static func appraisedOutsideRange(_ leaf: Criterion) -> Bilingual {
    let most = Figure(leaf.maximum)
    return Bilingual(
      vi: "Tiêu chí \(leaf.code): điểm thẩm định nằm ngoài khoảng 0 đến \(most.vi); "
        + "Tổ thư ký cần sửa điểm.",
      en: "Leaf \(leaf.code): the appraised points are not between 0 and \(most.en); "
        + "the secretariat must correct them.")
  }

  static func notApplicableNotAllowed(_ leaf: String) -> Bilingual {
    Bilingual(
      vi: "Tiêu chí \(leaf): phiếu thẩm định ghi không áp dụng nhưng bộ tiêu chí không cho phép; "
        + "Tổ thư ký cần chấm điểm, hoặc Hội đồng ra quyết định.",
      en: "Leaf \(leaf): the appraisal says not applicable, which the criteria set does not "
        + "allow; the secretariat must score it, or the Council decide.")
  }

  static func noSurvey(_ leaf: String) -> Bilingual {
    Bilingual(
      vi: "Tiêu chí \(leaf): chưa có kết quả điều tra xã hội học được chấp nhận; "
        + "cơ quan chủ trì điều tra cần nộp phiếu trả lời, hoặc Hội đồng ra quyết định.",
      en: "Leaf \(leaf): no survey answers have been accepted; "
        + "whoever runs the survey must file them, or the Council decide.")
  }

  static func tooFewAnswers(_ leaf: String, answers: Int, fewest: Int) -> Bilingual {
    Bilingual(
      vi: "Tiêu chí \(leaf): có \(answers) câu trả lời hợp lệ, cần ít nhất \(fewest); "
        + "cơ quan chủ trì điều tra cần bổ sung phiếu trả lời, hoặc Hội đồng ra quyết định.",
      en: "Leaf \(leaf): \(answers) valid answers where at least \(fewest) are needed; "
        + "whoever runs the survey must file more, or the Council decide.")
  }

  static func decidedOutsideRange(_ leaf: Criterion, _ decision: Decision) -> Bilingual {
    let most = Figure(leaf.maximum)
    return Bilingual(
      vi: "Tiêu chí \(leaf.code): \(decision.title.vi) không ghi số điểm từ 0 đến \(most.vi); "
        + "Hội đồng cần ghi lại quyết định.",
      en: "Leaf \(leaf.code): \(decision.title.en) sets no points between 0 and \(most.en); "
        + "the Council must record it again.")
  }

  static func noSelfPoints(_ leaf: String, _ decision: Decision, isUnaccepted: Bool) -> Bilingual {
    if isUnaccepted {
      return Bilingual(
        vi: "Tiêu chí \(leaf): \(decision.title.vi) lấy điểm tự đánh giá; phiếu tự đánh giá đã nộp "
          + "nhưng không được tính (chưa được chấp nhận hoặc đã bị đưa ra khỏi số được tính); đơn "
          + "vị cần xem phiếu tiếp nhận của tệp rồi nộp lại, rồi Hội đồng ra quyết định khác.",
        en: "Leaf \(leaf): \(decision.title.en) takes the self-assessed points; a self-assessment "
          + "was filed but does not count, because it was not accepted or was excluded; the unit "
          + "must see its receipt and hand it in again, then the Council decide anew.")
    }
    return Bilingual(
      vi: "Tiêu chí \(leaf): \(decision.title.vi) lấy điểm tự đánh giá nhưng khi quyết định đến "
        + "đơn vị chưa có điểm tự đánh giá dùng được; Hội đồng cần ra quyết định khác sau khi "
        + "đơn vị nộp.",
      en: "Leaf \(leaf): \(decision.title.en) takes the self-assessed points, but the unit had "
        + "none that could be used when it came; the Council must decide anew once the unit has "
        + "filed them.")
  }

  static func decidedNotAllowed(_ leaf: String, _ decision: Decision) -> Bilingual {
    Bilingual(
      vi: "Tiêu chí \(leaf): \(decision.title.vi) ghi không áp dụng nhưng bộ tiêu chí không "
        + "cho phép; Hội đồng cần ra quyết định khác.",
      en: "Leaf \(leaf): \(decision.title.en) says not applicable, which the criteria set does "
        + "not allow; the Council must decide otherwise.")
  }

  static func extraWithoutValue(_ code: String, _ decision: Decision) -> Bilingual {
    let entry = code.isEmpty ? "" : " (\(code))"
    return Bilingual(
      vi: "Điểm thưởng, điểm trừ\(entry): \(decision.title.vi) không ghi số điểm hợp lệ; "
        + "Hội đồng cần ghi lại quyết định.",
      en: "Bonus or penalty\(entry): \(decision.title.en) states no valid points; "
        + "the Council must record it again.")
  }
}
