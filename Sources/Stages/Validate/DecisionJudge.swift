internal import Domain

/// Judges the rows of a decision workbook; a faulty one is left out and named.
struct DecisionJudge {
  private let stage: Validate
  private let input: Validate.Input
  private let kinds: [FoldedText: Decision.Kind]

  init(_ stage: Validate, _ input: Validate.Input) {
    self.stage = stage
    self.input = input
    var kinds: [FoldedText: Decision.Kind] = [:]
    for kind in Decision.Kind.allCases {
      for words in [kind.rawValue] + (stage.decisionKinds[kind] ?? []) {
        kinds[FoldedText(words)] = kind
      }
    }
    self.kinds = kinds
  }

  func verdict() -> Validate.Verdict {
    var verdict = Validate.Verdict(
      subject: Subject(form: .decision, key: DecisionJudge.name(input.arrival)))
    for row in input.workbook.decisions {
      let rule = DecisionRowRule(
        row: row, columns: input.workbook.columns[row.place.sheet] ?? [:], kinds: kinds,
        directory: stage.directory, criteria: stage.criteria)
      switch rule.judge() {
      case .success(let decision): verdict.decisions.append(decision)
      case .failure(let fault): verdict.findings.append(fault.finding)
      }
    }
    return verdict
  }

  /// The workbook's name below its folder, without its ending: another file of the same name is
  /// its next revision.
  private static func name(_ arrival: Arrival) -> Bytewise {
    let name = CellText.normalized(
      arrival.path.dropping(prefix: "\(arrival.folder)/") ?? arrival.path.text)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return Bytewise(name) }
    return Bytewise(name[..<dot])
  }
}

/// Why a decision's row is left out.
struct DecisionFault: Error {
  let finding: Finding
}
