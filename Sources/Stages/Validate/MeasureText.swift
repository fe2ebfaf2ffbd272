internal import Domain

/// Reads a stated result in the form that a leaf's rule can use.
struct MeasureText {
  let rule: any RuleKind
  let maximum: Points

  /// How a stated result reads.
  enum Reading {
    case measure(Measure)
    /// A percentage by its number, which on a scale of ten would be another one.
    case scaleOfTen(Measure)
    /// A percentage by a part of one, which no points beside it confirm.
    case part(Measure)
    /// A rate above 100%.
    case aboveWhole(Measure)
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
    switch rule.form {
    case .choice(let labels): measure = choice(entry.text, labels)
    case .yesNo: measure = MeasureText.yesNo(entry.text).map(Measure.yesNo)
    case .faults: measure = faults(entry).map(Measure.faults)
    case .rate, .index: return checked(percent(entry, points: points))
    case .surveyAnswers: measure = nil
    }
    return measure.map(Reading.measure) ?? .unusable
  }

  /// More than all there were may be right, where a plan is exceeded, but is looked at.
  private func checked(_ reading: Reading) -> Reading {
    guard case .measure(.percent(let percent)) = reading, percent > Fraction(100) else {
      return reading
    }
    return .aboveWhole(.percent(percent))
  }

  private func choice(_ text: String, _ labels: [String]) -> Measure? {
    let wanted = text.lowercased()
    if let same = labels.first(where: { $0.lowercased() == wanted }) { return .choice(same) }
    let folded = FoldedText(text)
    let alike = labels.filter { FoldedText($0) == folded }
    return alike.count == 1 ? alike.first.map(Measure.choice) : nil
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
    // No rate is in the thousands of percent.
    if let number = entry.number(upTo: Points(100)) {
      return number < .zero ? .unusable : part(number, points)
    }
    let text = MeasureText.withoutLead(entry.text)
    if let digits = MeasureText.beforeSign(text) {
      switch DecimalText(typed: digits).reading {
      case .number(let value): return usable(Fraction(value))
      // No rate is in the thousands of percent.
      case .ambiguous: return DecimalText.decimals(digits).map { usable(Fraction($0)) } ?? .unusable
      default: return .unusable
      }
    }
    return share(text)
  }

  /// The text before the sign of a percentage, however that is written; nil where there is none.
  private static func beforeSign(_ text: String) -> String? {
    let lower = text.lowercased()
    guard let sign = ["%", "％", "(%)", "phần trăm"].last(where: lower.hasSuffix) else { return nil }
    return CellText.normalized(String(lower.dropLast(sign.count)))
  }

  /// The text without a word such as `đạt` before the figure.
  private static func withoutLead(_ text: String) -> String {
    var rest = text.lowercased()[...]
    while let lead = ["tỷ lệ", "tỉ lệ", "đạt", ":", " "].first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(lead.count)
    }
    return String(rest)
  }

  /// So many of so many, such as `35/40`, or a figure on a scale, such as `7,98/10`.
  private func share(_ text: String) -> Reading {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return .unusable }
    // More than all there were is no group of thousands, but decimals.
    if let count = whole(parts[0]), let all = whole(parts[1]), all > 0,
      count <= all || !parts.contains(where: DecimalText.isAmbiguous)
    {
      return usable(Fraction(count, over: all) * Fraction(100))
    }
    guard let figure = decimal(parts[0]), let scale = decimal(parts[1]), scale > .zero,
      figure <= scale
    else { return .unusable }
    return usable(Fraction(figure) / Fraction(scale) * Fraction(100))
  }

  /// A number of any kind, where a scale leaves no room for thousands.
  private func decimal(_ text: Substring) -> Points? {
    let text = CellText.normalized(String(text))
    switch DecimalText(typed: text).reading {
    case .number(let value) where value >= .zero: return value
    case .ambiguous: return DecimalText.decimals(text)
    default: return nil
    }
  }

  /// Typed into a cell for percentages, 95% becomes the number 0.95; typed elsewhere, 95 stays 95;
  /// and an index on a scale of ten is stated as 7.98.
  private func part(_ number: Points, _ points: Points?) -> Reading {
    let asPercent = Fraction(number)
    if number > Points(1), number <= Points(10) { return maybeOnTen(asPercent, points) }
    guard number > .zero, number <= Points(1) else { return usable(asPercent) }
    let asPart = asPercent * Fraction(100)
    if let points {
      let fits = [asPart, asPercent].filter { gives(points, at: $0) }
      if fits.count == 1 { return usable(fits[0]) }
    }
    if number == Points(1) { return .ambiguous }
    guard points == nil, case .measure(let measure) = usable(asPart) else { return usable(asPart) }
    return .part(measure)
  }

  /// A number up to ten, by the points stated beside it, else as a percentage that is to be looked
  /// at; another index may well be one of ten, so there nothing is guessed.
  private func maybeOnTen(_ asPercent: Fraction, _ points: Points?) -> Reading {
    let onTen = asPercent * Fraction(10)
    if let points {
      if gives(points, at: asPercent) { return usable(asPercent) }
      if gives(points, at: onTen) { return usable(onTen) }
    }
    if rule.form == .index { return .ambiguous }
    guard case .measure(let measure) = usable(asPercent) else { return .unusable }
    return .scaleOfTen(measure)
  }

  private func gives(_ points: Points, at percent: Fraction) -> Bool {
    rule.result(for: .percent(percent), maximum: maximum)
      .map { points.agree(with: $0.points) } ?? false
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
