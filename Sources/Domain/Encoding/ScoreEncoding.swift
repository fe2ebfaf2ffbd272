extension UnitScore: CheckpointValue {
  /// Writes the score.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("unit", unit)
    json.field("leaves", leaves)
    json.field("branches", branches)
    json.field("extras", unlessEmpty: extras)
    json.field("achieved", ifPresent: achieved)
    json.field("maximum", maximum)
    json.field("index", ifPresent: index)
    json.field("selfAssessed", ifPresent: selfAssessed)
    json.field("appraised", ifPresent: appraised)
    json.field("surveyed", ifPresent: surveyed)
    json.field("missing", unlessEmpty: missing)
    json.field("unrankedReason", ifPresent: unrankedReason)
    json.field("sources", sources)
    json.closeObject()
  }

  /// Reads the score.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      unit: try json.field("unit", fields), leaves: try json.field("leaves", fields),
      branches: try json.field("branches", fields), extras: try json.list("extras", fields),
      achieved: try json.field(ifPresent: "achieved", fields),
      maximum: try json.field("maximum", fields), index: try json.field(ifPresent: "index", fields),
      selfAssessed: try json.field(ifPresent: "selfAssessed", fields),
      appraised: try json.field(ifPresent: "appraised", fields),
      surveyed: try json.field(ifPresent: "surveyed", fields),
      missing: try json.list("missing", fields),
      unrankedReason: try json.field(ifPresent: "unrankedReason", fields),
      sources: try json.field("sources", fields))
    try json.closeObject(fields)
  }
}

extension LeafScore: CheckpointValue {
  /// Writes the leaf's points.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("leaf", leaf)
    json.field("maximum", maximum)
    json.field("points", ifPresent: points)
    json.field("basis", basis)
    json.field("explanation", explanation)
    json.field("selfPoints", ifPresent: selfPoints)
    json.field("selfPlace", ifPresent: selfPlace)
    json.field("place", ifPresent: place)
    json.field("enteredPoints", ifPresent: enteredPoints)
    json.field("enteredPlace", ifPresent: enteredPlace)
    json.field("groups", unlessEmpty: groups)
    json.closeObject()
  }

  /// Reads the leaf's points.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      leaf: try json.field("leaf", fields), maximum: try json.field("maximum", fields),
      points: try json.field(ifPresent: "points", fields), basis: try json.field("basis", fields),
      explanation: try json.field("explanation", fields),
      selfPoints: try json.field(ifPresent: "selfPoints", fields),
      selfPlace: try json.field(ifPresent: "selfPlace", fields),
      place: try json.field(ifPresent: "place", fields),
      enteredPoints: try json.field(ifPresent: "enteredPoints", fields),
      enteredPlace: try json.field(ifPresent: "enteredPlace", fields),
      groups: try json.list("groups", fields))
    try json.closeObject(fields)
  }
}

extension LeafScore.Basis: CheckpointValue {}

extension GroupMean: CheckpointValue {
  /// Writes the mean.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("group", group)
    json.field("answers", answers)
    json.field("mean", ifPresent: mean)
    json.closeObject()
  }

  /// Reads the mean.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      group: try json.field("group", fields), answers: try json.field("answers", fields),
      mean: try json.field(ifPresent: "mean", fields))
    try json.closeObject(fields)
  }
}

extension BranchScore: CheckpointValue {
  /// Writes the points of an area or criterion.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("code", code)
    json.field("achieved", ifPresent: achieved)
    json.field("maximum", maximum)
    json.field("index", ifPresent: index)
    json.field("selfAssessed", ifPresent: selfAssessed)
    json.closeObject()
  }

  /// Reads the points of an area or criterion.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      code: try json.field("code", fields), achieved: try json.field(ifPresent: "achieved", fields),
      maximum: try json.field("maximum", fields), index: try json.field(ifPresent: "index", fields),
      selfAssessed: try json.field(ifPresent: "selfAssessed", fields))
    try json.closeObject(fields)
  }
}

extension ExtraScore: CheckpointValue {
  /// Writes the bonus or penalty.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("code", code)
    json.field("points", points)
    json.field("reason", reason)
    json.field("place", ifPresent: place)
    json.closeObject()
  }

  /// Reads the bonus or penalty.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      code: try json.field("code", fields), points: try json.field("points", fields),
      reason: try json.field("reason", fields), place: try json.field(ifPresent: "place", fields))
    try json.closeObject(fields)
  }
}

extension MissingLeaf: CheckpointValue {
  /// Writes the leaf and why it is missing.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("leaf", leaf)
    json.field("reason", reason)
    json.closeObject()
  }

  /// Reads the leaf and why it is missing.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(leaf: try json.field("leaf", fields), reason: try json.field("reason", fields))
    try json.closeObject(fields)
  }
}

extension SourceFile: CheckpointValue {
  /// Writes the file.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("form", form)
    json.field("path", path)
    json.field("sha256", sha256)
    json.closeObject()
  }

  /// Reads the file.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      form: try json.field("form", fields), path: try json.field("path", fields),
      sha256: try json.field("sha256", fields))
    try json.closeObject(fields)
  }
}

extension SourceCell: CheckpointValue {
  /// Writes the cell.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("sha256", sha256)
    json.field("address", address)
    json.closeObject()
  }

  /// Reads the cell.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(sha256: try json.field("sha256", fields), address: try json.field("address", fields))
    try json.closeObject(fields)
  }
}
