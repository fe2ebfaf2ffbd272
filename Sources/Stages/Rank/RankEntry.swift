public import Domain

extension Rank.Entry {
  /// What ranking needs of a unit's score; an incomplete unit says which leaves keep it so.
  public init(_ score: UnitScore) {
    let missing = score.missing.map(\.leaf).filter { !$0.isEmpty }.joined(separator: ", ")
    let incomplete = Bilingual(
      vi:
        "Chưa đủ điểm để xếp hạng: còn thiếu \(missing.isEmpty ? "điểm" : "tiêu chí \(missing)").",
      en: "Not yet complete: \(missing.isEmpty ? "points" : "leaves \(missing)") missing.")
    self.init(
      unit: score.unit, index: score.isComplete ? score.index : nil,
      unrankedReason: score.unrankedReason ?? (score.isComplete ? nil : incomplete))
  }
}
