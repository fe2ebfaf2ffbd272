internal import Domain
internal import Stages

/// Checks the parameters of every leaf's rule as a whole.
struct RuleCheck {
  let sheet: CriteriaSheet
  let log: FaultLog

  func run() {
    for leaf in sheet.leaves {
      guard let rule = leaf.node.rule?.kind else { continue }
      checkChoices(rule.choices ?? [], of: leaf)
      for fault in rule.faults(of: leaf.node) { report(fault, of: leaf) }
    }
  }

  private func checkChoices(_ choices: [String], of leaf: CriteriaSheet.Row) {
    var seen: Set<FoldedText> = []
    for choice in choices where !seen.insert(FoldedText(choice)).inserted {
      log.report(
        .codeDuplicate, at: leaf.rulePlace,
        vi: "lựa chọn “\(choice)” có hai lần (không phân biệt hoa thường, dấu)",
        en: "the choice '\(choice)' stands twice (case and marks apart)")
    }
  }

  private func report(_ fault: RuleFault, of leaf: CriteriaSheet.Row) {
    let (code, place): (DefinitionFaultCode, SourcePlace) =
      switch fault.kind {
      case .bestStep: (.bestStep, leaf.maximumPlace)
      case .coverage: (.bandCoverage, leaf.row["rule_params"].place)
      }
    log.report(code, at: place, vi: fault.message.vi, en: fault.message.en)
  }
}
