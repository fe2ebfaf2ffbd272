public import Domain

extension Rank.Entry {
  /// The part of a unit's score that ranking needs; an incomplete unit says what is missing first, and how
  /// much more.
  public init(_ score: UnitScore) {
    self.init(
      unit: score.unit, index: score.isComplete ? score.index : nil,
      unrankedReason: score.unrankedReason ?? Rank.Entry.incompleteReason(score.missing))
  }

  private static func incompleteReason(_ missing: [MissingLeaf]) -> Bilingual? {
    guard let first = missing.first else { return nil }
    let more = missing.count - 1
    return more == 0
      ? first.reason
      : Bilingual(
        vi: "\(first.reason.vi) Còn \(more) tiêu chí khác chưa có điểm.",
        en: "\(first.reason.en) \(more) more leaves have no points yet.")
  }
}

extension Rank.Entry: CheckpointValue {
  /// Writes what ranking needs of a score.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("unit", unit)
    json.field("index", ifPresent: index)
    json.field("unrankedReason", ifPresent: unrankedReason)
    json.closeObject()
  }

  /// Reads what ranking needs of a score.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      unit: try json.field("unit", fields), index: try json.field(ifPresent: "index", fields),
      unrankedReason: try json.field(ifPresent: "unrankedReason", fields))
    try json.closeObject(fields)
  }
}
