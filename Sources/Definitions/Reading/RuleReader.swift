internal import Domain

/// Reads a leaf's `rule_type` and `rule_params`.
struct RuleReader {
  let row: CSVRow
  let type: SourceText
  let maximum: Points
  let log: FaultLog

  func read() -> RuleReading<SourceText>? {
    log.choice(type, "rule_type", of: ScoringRule.Name.allCases)?.kind.read(self)
  }
}

extension RuleReader: RuleParameters {
  var isBlank: Bool { row.optional("rule_params") == nil }

  func expectNone() -> Bool {
    guard let parameters = row.optional("rule_params") else { return true }
    log.report(
      .valueNotAllowed, at: parameters.place,
      vi: "quy tắc “\(type.value)” không có tham số", en: "rule '\(type.value)' has no parameters")
    return false
  }

  func entry(required: [String], optional: [String]) -> RuleEntryReader? {
    parameters.flatMap { entry($0, required: required, optional: optional) }
  }

  func items<Item>(
    required: [String], optional: [String], _ read: (RuleEntryReader) -> Item?
  ) -> [Item]? {
    guard let values = parameters?.items("rule_params") else { return nil }
    let items = values.compactMap {
      entry($0, required: required, optional: optional).flatMap(read)
    }
    return items.count == values.count ? items : nil
  }

  private var parameters: YAMLValue? {
    guard row.text("rule_params") != nil else { return nil }
    return YAMLValue.json(row["rule_params"], log: log)
  }

  private func entry(
    _ value: YAMLValue, required: [String], optional: [String]
  ) -> RuleEntryReader? {
    value.mapping("rule_params", required: required, optional: optional)
      .map { RuleEntryReader(mapping: $0, maximum: maximum, log: log) }
  }
}

/// Reads the values of one entry of `rule_params`.
struct RuleEntryReader: RuleEntry {
  let mapping: YAMLMapping
  let maximum: Points
  let log: FaultLog

  func has(_ key: String) -> Bool { mapping[key] != nil }

  func text(_ key: String) -> String? { mapping.text(key)?.value }

  func texts(_ key: String) -> [SourceText] { mapping[key]?.texts(key) ?? [] }

  func points(_ key: String) -> Points? {
    guard let points = mapping.points(key) else { return nil }
    if points.value >= .zero, points.value <= maximum { return points.value }
    log.report(
      .bestStep, at: points.place,
      vi: "\(points.value) điểm nằm ngoài khoảng từ 0 đến điểm tối đa \(maximum)",
      en: "\(points.value) points lie outside 0 to the maximum \(maximum)")
    return nil
  }

  func percent(_ key: String) -> Points? {
    guard let percent = mapping.points(key) else { return nil }
    if percent.value >= .zero { return percent.value }
    log.report(
      .valueWrong, at: percent.place, vi: "tỷ lệ phần trăm không được âm",
      en: "a percentage must not be below 0")
    return nil
  }

  func report(_ message: Bilingual, at key: String?) {
    let place = key.flatMap { mapping[$0]?.place } ?? mapping.place
    log.report(.valueWrong, at: place, vi: message.vi, en: message.en)
  }
}
