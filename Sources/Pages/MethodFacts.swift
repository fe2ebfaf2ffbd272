internal import Domain

/// The round's choices in words, for every reader of the standings.
struct MethodFacts {
  let round: Round

  /// One or two sentences per choice.
  var sentences: [Bilingual] {
    [comparison, Words.ties(round.policies.ties), rounding, classes, limits] + survey
  }

  private var comparison: Bilingual {
    if let decimals = round.policies.comparisonDecimals {
      return Bilingual(
        vi: "Hạng được xác định trong từng khối; chỉ số được so sánh đến \(decimals) chữ số thập "
          + "phân.",
        en: "Ranks are given within each group; indices are compared to \(decimals) decimals.")
    }
    return Bilingual(
      vi: "Hạng được xác định trong từng khối, theo giá trị chính xác chưa làm tròn. Hai đơn vị có "
        + "chỉ số hiển thị bằng nhau vẫn có thể khác hạng.",
      en: "Ranks are given within each group, on exact, unrounded values. Two units that show the "
        + "same index may still differ in rank.")
  }

  private var rounding: Bilingual {
    let decimals = round.policies.displayDecimals
    let parts = Bilingual(
      vi: "Các phần hiển thị cộng lại có thể không đúng bằng tổng hiển thị.",
      en: "Shown parts need not add up to the shown total.")
    return switch round.policies.rounding {
    case .halfUp:
      Bilingual(
        vi: "Số liệu hiển thị \(decimals) chữ số thập phân, từ 5 trở lên làm tròn lên. \(parts.vi)",
        en: "Figures show \(decimals) decimals, half rounded up. \(parts.en)")
    case .truncate:
      Bilingual(
        vi: "Số liệu hiển thị \(decimals) chữ số thập phân, phần sau bỏ đi. \(parts.vi)",
        en: "Figures show \(decimals) decimals, what follows is cut off. \(parts.en)")
    }
  }

  private var classes: Bilingual {
    let onShown = round.levels.filter(\.classes.usesShownIndex)
    let star = Bilingual(
      vi: "Dấu * cho biết giá trị chính xác và giá trị hiển thị rơi vào hai loại khác nhau.",
      en: "A * says that the exact and the shown value fall into different classes.")
    if onShown.isEmpty {
      return Bilingual(
        vi: "Xếp loại theo chỉ số chính xác, chưa làm tròn. \(star.vi)",
        en: "Classes follow the exact, unrounded index. \(star.en)")
    }
    let names = Bilingual(
      vi: onShown.map(\.name.vi).joined(separator: ", "),
      en: onShown.map(\.name.en).joined(separator: ", "))
    return Bilingual(
      vi: "Xếp loại theo chỉ số hiển thị đối với: \(names.vi); còn lại theo chỉ số chính xác. "
        + star.vi,
      en: "Classes follow the shown index for: \(names.en); otherwise the exact one. \(star.en)")
  }

  private var limits: Bilingual {
    switch (round.policies.capsAtMaximum, round.policies.floorsAtZero) {
    case (true, true):
      Bilingual(
        vi: "Tổng điểm không vượt quá điểm tối đa và không dưới 0.",
        en: "A total is neither above its maximum nor below 0.")
    case (true, false):
      Bilingual(
        vi: "Tổng điểm không vượt quá điểm tối đa; có thể dưới 0.",
        en: "A total is not above its maximum; it may be below 0.")
    case (false, true):
      Bilingual(
        vi: "Tổng điểm có thể vượt điểm tối đa nhờ điểm thưởng; không dưới 0.",
        en: "A total may exceed its maximum by bonus points; it is not below 0.")
    case (false, false):
      Bilingual(
        vi: "Tổng điểm có thể vượt điểm tối đa hoặc dưới 0 do điểm thưởng, điểm phạt.",
        en: "Bonus and penalty points may take a total above its maximum or below 0.")
    }
  }

  private var survey: [Bilingual] {
    guard let survey = round.survey else {
      return [
        Bilingual(
          vi: "Đợt đánh giá này không có điều tra xã hội học.", en: "This round holds no survey.")
      ]
    }
    let weighting =
      switch survey.weighting {
      case .equalRespondents:
        Bilingual(
          vi: "Điểm điều tra xã hội học = điểm tối đa × trung bình các câu trả lời hợp lệ; mọi câu "
            + "trả lời có trọng số như nhau.",
          en: "Survey points = maximum × mean of the valid answers; every answer counts the same.")
      case .meanOfGroupMeans:
        Bilingual(
          vi: "Điểm điều tra xã hội học = điểm tối đa × trung bình cộng các giá trị trung bình của "
            + "từng nhóm trả lời.",
          en: "Survey points = maximum × the mean of the respondent groups' means.")
      }
    let privacy = Bilingual(
      vi: "Cần ít nhất \(survey.minimumAnswers) câu trả lời hợp lệ cho mỗi tiêu chí. Để không nhận "
        + "ra người trả lời, không công bố trung bình của nhóm có dưới "
        + "\(survey.smallestPublishedGroup) câu trả lời hoặc mọi câu trả lời như nhau, và của các "
        + "nhóm mà từ đó suy ra được nhóm ấy; một số liệu điều tra chỉ thay đổi so với các lần công "
        + "bố trước khi có thay đổi của ít nhất \(survey.smallestChange) người trả lời không cùng "
        + "một ý. Điểm của tiêu chí luôn được công bố, vì chỉ số được tính từ điểm ấy.",
      en:
        "Each criterion needs at least \(survey.minimumAnswers) valid answers. So that nobody can "
        + "be told, the mean is not published of a group with fewer than "
        + "\(survey.smallestPublishedGroup) answers or with answers that are all alike, nor of the "
        + "groups that it would follow from; a survey figure differs from earlier publications only "
        + "by at least \(survey.smallestChange) respondents who are not of one mind. The points of a "
        + "criterion are always published, since the index is made of them.")
    return [weighting, privacy]
  }
}
