extension Finding: CheckpointValue {
  /// Writes the finding.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("code", code)
    json.field("severity", severity)
    json.field("place", ifPresent: place)
    json.field("leaf", ifPresent: leaf)
    json.field("found", found)
    json.field("message", message)
    json.field("expected", expected)
    json.field("mend", mend)
    json.closeObject()
  }

  /// Reads a finding.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      code: try json.field("code", fields), severity: try json.field("severity", fields),
      place: try json.field(ifPresent: "place", fields),
      leaf: try json.field(ifPresent: "leaf", fields), found: try json.field("found", fields),
      message: try json.field("message", fields), expected: try json.field("expected", fields),
      mend: try json.field("mend", fields))
    try json.closeObject(fields)
  }
}

extension FindingCode: CheckpointValue {}
extension Finding.Severity: CheckpointValue {}

extension OmittedFindings: CheckpointValue {
  /// Writes the kind and its count.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("code", code)
    json.field("severity", severity)
    json.field("count", count)
    json.closeObject()
  }

  /// Reads a kind and its count.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      code: try json.field("code", fields), severity: try json.field("severity", fields),
      count: try json.field("count", fields))
    try json.closeObject(fields)
  }
}
