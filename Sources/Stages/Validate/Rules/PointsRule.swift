internal import Domain

/// Points are a number, from zero to the leaf's maximum, that can be read one way only.
struct PointsRule {
  let leaf: Criterion

  /// The points, when they can be used, and what is wrong with the cell.
  struct Outcome {
    var points: Points?
    var findings: [Finding] = []
  }

  func judge(_ entry: Entry?) -> Outcome {
    guard let entry else { return Outcome() }
    if let points = entry.number(upTo: leaf.maximum) { return inRange(points, entry) }
    switch entry.reading {
    case .blank: return Outcome()
    case .number(let points): return inRange(points, entry)
    case .ambiguous: return Outcome(findings: [NumberRule.ambiguous(entry, leaf: leaf.code)])
    case .error:
      return Outcome(
        findings: [
          finding(
            .pointsError, entry, vi: "Ô điểm của tiêu chí \(leaf.code) là lỗi công thức.",
            en: "The points of leaf \(leaf.code) are a spreadsheet error.",
            mendVi: "Sửa công thức, hoặc gõ thẳng số điểm vào ô.",
            mendEn: "Mend the formula, or type the points into the cell.")
        ])
    case .text:
      return Outcome(
        findings: [
          finding(
            .pointsText, entry, vi: "Ô điểm của tiêu chí \(leaf.code) là chữ, không phải số.",
            en: "The points of leaf \(leaf.code) are text, not a number.",
            mendVi: "Ghi số điểm vào ô này (ghi 0 nếu không đạt); lời giải thích ghi vào cột giải "
              + "trình." + waiver.vi,
            mendEn: "Enter the points (0 if none); remarks belong in the column of explanations."
              + waiver.en)
        ])
    }
  }

  private func inRange(_ points: Points, _ entry: Entry) -> Outcome {
    if points < .zero {
      return Outcome(
        findings: [
          finding(
            .pointsBelowZero, entry, vi: "Điểm của tiêu chí \(leaf.code) nhỏ hơn 0.",
            en: "The points of leaf \(leaf.code) are below zero.",
            mendVi: "Ghi 0 nếu không đạt điểm nào.", mendEn: "Enter 0 where there are none.")
        ])
    }
    if points > leaf.maximum {
      return Outcome(
        findings: [
          finding(
            .pointsAboveMaximum, entry,
            vi: "Điểm của tiêu chí \(leaf.code) lớn hơn điểm tối đa.",
            en: "The points of leaf \(leaf.code) are above its maximum.",
            mendVi: "Ghi lại điểm, nhiều nhất là \(leaf.maximum.vietnamese).",
            mendEn: "Enter at most \(leaf.maximum) points.")
        ])
    }
    return Outcome(points: points)
  }

  /// A leaf's row that states no points.
  func missing(_ row: FormRow, form: Form) -> Finding {
    let what =
      form == .appraisal
      ? Bilingual(vi: "chưa có điểm và kết quả", en: "has neither points nor a result")
      : Bilingual(vi: "chưa có điểm", en: "has no points")
    return Finding(
      code: .pointsMissing, severity: .error, place: row.pointsPlace, leaf: leaf.code, found: "",
      message: Bilingual(
        vi: "Tiêu chí \(leaf.code) \(what.vi).", en: "Leaf \(leaf.code) \(what.en)."),
      expected: expected,
      mend: Bilingual(
        vi: "Ghi điểm vào ô này (ghi 0 nếu không đạt)"
          + (leaf.notApplicable == .none
            ? "." : ", hoặc đánh dấu “không áp dụng” nếu không phát sinh."),
        en: "Enter the points (0 if none)"
          + (leaf.notApplicable == .none ? "." : ", or mark the leaf as not applicable.")))
  }

  /// Advice for a leaf that does not apply; empty where a leaf may not be left out.
  private var waiver: Bilingual {
    guard leaf.notApplicable != .none else { return Bilingual(vi: "", en: "") }
    return Bilingual(
      vi: " Nếu nhiệm vụ không phát sinh: để trống ô này và ghi x ở cột “không áp dụng”.",
      en: " If the leaf does not apply, leave the cell empty and enter x under “không áp dụng”.")
  }

  private var expected: Bilingual {
    Bilingual(
      vi: "số từ 0 đến \(leaf.maximum.vietnamese)", en: "a number from 0 to \(leaf.maximum)")
  }

  private func finding(
    _ code: FindingCode, _ entry: Entry, vi: String, en: String, mendVi: String, mendEn: String
  ) -> Finding {
    Finding(
      code: code, severity: .error, place: entry.place, leaf: leaf.code, found: entry.shown,
      message: Bilingual(vi: vi, en: en), expected: expected,
      mend: Bilingual(vi: mendVi, en: mendEn))
  }
}

/// A number that can be read two ways is never guessed.
enum NumberRule {
  static func ambiguous(
    _ entry: Entry, leaf: String?, severity: Finding.Severity = .error
  ) -> Finding {
    Finding(
      code: .numberAmbiguous, severity: severity, place: entry.place, leaf: leaf,
      found: entry.text,
      message: Bilingual(
        vi: "Số này đọc được hai cách, ví dụ 1.234 là một nghìn hai trăm ba mươi tư hay một phẩy "
          + "hai ba bốn.",
        en: "This number can be read two ways, as a group of thousands or as decimals."),
      expected: Bilingual(
        vi: "số thập phân viết bằng dấu phẩy, không chấm hàng nghìn, ví dụ 8,5",
        en: "decimals behind a comma and no separator of thousands, such as 8,5"),
      mend: Bilingual(
        vi: "Gõ lại số, không dùng dấu ngăn hàng nghìn và bỏ bớt số lẻ thừa.",
        en: "Type the number again without a separator of thousands."))
  }
}
