extension GroupStandings: CheckpointValue {
  /// Writes the standings of a group.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("level", level)
    json.field("group", group)
    json.field("ranked", ranked)
    json.field("unranked", unranked)
    json.field("hasShownTies", hasShownTies)
    json.closeObject()
  }

  /// Reads the standings of a group.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      level: try json.field("level", fields), group: try json.field("group", fields),
      ranked: try json.field("ranked", fields), unranked: try json.field("unranked", fields),
      hasShownTies: try json.field("hasShownTies", fields))
    try json.closeObject(fields)
  }
}

extension Standing: CheckpointValue {
  /// Writes a unit's rank.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("unit", unit)
    json.field("index", index)
    json.field("rank", rank)
    json.field("bestRank", bestRank)
    json.field("worstRank", worstRank)
    json.field("band", ifPresent: band)
    json.field("isBandSensitive", isBandSensitive)
    json.closeObject()
  }

  /// Reads a unit's rank.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      unit: try json.field("unit", fields), index: try json.field("index", fields),
      rank: try json.field("rank", fields), bestRank: try json.field("bestRank", fields),
      worstRank: try json.field("worstRank", fields),
      band: try json.field(ifPresent: "band", fields),
      isBandSensitive: try json.field("isBandSensitive", fields))
    try json.closeObject(fields)
  }
}

extension UnrankedUnit: CheckpointValue {
  /// Writes the unit and why it has no rank.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("unit", unit)
    json.field("index", ifPresent: index)
    json.field("reason", reason)
    json.closeObject()
  }

  /// Reads the unit and why it has no rank.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      unit: try json.field("unit", fields), index: try json.field(ifPresent: "index", fields),
      reason: try json.field("reason", fields))
    try json.closeObject(fields)
  }
}
