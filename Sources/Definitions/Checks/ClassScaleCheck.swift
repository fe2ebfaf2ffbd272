internal import Domain
internal import Stages

/// Checks that the classes of a level cover every reachable total exactly once, edges included: 0
/// to 100 %, and beyond where bonus and penalty points are not capped.
struct ClassScaleCheck {
  let level: LevelDraft
  /// The round's choices; nil when they could not be read.
  let policies: Policies?
  let log: FaultLog

  func run() {
    var names: Set<FoldedText> = []
    for draft in level.bands where !names.insert(FoldedText(draft.band.name.vi)).inserted {
      log.report(
        .codeDuplicate, at: draft.place, vi: "mức “\(draft.band.name.vi)” có hai lần",
        en: "the class '\(draft.band.name.vi)' stands twice")
    }
    guard level.isScaleWhole else { return }
    let bands = level.bands.sorted { ClassScaleCheck.isLower($0.band, $1.band) }
    guard let lowest = bands.first, let highest = bands.last else { return }
    for draft in bands { checkOrder(of: draft) }
    checkBottom(lowest)
    for (lower, upper) in zip(bands, bands.dropFirst()) { checkEdge(lower, upper) }
    checkTop(highest)
  }

  private static func isLower(_ left: ClassScale.Band, _ right: ClassScale.Band) -> Bool {
    guard let other = right.lower else { return false }
    return left.lower.map { $0 < other } ?? true
  }

  private func checkBottom(_ draft: LevelDraft.BandDraft) {
    guard let lower = draft.band.lower else { return }
    if lower > .zero || lower == .zero && !draft.band.includesLower {
      report(draft.lowerPlace, vi: "không mức nào nhận giá trị 0%", en: "no class holds 0%")
    } else if let policies, !policies.floorsAtZero {
      let line = draft.band.line(lower: false)
      report(
        draft.lowerPlace,
        vi:
          "floors_at_zero là false nên điểm trừ có thể đưa tổng xuống dưới 0%, không mức nào nhận; "
          + "bỏ cận dưới của mức thấp nhất: \(line)",
        en: "floors_at_zero is false, so penalty points may take a total below 0%, which no class "
          + "holds; leave out the lowest class's lower edge: \(line)")
    }
  }

  private func checkTop(_ draft: LevelDraft.BandDraft) {
    guard let upper = draft.band.upper else { return }
    if upper < Points(100) || upper == Points(100) && !draft.band.includesUpper {
      report(draft.upperPlace, vi: "không mức nào nhận giá trị 100%", en: "no class holds 100%")
    } else if let policies, !policies.capsAtMaximum {
      let line = draft.band.line(upper: false)
      report(
        draft.upperPlace,
        vi:
          "caps_at_maximum là false nên điểm thưởng có thể đưa tổng lên trên \(upper)%, không mức "
          + "nào nhận; bỏ cận trên của mức cao nhất: \(line)",
        en: "caps_at_maximum is false, so bonus points may take a total above \(upper)%, which no "
          + "class holds; leave out the highest class's upper edge: \(line)")
    }
  }

  private func checkOrder(of draft: LevelDraft.BandDraft) {
    let band = draft.band
    guard let lower = band.lower, let upper = band.upper else { return }
    guard upper < lower || upper == lower && !(band.includesLower && band.includesUpper) else {
      return
    }
    report(
      draft.upperPlace,
      vi: "mức “\(band.name.vi)” rỗng: cận trên \(upper) không lớn hơn cận dưới \(lower)",
      en: "the class '\(band.name.vi)' is empty: its upper edge \(upper) is not above its lower "
        + "edge \(lower)")
  }

  private func checkEdge(_ lower: LevelDraft.BandDraft, _ upper: LevelDraft.BandDraft) {
    guard let edge = lower.band.upper, let next = upper.band.lower else {
      let open = lower.band.upper == nil ? lower : upper
      report(
        open.place,
        vi:
          "mức “\(open.band.name.vi)” thiếu một cận: chỉ mức cao nhất được để trống cận trên, chỉ "
          + "mức thấp nhất được để trống cận dưới",
        en: "the class '\(open.band.name.vi)' lacks an edge: only the highest may leave out its "
          + "upper and the lowest its lower edge")
      return
    }
    if edge < next {
      report(
        upper.lowerPlace, vi: "các giá trị giữa \(edge)% và \(next)% không thuộc mức nào",
        en: "indices between \(edge)% and \(next)% belong to no class")
    } else if edge > next {
      report(
        upper.lowerPlace, vi: "các giá trị giữa \(next)% và \(edge)% thuộc hai mức",
        en: "indices between \(next)% and \(edge)% belong to two classes")
    } else if lower.band.includesUpper == upper.band.includesLower {
      let count =
        lower.band.includesUpper
        ? (vi: "thuộc hai mức", en: "belongs to two classes")
        : (vi: "không thuộc mức nào", en: "belongs to no class")
      report(
        upper.lowerPlace, vi: "giá trị đúng \(edge)% \(count.vi)",
        en: "exactly \(edge)% \(count.en)")
    }
  }

  private func report(_ place: SourcePlace, vi: String, en: String) {
    log.report(.classCoverage, at: place, vi: vi, en: en)
  }
}

extension ClassScale.Band {
  /// The class as it should be written, without one of its edges.
  fileprivate func line(lower hasLower: Bool = true, upper hasUpper: Bool = true) -> String {
    let low = hasLower ? lower.map { ", \(includesLower ? "ge" : "gt"): \($0)" } : nil
    let high = hasUpper ? upper.map { ", \(includesUpper ? "le" : "lt"): \($0)" } : nil
    return "- { name: { vi: \(name.vi.quoted), en: \(name.en.quoted) }\(low ?? "")\(high ?? "") }"
  }
}

extension String {
  /// The text as a double-quoted YAML scalar.
  fileprivate var quoted: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
