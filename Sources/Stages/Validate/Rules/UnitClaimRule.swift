internal import Domain

/// The unit that a workbook names in its head is the one its folder belongs to; an appraisal, whose
/// folder belongs to no unit, names exactly one.
struct UnitClaimRule {
  let directory: UnitDirectory
  /// The unit the folder belongs to; nil for the secretariat's folders.
  let owner: Unit?

  /// The verdict on the claims.
  struct Outcome {
    var unit: Unit?
    var findings: [Finding] = []
  }

  func judge(_ claims: [Entry]) -> Outcome {
    let known = claims.compactMap { claim in
      directory.unit(named: claim.text).map { (claim: claim, unit: $0) }
    }
    let unit = owner ?? known.first?.unit
    if let unit, let other = known.first(where: { $0.unit.code != unit.code }) {
      return Outcome(unit: unit, findings: [contradiction(other.claim, other.unit, unit)])
    }
    guard let unit, claims.isEmpty || !known.isEmpty else {
      return Outcome(unit: owner, findings: [unknown(claims.first)])
    }
    return Outcome(unit: unit)
  }

  private func contradiction(_ claim: Entry, _ named: Unit, _ unit: Unit) -> Finding {
    Finding(
      code: .unitOther, severity: .error, place: claim.place, found: claim.text,
      message: owner == nil
        ? Bilingual(
          vi: "Phiếu ghi hai đơn vị khác nhau: \(unit.name) và \(named.name).",
          en: "The workbook names two units, \(unit.code) and \(named.code).")
        : Bilingual(
          vi: "Phiếu ghi \(named.name) nhưng nằm trong thư mục của \(unit.name).",
          en: "The workbook names \(named.code) but lies in the folder of \(unit.code)."),
      expected: Bilingual(vi: "\(unit.name) (\(unit.code))", en: "\(unit.code)"),
      mend: Bilingual(
        vi: (owner == nil
          ? ""
          : "Có phải phiếu của \(named.name) (\(named.code))? Nếu phải: chuyển "
            + "tệp sang thư mục “\(named.folder)”. ")
          + "Nếu là phiếu của \(unit.name): sửa tên, mã đơn vị trong phiếu.",
        en: (owner == nil
          ? ""
          : "Is it \(named.code)'s? Then move it to the folder "
            + "'\(named.folder)'. ")
          + "If the workbook is \(unit.code)'s, correct the name and code in it."))
  }

  private func unknown(_ claim: Entry?) -> Finding {
    let near = claim.flatMap { directory.unit(near: $0.text) }
    let example = near?.code ?? owner?.code ?? directory.firstCode
    return Finding(
      code: .unitUnknown, severity: .error, place: claim?.place, found: claim?.text ?? "",
      message: claim == nil
        ? Bilingual(
          vi: "Phiếu không ghi đơn vị được đánh giá.",
          en: "The workbook does not name the unit it is about.")
        : Bilingual(
          vi: "Danh sách đơn vị của đợt đánh giá không có tên hoặc mã này.",
          en: "The roster has no unit of this name or code."),
      expected: owner.map { Bilingual(vi: "\($0.name) (\($0.code))", en: "\($0.code)") }
        ?? Bilingual(vi: "tên hoặc mã của một đơn vị", en: "a unit's name or code"),
      mend: Bilingual(
        vi: (near.map { "Có phải \($0.code) (\($0.name))? " } ?? "")
          + "Ghi đúng tên hoặc mã đơn vị ở phần đầu phiếu, ví dụ “Mã đơn vị: \(example)”.",
        en: (near.map { "Is it \($0.code)? " } ?? "")
          + "Name the unit above the table, such as “Mã đơn vị: \(example)”."))
  }
}
