internal import Domain

/// Reads a leaf's `rule_type` and `rule_params`.
struct RuleReader {
  /// A rule and the other contents of its parameters.
  struct Reading {
    let rule: ScoringRule
    /// The groups that a survey leaf is restricted to.
    var groups: [SourceText]?
  }

  static let types = [
    "enum", "yes_no", "band", "ratio", "deduct", "external", "survey_mean",
  ]

  let row: CSVRow
  let type: SourceText
  let maximum: Points
  let log: FaultLog

  func read() -> Reading? {
    switch type.value {
    case "enum": choices.map { Reading(rule: .choice($0)) }
    case "yes_no": noParameters ? Reading(rule: .yesNo) : nil
    case "band": steps.map { Reading(rule: .band($0)) }
    case "ratio": ratio
    case "deduct": deduction
    case "external": external
    case "survey_mean": surveyMean
    default: unknownType
    }
  }

  private var unknownType: Reading? {
    log.notAllowed(type, "rule_type", allowed: Self.types)
    return nil
  }

  private var isBlank: Bool { row.optional("rule_params") == nil }

  private var parameters: YAMLValue? {
    guard row.text("rule_params") != nil else { return nil }
    return YAMLValue.json(row["rule_params"], log: log)
  }

  private var noParameters: Bool {
    guard let parameters = row.optional("rule_params") else { return true }
    log.report(
      .valueNotAllowed, at: parameters.place,
      vi: "quy tắc “\(type.value)” không có tham số", en: "rule '\(type.value)' has no parameters")
    return false
  }

  private var choices: [ScoringRule.Choice]? {
    guard let items = parameters?.items("rule_params") else { return nil }
    let choices = items.compactMap { item -> ScoringRule.Choice? in
      guard let entry = item.mapping("rule_params", required: ["when", "points"]) else {
        return nil
      }
      let label = entry.text("when")
      let points = entry.points("points").flatMap(checkedPoints)
      guard let label, let points else { return nil }
      return ScoringRule.Choice(label: label.value, points: points)
    }
    return choices.count == items.count ? choices : nil
  }

  private var steps: [ScoringRule.Step]? {
    guard let items = parameters?.items("rule_params") else { return nil }
    let steps = items.compactMap { item -> ScoringRule.Step? in
      guard
        let entry = item.mapping("rule_params", required: ["points"], optional: ["ge", "gt"])
      else { return nil }
      guard (entry["ge"] == nil) != (entry["gt"] == nil) else {
        log.report(
          .valueWrong, at: entry.place,
          vi: "mỗi bậc phải có đúng một ngưỡng: “ge” (từ) hoặc “gt” (trên)",
          en: "each step must have exactly one threshold: 'ge' (from) or 'gt' (above)")
        return nil
      }
      let key = entry["ge"] == nil ? "gt" : "ge"
      let threshold = entry.points(key).flatMap(checkedPercent)
      let points = entry.points("points").flatMap(checkedPoints)
      guard let threshold, let points else { return nil }
      return ScoringRule.Step(threshold: threshold, includesThreshold: key == "ge", points: points)
    }
    return steps.count == items.count ? steps : nil
  }

  private var ratio: Reading? {
    if isBlank { return Reading(rule: .ratio(zeroBelow: nil)) }
    guard
      let entry = parameters?.mapping("rule_params", required: [], optional: ["zero_below"])
    else { return nil }
    guard entry["zero_below"] != nil else { return Reading(rule: .ratio(zeroBelow: nil)) }
    guard let floor = entry.points("zero_below").flatMap(checkedPercent) else { return nil }
    return Reading(rule: .ratio(zeroBelow: floor))
  }

  private var deduction: Reading? {
    guard let entry = parameters?.mapping("rule_params", required: ["per_fault", "min"]) else {
      return nil
    }
    let perFault = entry.points("per_fault").flatMap(checkedPoints)
    let minimum = entry.points("min").flatMap(checkedPoints)
    guard let perFault, let minimum else { return nil }
    guard perFault > .zero else {
      log.report(
        .valueWrong, at: entry["per_fault"]?.place ?? entry.place,
        vi: "điểm trừ mỗi lỗi phải lớn hơn 0", en: "the points taken per fault must be above 0")
      return nil
    }
    return Reading(rule: .deduction(perFault: perFault, minimum: minimum))
  }

  private var external: Reading? {
    guard let index = parameters?.mapping("rule_params", required: ["index"])?.text("index") else {
      return nil
    }
    return Reading(rule: .externalIndex(index.value))
  }

  private var surveyMean: Reading? {
    if isBlank { return Reading(rule: .surveyMean) }
    guard let entry = parameters?.mapping("rule_params", required: ["groups"]),
      let groups = entry["groups"]?.texts("groups"), !groups.isEmpty
    else { return nil }
    return Reading(rule: .surveyMean, groups: groups)
  }

  private func checkedPoints(_ points: Placed<Points>) -> Points? {
    if points.value >= .zero, points.value <= maximum { return points.value }
    log.report(
      .bestStep, at: points.place,
      vi: "\(points.value) điểm nằm ngoài khoảng từ 0 đến điểm tối đa \(maximum)",
      en: "\(points.value) points lie outside 0 to the maximum \(maximum)")
    return nil
  }

  private func checkedPercent(_ percent: Placed<Points>) -> Points? {
    if percent.value >= .zero { return percent.value }
    log.report(
      .valueWrong, at: percent.place, vi: "tỷ lệ phần trăm không được âm",
      en: "a percentage must not be below 0")
    return nil
  }
}
