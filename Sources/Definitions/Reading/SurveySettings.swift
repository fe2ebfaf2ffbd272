internal import Domain
internal import Stages

/// The survey as `pipeline.yaml` declares it.
struct SurveySettings {
  let questionsFile: SourceText
  let options: [SurveyDesign.Option]
  let weighting: SurveyDesign.Weighting
  let minimumAnswers: Int
  let smallestPublishedGroup: Int
  /// Nil where it is the smallest published group.
  let smallestChange: Int?

  /// The keyword that excludes an answer from the mean.
  private static let leftOut = "left_out"

  /// Reads `survey`.
  static func read(_ value: YAMLValue, log: FaultLog) -> SurveySettings? {
    let keys = ["questions", "options", "weighting", "minimum_answers", "smallest_published_group"]
    guard let map = value.mapping("survey", required: keys, optional: ["smallest_change"]) else {
      return nil
    }
    let file = map.text("questions")
    let options = map["options"].flatMap { readOptions($0, log) }
    let weighting = map.choice("weighting", of: SurveyDesign.Weighting.allCases)
    let minimum = map.integer("minimum_answers", in: 1...1_000_000)
    let smallest = map.integer("smallest_published_group", in: 1...1_000_000)
    let change =
      map["smallest_change"] == nil ? nil : map.integer("smallest_change", in: 1...1_000_000)
    guard let file else { return nil }
    return SurveySettings(
      questionsFile: file, options: options ?? [], weighting: weighting ?? .equalRespondents,
      minimumAnswers: minimum?.value ?? 1, smallestPublishedGroup: smallest?.value ?? 5,
      smallestChange: change?.value)
  }

  private static func readOptions(_ value: YAMLValue, _ log: FaultLog) -> [SurveyDesign.Option]? {
    guard let items = value.items("options") else { return nil }
    var options: [SurveyDesign.Option] = []
    var seen: Set<FoldedText> = []
    for item in items {
      guard let map = item.mapping("options", required: ["code", "percent"]),
        let code = map.text("code"), let text = map.text("percent")
      else { return nil }
      if !seen.insert(FoldedText(code.value)).inserted {
        log.report(
          .codeDuplicate, at: code.place, vi: "phương án “\(code.value)” có hai lần",
          en: "the option '\(code.value)' stands twice")
      }
      if text.value == leftOut {
        options.append(SurveyDesign.Option(code: code.value, percent: nil))
        continue
      }
      guard let percent = log.points(text, "percent") else { return nil }
      guard percent >= .zero, percent <= Points(100) else {
        log.report(
          .answerOptions, at: text.place, vi: "giá trị phương án phải từ 0 đến 100",
          en: "an option's worth must lie between 0 and 100")
        return nil
      }
      options.append(SurveyDesign.Option(code: code.value, percent: percent))
    }
    if !options.contains(where: { $0.percent == Points(100) }) {
      log.report(
        .answerOptions, at: value.place, vi: "không phương án nào đạt 100% điểm tối đa",
        en: "no option is worth 100% of the maximum")
    }
    return options
  }
}
