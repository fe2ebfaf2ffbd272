internal import Domain

/// Reads a stated result in the way a leaf's rule can use it.
struct MeasureText {
  let rule: ScoringRule
  let maximum: Points

  /// How a stated result reads.
  enum Reading {
    case measure(Measure)
    /// A number that could be a part or a percentage.
    case ambiguous
    /// Nothing the rule can use.
    case unusable
  }

  /// Reads an entry.
  ///
  /// - Parameters:
  ///   - entry: The stated result.
  ///   - points: The points stated beside it, which can tell a part from a percentage.
  /// - Returns: The measure, or why there is none.
  func read(_ entry: Entry, points: Points?) -> Reading {
    let measure: Measure?
    switch rule {
    case .choice(let choices): measure = choice(entry.text, choices)
    case .yesNo: measure = MeasureText.yesNo(entry.text).map(Measure.yesNo)
    case .deduction: measure = faults(entry).map(Measure.faults)
    case .band, .ratio, .externalIndex: return percent(entry, points: points)
    case .surveyMean: measure = nil
    }
    return measure.map(Reading.measure) ?? .unusable
  }

  private func choice(_ text: String, _ choices: [ScoringRule.Choice]) -> Measure? {
    let wanted = text.lowercased()
    if let same = choices.first(where: { $0.label.lowercased() == wanted }) {
      return .choice(same.label)
    }
    let folded = FoldedText(text)
    let alike = choices.filter { FoldedText($0.label) == folded }
    return alike.count == 1 ? alike.first.map { .choice($0.label) } : nil
  }

  private static let yes = ["có", "đạt", "x", "yes", "true", "1"].map(FoldedText.init)
  private static let no = [
    "không", "không đạt", "chưa đạt", "chưa", "không có", "no", "false", "0",
  ].map(FoldedText.init)

  private static func yesNo(_ text: String) -> Bool? {
    let folded = FoldedText(text)
    if yes.contains(folded) { return true }
    return no.contains(folded) ? false : nil
  }

  private func faults(_ entry: Entry) -> Points? {
    guard let count = entry.number, count >= .zero, count.millionths % Points.scale == 0 else {
      return nil
    }
    return count
  }

  private func percent(_ entry: Entry, points: Points?) -> Reading {
    if entry.reading == .ambiguous { return .ambiguous }
    if let number = entry.number { return number < .zero ? .unusable : part(number, points) }
    let text = entry.text
    if text.hasSuffix("%") {
      let digits = CellText.normalized(String(text.dropLast()))
      guard case .number(let value) = DecimalText(typed: digits).reading else { return .unusable }
      return usable(Fraction(value))
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = whole(parts[0]), let all = whole(parts[1]), all > 0 else {
      return .unusable
    }
    return usable(Fraction(count, over: all) * Fraction(100))
  }

  /// Typed into a cell for percentages, 95% becomes the number 0.95; typed elsewhere, 95 stays 95.
  private func part(_ number: Points, _ points: Points?) -> Reading {
    let asPercent = Fraction(number)
    guard number > .zero, number <= Points(1) else { return usable(asPercent) }
    let asPart = asPercent * Fraction(100)
    if let points {
      let fits = [asPart, asPercent].filter { gives(points, at: $0) }
      if fits.count == 1 { return usable(fits[0]) }
    }
    return number == Points(1) ? .ambiguous : usable(asPart)
  }

  private func gives(_ points: Points, at percent: Fraction) -> Bool {
    rule.result(for: .percent(percent), maximum: maximum)
      .map { PointsAgainstRule.agree(points, $0.points) } ?? false
  }

  private func usable(_ percent: Fraction) -> Reading {
    guard percent >= .zero, rule.result(for: .percent(percent), maximum: maximum) != nil else {
      return .unusable
    }
    return .measure(.percent(percent))
  }

  /// A count; whatever separates its digits in threes groups thousands, for counts are whole.
  private func whole(_ text: Substring) -> Int? {
    let text = CellText.normalized(String(text))
    switch DecimalText(typed: text).reading {
    case .number(let value) where value >= .zero && value.millionths % Points.scale == 0:
      return Int(value.millionths / Points.scale)
    case .ambiguous: return Int(text.filter(\.isNumber))
    default: return nil
    }
  }
}
