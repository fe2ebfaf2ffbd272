import Domain

/// How one person types numbers, results and marks.
struct TypingStyle {
  /// How points are typed.
  enum Numbers: Hashable {
    /// As numbers.
    case plain
    /// As text with a decimal comma.
    case commas
    /// As numbers with binary rounding noise.
    case noisy
    /// As numbers with an exponent where there are decimals.
    case exponent
  }

  /// How points are typed.
  var numbers: Numbers
  /// The mark for "not applicable".
  var notApplicableMark: String
  /// How often, in a thousand, the result is stated beside the points.
  var resultPermille: Int
  /// Whether the percent sign is typed.
  var hasPercentSign: Bool
  /// Whether survey leaves are marked as such.
  var marksSurveyLeaves: Bool

  /// Draws a person's habits.
  init(dialect: Dialect, marks: [String], _ random: inout SplitMix64) {
    numbers = dialect.typesCommas ? .commas : .plain
    if dialect == .sheetJS { numbers = random.chance(500) ? .noisy : .exponent }
    notApplicableMark = random.pick(marks.isEmpty ? ["x"] : marks)
    resultPermille = random.pick([550, 750, 900])
    hasPercentSign = random.chance(700)
    marksSurveyLeaves = random.chance(400)
  }

  /// Points as this person types them.
  func content(_ points: Points) -> Grid.Content {
    let isWhole = points.millionths % Points.scale == 0
    switch numbers {
    case .commas where !isWhole: return .text(points.vietnamese)
    case .noisy where !isWhole && points > Points(1): return .number(noisy(points.description))
    case .exponent where !isWhole: return .number(exponent(points.description))
    default: return .number(points.description)
    }
  }

  /// A result as this person types it.
  func content(_ result: LeafOutcome.Result, _ random: inout SplitMix64) -> Grid.Content {
    switch result {
    case .choice(let label):
      // People capitalize, and leave trailing blanks.
      switch random.below(4) {
      case 0: return .text(label.prefix(1).uppercased() + label.dropFirst())
      case 1: return .text(label + " ")
      default: return .text(label)
      }
    case .percent(let tenths):
      let text = percent(tenths)
      return tenths > 10 && !hasPercentSign ? .text(text) : .text(text + "%")
    case .share(let count, let whole): return .text("\(count)/\(whole)")
    case .faults(let count): return .number(String(count))
    }
  }

  /// The points in a cell made by a style; nil when it has none.
  static func points(_ content: Grid.Content?) -> Points? {
    switch content {
    case .number(let text):
      guard let mark = text.firstIndex(of: "E") else { return Points(text.prefix(8)) }
      guard let digits = Points(text[..<mark]) else { return nil }
      return Points(millionths: digits.millionths / 10)
    case .text(let text): return Points(String(text.map { $0 == "," ? "." : $0 }))
    case .error, .raw, nil: return nil
    }
  }

  private func percent(_ tenths: Int) -> String {
    tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10),\(tenths % 10)"
  }

  // 1.95 -> 1.9500000000000002: 17 significant digits, like a sum of doubles.
  private func noisy(_ text: String) -> String {
    let digits = text.filter { $0 != "." }.count
    return text + String(repeating: "0", count: max(0, 16 - digits)) + "2"
  }

  // 0.5 -> 5E-1.
  private func exponent(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let whole = text[..<point]
    let decimals = text[text.index(after: point)...]
    let digits = whole == "0" ? "" : String(whole)
    guard let first = decimals.first else { return text }
    let rest = decimals.dropFirst()
    return "\(digits)\(first)\(rest.isEmpty ? "" : "." + rest)E-1"
  }
}
