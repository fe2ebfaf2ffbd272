internal import Domain
internal import Stages

/// Checks that the best step of every rule is the leaf's maximum, and that bands cover 0 to 100 %
/// exactly once.
struct RuleCheck {
  let sheet: CriteriaSheet
  let log: FaultLog

  func run() {
    for leaf in sheet.leaves {
      switch leaf.node.rule {
      case .choice(let choices):
        checkLabels(choices, of: leaf)
        checkBest(choices.map(\.points), of: leaf)
      case .band(let steps):
        checkCoverage(steps, of: leaf)
        checkBest(steps.map(\.points), of: leaf)
      default: break
      }
    }
  }

  private func checkBest(_ points: [Points], of leaf: CriteriaSheet.Row) {
    guard let best = points.max(), best != leaf.node.maximum else { return }
    log.report(
      .bestStep, at: leaf.maximumPlace,
      vi: "mức cao nhất của quy tắc “\(leaf.node.code)” là \(best), điểm tối đa là "
        + "\(leaf.node.maximum)",
      en: "the best step of rule '\(leaf.node.code)' is \(best), the maximum is "
        + "\(leaf.node.maximum)")
  }

  private func checkLabels(_ choices: [ScoringRule.Choice], of leaf: CriteriaSheet.Row) {
    var seen: Set<FoldedText> = []
    for choice in choices where !seen.insert(FoldedText(choice.label)).inserted {
      log.report(
        .codeDuplicate, at: leaf.rulePlace,
        vi: "lựa chọn “\(choice.label)” có hai lần (không phân biệt hoa thường, dấu)",
        en: "the choice '\(choice.label)' stands twice (case and marks apart)")
    }
  }

  private func checkCoverage(_ steps: [ScoringRule.Step], of leaf: CriteriaSheet.Row) {
    for (upper, lower) in zip(steps, steps.dropFirst()) where !isBelow(lower, upper) {
      report(
        leaf, vi: "bậc \(text(lower)) không bao giờ được dùng sau bậc \(text(upper))",
        en: "the step \(text(lower)) can never hold after the step \(text(upper))")
      return
    }
    guard let last = steps.last, last.threshold > .zero || !last.includesThreshold else { return }
    report(
      leaf, vi: "các giá trị dưới bậc \(text(last)) không thuộc bậc nào",
      en: "percentages below the step \(text(last)) belong to no step")
  }

  private func isBelow(_ lower: ScoringRule.Step, _ upper: ScoringRule.Step) -> Bool {
    lower.threshold < upper.threshold
      || lower.threshold == upper.threshold && lower.includesThreshold && !upper.includesThreshold
  }

  private func text(_ step: ScoringRule.Step) -> String {
    "\(step.includesThreshold ? "≥" : ">") \(step.threshold)%"
  }

  private func report(_ leaf: CriteriaSheet.Row, vi: String, en: String) {
    log.report(
      .bandCoverage, at: leaf.row["rule_params"].place, vi: "“\(leaf.node.code)”: \(vi)",
      en: "'\(leaf.node.code)': \(en)")
  }
}
