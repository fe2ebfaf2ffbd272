extension ValidatedSubmission: CheckpointValue {
  /// Writes the submission; empty lists are omitted.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("isAccepted", isAccepted)
    json.field("isLate", isLate)
    json.field("subject", ifPresent: subject)
    json.field("findings", unlessEmpty: findings)
    json.field("omitted", ifPresent: omitted)
    json.field("leaves", unlessEmpty: leaves)
    json.field("questionnaires", unlessEmpty: questionnaires)
    json.field("respondents", unlessEmpty: respondents)
    json.field("decisions", unlessEmpty: decisions)
    json.closeObject()
  }

  /// Reads a submission.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    let isAccepted: Bool = try json.field("isAccepted", fields)
    let isLate: Bool = try json.field("isLate", fields)
    let subject: Subject? = try json.field(ifPresent: "subject", fields)
    let findings: [Finding] = try json.list("findings", fields)
    let omitted: [OmittedFindings]? = try json.field(ifPresent: "omitted", fields)
    self.init(
      subject: subject, isAccepted: isAccepted, isLate: isLate, findings: findings,
      leaves: try json.list("leaves", fields),
      questionnaires: try json.list("questionnaires", fields),
      respondents: try json.list("respondents", fields),
      decisions: try json.list("decisions", fields), omitted: omitted)
    try json.closeObject(fields)
  }
}

extension Subject: CheckpointValue {
  /// Writes the form and the key.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("form", form)
    json.field("key", key)
    json.closeObject()
  }

  /// Reads the form and the key.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(form: try json.field("form", fields), key: try json.field("key", fields))
    try json.closeObject(fields)
  }
}

extension LeafEntry: CheckpointValue {
  /// Writes the entry.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("leaf", leaf)
    json.field("points", ifPresent: points)
    json.field("measure", ifPresent: measure)
    json.field("isNotApplicable", isNotApplicable)
    json.field("evidence", evidence)
    json.field("explanation", explanation)
    json.field("place", place)
    json.field("resultPlace", ifPresent: resultPlace)
    json.closeObject()
  }

  /// Reads the entry.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      leaf: try json.field("leaf", fields), points: try json.field(ifPresent: "points", fields),
      measure: try json.field(ifPresent: "measure", fields),
      isNotApplicable: try json.field("isNotApplicable", fields),
      evidence: try json.field("evidence", fields),
      explanation: try json.field("explanation", fields), place: try json.field("place", fields),
      resultPlace: try json.field(ifPresent: "resultPlace", fields))
    try json.closeObject(fields)
  }
}

extension Measure: CheckpointValue {
  /// Writes the measure under the name of its kind.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    switch self {
    case .choice(let label): json.field("choice", label)
    case .yesNo(let answer): json.field("yesNo", answer)
    case .percent(let percent): json.field("percent", percent)
    case .faults(let count): json.field("faults", count)
    }
    json.closeObject()
  }

  /// Reads a measure.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    if let label: String = try json.field(ifPresent: "choice", fields) {
      self = .choice(label)
    } else if let answer: Bool = try json.field(ifPresent: "yesNo", fields) {
      self = .yesNo(answer)
    } else if let percent: Fraction = try json.field(ifPresent: "percent", fields) {
      self = .percent(percent)
    } else {
      self = .faults(try json.field("faults", fields))
    }
    try json.closeObject(fields)
  }
}

extension Questionnaire: CheckpointValue {
  /// Writes one respondent's answers.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("unit", unit)
    json.field("group", group)
    json.field("respondent", respondent)
    json.field("answers", KeyedValues(answers))
    json.closeObject()
  }

  /// Reads one respondent's answers.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      unit: try json.field("unit", fields), group: try json.field("group", fields),
      respondent: try json.field("respondent", fields), answers: try json.keyed("answers", fields))
    try json.closeObject(fields)
  }
}

extension RespondentMark: CheckpointValue {
  /// Writes the mark.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("respondent", respondent)
    json.field("group", group)
    json.field("respondentUnit", respondentUnit)
    json.field("ratedUnits", ratedUnits)
    json.closeObject()
  }

  /// Reads the mark.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      respondent: try json.field("respondent", fields), group: try json.field("group", fields),
      respondentUnit: try json.field("respondentUnit", fields),
      ratedUnits: try json.field("ratedUnits", fields))
    try json.closeObject(fields)
  }
}

extension Decision: CheckpointValue {
  /// Writes the decision.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("number", number)
    json.field("date", date)
    json.field("unit", unit)
    json.field("leaf", ifPresent: leaf)
    json.field("kind", kind)
    json.field("value", ifPresent: value)
    json.field("reason", reason)
    json.field("place", place)
    json.closeObject()
  }

  /// Reads the decision.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      number: try json.field("number", fields), date: try json.field("date", fields),
      unit: try json.field("unit", fields), leaf: try json.field(ifPresent: "leaf", fields),
      kind: try json.field("kind", fields), value: try json.field(ifPresent: "value", fields),
      reason: try json.field("reason", fields), place: try json.field("place", fields))
    try json.closeObject(fields)
  }
}

extension Decision.Kind: CheckpointValue {}
