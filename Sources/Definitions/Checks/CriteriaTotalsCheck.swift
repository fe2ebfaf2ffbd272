internal import Domain

/// Checks that parents equal the sum of their children, and that the set has the total, the survey
/// points and the counts that `pipeline.yaml` declares for the level.
///
/// When every parent equals its children, the areas' sum is the leaves' sum, so the declared total
/// is compared once, with the areas.
struct CriteriaTotalsCheck {
  let level: LevelDraft
  let sheet: CriteriaSheet
  let log: FaultLog

  func run() {
    guard sheet.isWhole else { return }
    checkChildren()
    checkTotal()
    checkSurvey()
    checkCounts()
  }

  private func checkChildren() {
    let children = Dictionary(grouping: sheet.rows) { $0.node.parent ?? "" }
    for parent in sheet.rows {
      guard let parts = children[parent.node.code] else { continue }
      let sum = total(parts)
      guard sum != parent.node.maximum else { continue }
      log.report(
        .childrenSum, at: parent.maximumPlace,
        vi: "“\(parent.node.code)” có \(parent.node.maximum) điểm, các dòng con cộng lại là \(sum)",
        en: "'\(parent.node.code)' has \(parent.node.maximum) points, its children add up to \(sum)"
      )
    }
  }

  private func checkTotal() {
    guard let declared = level.scaleMaximum else { return }
    let areas = sheet.rows.filter { $0.node.kind == .area }
    let sum = total(areas)
    guard sum != declared.value else { return }
    let suspects = areas.filter { $0.node.maximum.millionths % Self.usualGrid != 0 }
    let place = suspects.count == 1 ? suspects[0].maximumPlace : declared.place
    let hint =
      suspects.count == 1
      ? (
        vi: "; điểm “\(suspects[0].node.maximum)” của “\(suspects[0].node.code)” lẻ khác thường",
        en: "; the maximum \(suspects[0].node.maximum) of '\(suspects[0].node.code)' is unusual"
      ) : (vi: "", en: "")
    log.report(
      .declaredTotal, at: place,
      vi: "các lĩnh vực cộng lại là \(sum), tổng khai báo là \(declared.value) "
        + "(\(declared.place))" + hint.vi,
      en: "the areas add up to \(sum), the declared total is \(declared.value) "
        + "(\(declared.place))" + hint.en)
  }

  /// Published maxima are multiples of a quarter of a point; any other is the likely slip.
  private static let usualGrid = Points.scale / 4

  private func checkSurvey() {
    guard let declared = level.surveyMaximum else { return }
    let sum = total(sheet.leaves.filter { $0.node.method == .survey })
    guard sum != declared.value else { return }
    log.report(
      .declaredSurvey, at: declared.place,
      vi: "các tiêu chí điều tra cộng lại là \(sum) điểm, khai báo là \(declared.value)",
      en: "the survey leaves add up to \(sum) points, declared are \(declared.value)")
  }

  private func checkCounts() {
    for (kind, declared) in level.counts {
      let count = sheet.rows.count { $0.node.kind == kind }
      guard count != declared.value else { continue }
      log.report(
        .declaredCount, at: declared.place,
        vi: "bộ tiêu chí có \(count) dòng loại “\(kind.rawValue)”, khai báo là \(declared.value)",
        en: "the set has \(Printable.count(count, "row")) of kind "
          + "'\(kind.rawValue)', declared are \(declared.value)")
    }
  }

  private func total(_ rows: [CriteriaSheet.Row]) -> Points {
    rows.reduce(.zero) { $0 + $1.node.maximum }
  }
}
