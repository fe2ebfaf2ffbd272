internal import Domain

/// Nobody gives points on a leaf that the survey scores (BNV letters 383 and 384 of 28/01/2021).
struct SurveyLeafRule {
  let leaf: Criterion

  /// Whether an entry gives points; a remark such as “ĐTXHH” or a zero gives none.
  static func isScored(_ entry: Entry) -> Bool {
    switch entry.reading {
    case .number(let points): points != .zero
    case .ambiguous: true
    case .blank, .text, .error: false
    }
  }

  func finding(_ entry: Entry) -> Finding {
    Finding(
      code: .surveyLeafScored, severity: .error, place: entry.place, leaf: leaf.code,
      found: entry.text,
      message: Bilingual(
        vi: "Tiêu chí \(leaf.code) được chấm qua điều tra xã hội học hoặc chỉ số bên ngoài.",
        en: "Leaf \(leaf.code) is scored by the survey or by an outside index."),
      expected: Bilingual(vi: "để trống", en: "nothing"),
      mend: Bilingual(vi: "Xóa điểm ở ô này.", en: "Clear the points in this cell."))
  }
}
