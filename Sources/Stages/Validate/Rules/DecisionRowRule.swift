internal import Domain

/// A decision names its number, a unit of the roster, what it does, and why; where it settles a
/// leaf or gives points, also these.
struct DecisionRowRule {
  let row: DecisionRow
  /// The columns of the row's sheet.
  let columns: [FormField: Int]
  let kinds: [FoldedText: Decision.Kind]
  let directory: UnitDirectory
  let criteria: [String: CriteriaSet]

  /// The decision, or the first thing that is wrong with it.
  func judge() -> Result<Decision, DecisionFault> {
    do throws(DecisionFault) {
      return .success(try decision())
    } catch {
      return .failure(error)
    }
  }

  private func decision() throws(DecisionFault) -> Decision {
    let number = try needed(.decisionNumber, Bilingual(vi: "số quyết định", en: "its number"))
    let named = try needed(.unit, Bilingual(vi: "đơn vị", en: "the unit"))
    let does = try needed(.decisionKind, Bilingual(vi: "nội dung quyết định", en: "what it does"))
    guard let kind = kinds[FoldedText(does.text)] else { throw unknownKind(does) }
    guard let unit = directory.unit(named: named.text) else { throw unknownUnit(named) }
    guard let reason = row.entries[.explanation] else { throw noReason() }
    let leaf = try leaf(of: unit, kind)
    let value = try value(kind, leaf)
    let decides = value == nil ? does : row.entries[.decisionValue] ?? does
    return Decision(
      number: number.text, date: row.entries[.decisionDate]?.text ?? "", unit: unit.code,
      leaf: leaf?.code, kind: kind, value: value, reason: reason.text, place: decides.place)
  }

  private func leaf(of unit: Unit, _ kind: Decision.Kind) throws(DecisionFault) -> Criterion? {
    let settles = DecidedLeaf.kinds.contains(kind)
    guard let entry = row.entries[.code] else {
      guard settles else { return nil }
      throw incomplete(.code, Bilingual(vi: "mã tiêu chí", en: "the leaf's code"))
    }
    guard kind != .notRanked else { return nil }
    let set = criteria[unit.level]
    let code = CodeText.code(entry.text) ?? entry.number?.description
    guard let node = set?[entry.text] ?? code.flatMap({ set?[$0] }),
      node.kind == .bonus || node.kind == .penalty || set?.isLeaf(node) == true
    else { throw unknownLeaf(entry) }
    if kind == .notApplicable, node.notApplicable == .none { throw notAllowed(entry, node) }
    return node
  }

  private func value(_ kind: Decision.Kind, _ leaf: Criterion?) throws(DecisionFault) -> Points? {
    guard [.setPoints, .bonus, .penalty].contains(kind) else { return nil }
    let entry = try needed(.decisionValue, Bilingual(vi: "số điểm", en: "the points"))
    guard let leaf else { return try pointsOfTheWhole(entry) }
    let read = PointsRule(leaf: leaf).judge(entry)
    if let points = read.points { return points }
    guard let wrong = read.findings.first else { return nil }
    throw fault(
      wrong.code, entry.place, found: entry.text, message: wrong.message,
      expected: wrong.expected)
  }

  /// Points about the whole unit, which have no maximum but the total's.
  private func pointsOfTheWhole(_ entry: Entry) throws(DecisionFault) -> Points {
    if let points = entry.number, points >= .zero { return points }
    throw fault(
      entry.number == nil ? .pointsText : .pointsBelowZero, entry.place, found: entry.text,
      message: Bilingual(
        vi: "Số điểm của quyết định không phải số từ 0 trở lên.",
        en: "The decision's points are no number from 0 on."),
      expected: Bilingual(vi: "số điểm, ví dụ 1,5", en: "a number of points"))
  }

  private func needed(
    _ field: FormField, _ what: Bilingual
  ) throws(DecisionFault) -> Entry {
    guard let entry = row.entries[field] else { throw incomplete(field, what) }
    return entry
  }

  private func place(_ field: FormField) -> CellAddress {
    CellAddress(
      sheet: row.place.sheet, row: row.place.row, column: columns[field] ?? row.place.column)
  }

  private func incomplete(_ field: FormField, _ what: Bilingual) -> DecisionFault {
    fault(
      .rowIncomplete, place(field), found: "",
      message: Bilingual(
        vi: "Quyết định ở dòng này thiếu \(what.vi).", en: "This decision lacks \(what.en)."),
      expected: what)
  }

  private func noReason() -> DecisionFault {
    fault(
      .reasonMissing, place(.explanation), found: "",
      message: Bilingual(
        vi: "Quyết định ở dòng này không ghi lý do.", en: "This decision gives no reason."),
      expected: Bilingual(vi: "lý do hoặc căn cứ", en: "the reason"))
  }

  private func unknownKind(_ entry: Entry) -> DecisionFault {
    let known = Decision.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    return fault(
      .decisionUnknown, entry.place, found: entry.text,
      message: Bilingual(
        vi: "Không rõ quyết định này làm gì.", en: "It is not known what this decision does."),
      expected: Bilingual(
        vi: "một nội dung quyết định trong pipeline.yaml (\(known))", en: "one of: \(known)"))
  }

  private func unknownUnit(_ entry: Entry) -> DecisionFault {
    fault(
      .unitUnknown, entry.place, found: entry.text,
      message: Bilingual(
        vi: "Danh sách đơn vị không có tên hoặc mã này.",
        en: "The roster has no unit of this name or code."),
      expected: Bilingual(vi: "tên hoặc mã đơn vị", en: "a unit's name or code"))
  }

  private func unknownLeaf(_ entry: Entry) -> DecisionFault {
    fault(
      .leafUnknown, entry.place, found: entry.text,
      message: Bilingual(
        vi: "Bộ tiêu chí của đơn vị không có tiêu chí này để ra quyết định.",
        en: "The unit's criteria set has no such leaf to decide on."),
      expected: Bilingual(
        vi: "mã tiêu chí thành phần, điểm thưởng hoặc điểm trừ",
        en: "the code of a leaf, a bonus or a penalty"))
  }

  private func notAllowed(_ entry: Entry, _ leaf: Criterion) -> DecisionFault {
    fault(
      .notApplicableNotAllowed, entry.place, found: entry.text,
      message: Bilingual(
        vi: "Bộ tiêu chí không cho phép tiêu chí \(leaf.code) không áp dụng.",
        en: "The criteria set does not allow leaf \(leaf.code) not to apply."),
      expected: Bilingual(vi: "một quyết định khác", en: "another decision"))
  }

  private func fault(
    _ code: FindingCode, _ place: CellAddress, found: String, message: Bilingual,
    expected: Bilingual
  ) -> DecisionFault {
    DecisionFault(
      finding: Finding(
        code: code, severity: .warning, place: place, leaf: row.entries[.code]?.text, found: found,
        message: Bilingual(
          vi: message.vi + " Quyết định này chưa được áp dụng.",
          en: message.en + " The decision has no effect."),
        expected: expected,
        mend: Bilingual(
          vi: "Sửa dòng này rồi nộp lại tệp cùng tên.",
          en: "Correct the row and hand in the file again under the same name.")))
  }
}
