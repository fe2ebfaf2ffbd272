/// Finds the name that somebody probably meant.
enum NearText {
  /// The known text that is nearest to a written one; nil where none is near, or several are.
  static func nearest<Known: Equatable>(
    to written: String, among known: some Sequence<(text: String, meaning: Known)>
  ) -> Known? {
    let letters = Array(FoldedText(written).letters.unicodeScalars)
    guard letters.count > 2 else { return nil }
    var best: (distance: Int, meaning: Known)?
    var isShared = false
    for (text, meaning) in known {
      let other = Array(FoldedText(text).letters.unicodeScalars)
      let allowed = most(letters.count, other.count)
      guard abs(letters.count - other.count) <= allowed else { continue }
      let distance = EditDistance.between(letters, other)
      guard distance <= allowed, distance <= best?.distance ?? .max else { continue }
      isShared = distance == best?.distance && (isShared || meaning != best?.meaning)
      best = (distance, meaning)
    }
    return isShared ? nil : best?.meaning
  }

  /// Whether two texts differ by little, or one holds the other.
  static func isNear(_ left: FoldedText, _ right: FoldedText) -> Bool {
    let (first, second) = (left.letters, right.letters)
    guard min(first.count, second.count) > 2 else { return false }
    if first.count > 4, second.count > 4, first.contains(second) || second.contains(first) {
      return true
    }
    let allowed = most(first.unicodeScalars.count, second.unicodeScalars.count)
    return EditDistance.between(Array(first.unicodeScalars), Array(second.unicodeScalars))
      <= allowed
  }

  /// How many letters may differ in texts of these lengths.
  private static func most(_ left: Int, _ right: Int) -> Int { max(1, min(left, right) / 5) }
}
