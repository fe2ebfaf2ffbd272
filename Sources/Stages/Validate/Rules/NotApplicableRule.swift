internal import Domain

/// "Not applicable" is claimed only where the criteria set allows it, and not beside points.
struct NotApplicableRule {
  let leaf: Criterion
  let marks: NotApplicableMarks

  /// Whether the row claims that the leaf does not apply, and what is wrong with the claim.
  struct Outcome {
    var isClaimed = false
    var findings: [Finding] = []
  }

  func judge(_ row: FormRow, points: Entry?) -> Outcome {
    guard let mark = row.entries[.notApplicable] else { return Outcome() }
    switch marks.reading(mark) {
    case .noClaim: return Outcome()
    case .unclear: return Outcome(findings: [unclear(mark)])
    case .claim: break
    }
    guard leaf.notApplicable != .none else {
      return Outcome(isClaimed: true, findings: [notAllowed(mark)])
    }
    return Outcome(isClaimed: true, findings: contradicts(points) ? [both(mark, points)] : [])
  }

  /// Points beside the claim mean something else unless they are none, or the full points that the
  /// claim brings.
  private func contradicts(_ points: Entry?) -> Bool {
    guard let points, points.reading != .text else { return false }
    return points.number != .zero
      && !(leaf.notApplicable == .full && points.number == leaf.maximum)
  }

  private func notAllowed(_ mark: Entry) -> Finding {
    Finding(
      code: .notApplicableNotAllowed, severity: .error, place: mark.place, leaf: leaf.code,
      found: mark.text,
      message: Bilingual(
        vi: "Tiêu chí \(leaf.code) không được đề nghị “không áp dụng”.",
        en: "No unit may claim that leaf \(leaf.code) does not apply."),
      expected: Bilingual(
        vi: leaf.isSurveyed ? "để trống" : "điểm từ 0 đến \(leaf.maximum.vietnamese)",
        en: leaf.isSurveyed ? "nothing" : "points from 0 to \(leaf.maximum)"),
      mend: Bilingual(
        vi: "Xóa dấu ở cột “không áp dụng”"
          + (leaf.isSurveyed ? "." : " và ghi điểm (ghi 0 nếu không thực hiện)."),
        en: "Clear the mark" + (leaf.isSurveyed ? "." : " and enter the points (0 if none).")))
  }

  private func both(_ mark: Entry, _ points: Entry?) -> Finding {
    Finding(
      code: .notApplicableUnclear, severity: .error, place: mark.place, leaf: leaf.code,
      found: "\(mark.text) + \(points?.text ?? "")",
      message: Bilingual(
        vi: "Tiêu chí \(leaf.code) vừa ghi “không áp dụng” vừa ghi điểm.",
        en: "Leaf \(leaf.code) is marked as not applicable and has points."),
      expected: Bilingual(vi: "một trong hai", en: "one of the two"),
      mend: Bilingual(
        vi: "Xóa dấu “không áp dụng” nếu có thực hiện, hoặc xóa điểm nếu không phát sinh.",
        en: "Clear the mark if the leaf applies, or the points if it does not."))
  }

  private func unclear(_ mark: Entry) -> Finding {
    Finding(
      code: .notApplicableUnclear, severity: .error, place: mark.place, leaf: leaf.code,
      found: mark.text,
      message: Bilingual(
        vi: "Nội dung cột “không áp dụng” của tiêu chí \(leaf.code) không rõ là có hay không.",
        en: "It is not clear whether leaf \(leaf.code) is claimed not to apply."),
      expected: Bilingual(vi: "x, hoặc để trống", en: "x, or nothing"),
      mend: Bilingual(
        vi: "Ghi x nếu không áp dụng, còn ý kiến khác ghi vào cột giải trình.",
        en: "Enter x if it does not apply; remarks belong in the column of explanations."))
  }
}
