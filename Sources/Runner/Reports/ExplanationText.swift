public import Domain

/// An explanation as lines for a terminal, in one language and with its decimal mark throughout.
///
/// Names of units and criteria stand as the definition words them.
public struct ExplanationText: Sendable {
  private let explanation: Explanation
  private let policies: Policies
  private let language: Language
  private let isExact: Bool

  /// Creates the text.
  ///
  /// - Parameters:
  ///   - explanation: What is explained.
  ///   - policies: How figures are shown.
  ///   - language: The language of the text.
  ///   - isExact: Whether the exact fractions stand beside the figures.
  public init(
    _ explanation: Explanation, policies: Policies, language: Language, isExact: Bool = false
  ) {
    self.explanation = explanation
    self.policies = policies
    self.language = language
    self.isExact = isExact
  }

  /// The lines; text from outside is made safe for a terminal.
  public var lines: [String] {
    (head + explanation.neighbours.map(neighbour) + explanation.leaves.flatMap(leaf) + files)
      .map(Printable.line)
  }

  private func say(vi: String, en: String) -> String { language == .vietnamese ? vi : en }
  private func shown(_ value: Fraction) -> String { language.decimal(policies.shown(value)) }
  private func shown(_ points: Points) -> String { language.decimal(points.description) }

  private func exactly(_ value: Fraction?) -> String {
    guard isExact, let value else { return "" }
    return say(vi: " (chính xác \(value))", en: " (exactly \(value))")
  }

  private var head: [String] {
    var lines = ["\(explanation.name) (\(explanation.unit))"]
    if let rank = explanation.rank {
      let index = explanation.shownIndex.map(language.decimal) ?? "–"
      let band = explanation.band?.text(language)
      lines.append(
        say(
          vi: "hạng \(rank)/\(explanation.of), chỉ số \(index) %\(exactly(explanation.index)), "
            + "xếp loại: \(band ?? "không")",
          en: "rank \(rank) of \(explanation.of), index \(index) %\(exactly(explanation.index)), "
            + "class: \(band ?? "none")"))
    } else {
      let reason = explanation.unranked?.text(language) ?? "–"
      lines.append(say(vi: "không xếp hạng: \(reason)", en: "not ranked: \(reason)"))
    }
    if let achieved = explanation.achieved {
      let (points, most) = (shown(achieved), shown(explanation.maximum))
      lines.append(
        say(
          vi: "điểm đạt \(points)/\(most)\(exactly(achieved))",
          en: "points \(points) of \(most)\(exactly(achieved))"))
    }
    return lines
  }

  private func neighbour(_ other: Explanation.Neighbour) -> String {
    let index = language.decimal(other.shownIndex)
    return say(vi: "  liền kề: ", en: "  beside it: ") + "\(other.rank). \(other.name), \(index) %"
  }

  private func leaf(_ leaf: Explanation.Leaf) -> [String] {
    let score = leaf.score
    let points = score.points.map(shown) ?? "–"
    let own = score.selfPoints.map(shown)
    var lines = [
      say(
        vi: "\(leaf.code) \(leaf.name): \(points)/\(shown(score.maximum))\(exactly(score.points))"
          + (own.map { ", tự đánh giá \($0)" } ?? ""),
        en: "\(leaf.code) \(leaf.name): \(points) of \(shown(score.maximum))"
          + "\(exactly(score.points))" + (own.map { ", self-assessed \($0)" } ?? "")),
      "    \(score.explanation.text(language))",
    ]
    if let source = leaf.source {
      lines.append(say(vi: "    quyết định bởi ô: ", en: "    decided by ") + source)
    }
    if let entered = score.enteredPoints, let source = leaf.enteredSource {
      lines.append(
        say(
          vi: "    điểm đã ghi \(shown(entered)) ở: ",
          en: "    points entered, \(shown(entered)), in ")
          + source)
    }
    if let source = leaf.selfSource, source != leaf.source {
      lines.append(say(vi: "    tự đánh giá ở ô: ", en: "    self-assessed in ") + source)
    }
    return lines
  }

  private var files: [String] {
    [say(vi: "các tệp:", en: "files:")]
      + explanation.files.flatMap { file in
        let kind = say(vi: file.form.words.vi, en: file.form.words.en)
        var lines = ["  \(kind): \(file.path.shown)", "    sha256 \(file.sha256)"]
        if let receipt = file.receipt {
          lines.append(say(vi: "    phiếu tiếp nhận ", en: "    receipt ") + receipt)
        }
        lines += file.notes.map { "    " + say(vi: $0.vi, en: $0.en) }
        return lines
      }
  }
}

extension Form {
  /// The kind of workbook.
  fileprivate var words: Bilingual {
    switch self {
    case .selfAssessment: Bilingual(vi: "tự đánh giá", en: "self-assessment")
    case .appraisal: Bilingual(vi: "thẩm định", en: "appraisal")
    case .survey: Bilingual(vi: "điều tra xã hội học", en: "survey answers")
    case .decision: Bilingual(vi: "quyết định", en: "decision")
    }
  }
}
