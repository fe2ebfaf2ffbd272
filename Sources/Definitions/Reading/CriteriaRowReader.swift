internal import Domain

/// Reads one row of a criteria file.
struct CriteriaRowReader {
  private static let kinds: [Criterion.Kind] = [
    .area, .criterion, .subcriterion, .bonus, .penalty,
  ]
  private static let methods: [Criterion.Method] = [.appraisal, .survey]
  private static let policies: [Criterion.NotApplicable] = [.none, .exclude, .full]

  let row: CSVRow
  let level: String
  let log: FaultLog

  func read() -> CriteriaSheet.Row? {
    checkLevel()
    let code = row.text("code").flatMap(checkedCode)
    let kind = row.text("kind").flatMap { log.choice($0, "kind", of: Self.kinds) }
    let name = row.text("name_vi")
    let maximum = row.points("max_points").flatMap(checkedMaximum)
    let method = row.optional("method").map { log.choice($0, "method", of: Self.methods) }
    let policy = row.optional("na_policy").map {
      log.choice($0, "na_policy", of: Self.policies)
    }
    guard let code, let kind, let name, let maximum else { return nil }
    var rule: RuleReading<SourceText>?
    if let type = row.optional("rule_type") {
      rule = RuleReader(row: row, type: type, maximum: maximum, log: log).read()
      guard rule != nil else { return nil }
    } else if let parameters = row.optional("rule_params") {
      log.report(
        .valueMissing, at: parameters.place, vi: "có rule_params nhưng cột “rule_type” để trống",
        en: "rule_params are given but column 'rule_type' is blank")
    }
    if let method, method == nil { return nil }
    if let policy, policy == nil { return nil }
    let node = Criterion(
      code: code, parent: row.optional("parent")?.value, kind: kind, name: name.value,
      maximum: maximum, method: method ?? nil, rule: rule?.rule,
      notApplicable: (policy ?? nil) ?? .none, evidence: row.optional("evidence_vi")?.value ?? "",
      status: row.optional("status")?.value ?? "", source: row.optional("source")?.value ?? "")
    return CriteriaSheet.Row(node: node, row: row, surveyGroups: rule?.groups)
  }

  private func checkLevel() {
    guard let level = row.text("level"), level.value != self.level else { return }
    log.report(
      .levelUnknown, at: level.place,
      vi: "cấp “\(level.value)” khác với cấp “\(self.level)” của bộ tiêu chí này",
      en: "level '\(level.value)' is not the level '\(self.level)' of this criteria file")
  }

  private func checkedCode(_ source: SourceText) -> String? {
    let parts = source.value.split(separator: ".", omittingEmptySubsequences: false)
    let isCode = parts.allSatisfy { part in
      !part.isEmpty && part.unicodeScalars.allSatisfy { $0.isASCIIAlphanumeric }
    }
    if isCode { return source.value }
    log.report(
      .valueWrong, at: source.place,
      vi: "mã “\(source.value)” phải gồm chữ số hoặc chữ cái không dấu, cách nhau bằng dấu chấm",
      en: "code '\(source.value)' must be digits or ASCII letters with points between")
    return nil
  }

  private func checkedMaximum(_ maximum: Points) -> Points? {
    if maximum > .zero { return maximum }
    log.report(
      .valueWrong, at: row["max_points"].place, vi: "điểm tối đa phải lớn hơn 0",
      en: "the maximum must be above 0")
    return nil
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is an ASCII digit or letter.
  var isASCIIAlphanumeric: Bool {
    properties.isAlphabetic && isASCII || ("0"..."9").contains(self)
  }
}
