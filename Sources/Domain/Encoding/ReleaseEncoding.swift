extension SurveyRelease: CheckpointValue {
  /// Writes the counted answers about a unit.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("unit", unit)
    json.field("sources", sources)
    json.field("entries", entries)
    json.field("shownGroups", KeyedValues(shownGroups))
    json.field("waitingByLeaf", KeyedValues(waitingByLeaf))
    json.field("waiting", waiting)
    json.closeObject()
  }

  /// Reads the counted answers about a unit.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      unit: try json.field("unit", fields), sources: try json.field("sources", fields),
      entries: try json.field("entries", fields),
      shownGroups: try json.keyed("shownGroups", fields),
      waitingByLeaf: try json.keyed("waitingByLeaf", fields),
      waiting: try json.field("waiting", fields))
    try json.closeObject(fields)
  }
}

extension SurveyRelease.Source: CheckpointValue {
  /// Writes the file.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("path", path)
    json.field("sha256", sha256)
    json.closeObject()
  }

  /// Reads the file.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(path: try json.field("path", fields), sha256: try json.field("sha256", fields))
    try json.closeObject(fields)
  }
}

extension SurveyRelease.Entry: CheckpointValue {
  /// Writes one respondent's answers and the place of their file.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("questionnaire", questionnaire)
    json.field("source", source)
    json.closeObject()
  }

  /// Reads one respondent's answers and the place of their file.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      questionnaire: try json.field("questionnaire", fields),
      source: try json.field("source", fields))
    try json.closeObject(fields)
  }
}
