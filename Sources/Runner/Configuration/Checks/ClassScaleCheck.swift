internal import Domain
internal import Stages

/// The classes of a level cover 0 to 100 % once, edges included.
struct ClassScaleCheck {
  let level: LevelDraft
  let log: FaultLog

  func run() {
    var names: Set<FoldedText> = []
    for draft in level.bands where !names.insert(FoldedText(draft.band.name.vi)).inserted {
      log.report(
        .codeDuplicate, at: draft.place, vi: "mức “\(draft.band.name.vi)” có hai lần",
        en: "the class '\(draft.band.name.vi)' stands twice")
    }
    guard level.isScaleWhole else { return }
    let bands = level.bands.sorted { $0.band.lower < $1.band.lower }
    guard let lowest = bands.first, let highest = bands.last else { return }
    for draft in bands { checkOrder(of: draft) }
    if lowest.band.lower > .zero || lowest.band.lower == .zero && !lowest.band.includesLower {
      report(
        lowest.lowerPlace, vi: "không mức nào nhận giá trị 0%", en: "no class holds 0%")
    }
    for (lower, upper) in zip(bands, bands.dropFirst()) { checkEdge(lower, upper) }
    let top = highest.band
    if top.upper < Points(100) || top.upper == Points(100) && !top.includesUpper {
      report(
        highest.upperPlace, vi: "không mức nào nhận giá trị 100%", en: "no class holds 100%")
    }
  }

  private func checkOrder(of draft: LevelDraft.BandDraft) {
    let band = draft.band
    let isEmpty =
      band.upper < band.lower
      || band.upper == band.lower && !(band.includesLower && band.includesUpper)
    guard isEmpty else { return }
    report(
      draft.upperPlace,
      vi: "mức “\(band.name.vi)” rỗng: cận trên \(band.upper) không lớn hơn cận dưới "
        + "\(band.lower)",
      en: "the class '\(band.name.vi)' is empty: its upper edge \(band.upper) is not above its "
        + "lower edge \(band.lower)")
  }

  private func checkEdge(_ lower: LevelDraft.BandDraft, _ upper: LevelDraft.BandDraft) {
    let edge = lower.band.upper
    let next = upper.band.lower
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
