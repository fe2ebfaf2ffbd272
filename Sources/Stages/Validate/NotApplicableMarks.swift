internal import Domain

/// The marks that people write in the column "not applicable".
struct NotApplicableMarks: Sendable {
  /// How an entry reads.
  enum Reading { case claim, noClaim, unclear }

  private let marks: [FoldedText]
  // A ticked box reads TRUE; the others deny.
  private static let ticks = [FoldedText("true"), FoldedText("1"), FoldedText("có")]
  private static let denials = ["false", "0", "không", "no", "-"].map(FoldedText.init)

  init(_ marks: [String]) { self.marks = marks.map(FoldedText.init) }

  /// Reads an entry; a mark may be followed by a remark.
  func reading(_ entry: Entry?) -> Reading {
    guard let entry, !entry.isBlank else { return .noClaim }
    let text = FoldedText(entry.text)
    if marks.contains(text) || NotApplicableMarks.ticks.contains(text) { return .claim }
    if NotApplicableMarks.denials.contains(text) { return .noClaim }
    let isRemarked = marks.contains { $0.letters.count > 2 && text.hasPrefix($0) }
    return isRemarked ? .claim : .unclear
  }
}
