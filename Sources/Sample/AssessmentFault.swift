import Domain

/// A fault planted in an assessment form's rows.
///
/// Each is the only fault in its file: consequences, such as a total that no longer adds up, are
/// avoided.
enum AssessmentFault: String, CaseIterable {
  case leafUnknown, leafDuplicate, leafMissing, pointsMissing, pointsAboveMaximum
  case pointsBelowZero, pointsOffGrid, pointsAgainstRule, pointsText, pointsError
  case numberAmbiguous, resultUnusable, surveyLeafScored, notApplicableNotAllowed
  case notApplicableUnclear
  case totalWrong, areaTotalWrong
  // These leave the submission accepted.
  case evidenceMissing, maximumChanged, cellRecovered

  /// The finding it causes.
  var code: FindingCode {
    switch self {
    case .leafUnknown: .leafUnknown
    case .leafDuplicate: .leafDuplicate
    case .leafMissing: .leafMissing
    case .pointsMissing: .pointsMissing
    case .pointsAboveMaximum: .pointsAboveMaximum
    case .pointsBelowZero: .pointsBelowZero
    case .pointsOffGrid: .pointsOffGrid
    case .pointsAgainstRule: .pointsAgainstRule
    case .pointsText: .pointsText
    case .pointsError: .pointsError
    case .numberAmbiguous: .numberAmbiguous
    case .resultUnusable: .resultUnusable
    case .surveyLeafScored: .surveyLeafScored
    case .notApplicableNotAllowed: .notApplicableNotAllowed
    case .notApplicableUnclear: .notApplicableUnclear
    case .totalWrong, .areaTotalWrong: .totalWrong
    case .evidenceMissing: .evidenceMissing
    case .maximumChanged: .maximumChanged
    case .cellRecovered: .cellRecovered
    }
  }

  /// Its effect on the submission.
  var severity: Finding.Severity {
    switch self {
    case .evidenceMissing, .maximumChanged, .cellRecovered: .warning
    default: .error
    }
  }

  /// The totals typed in a form with this fault.
  var totals: TypedTotals {
    switch self {
    case .totalWrong: .areas
    case .areaTotalWrong: .areas
    case .evidenceMissing: .all
    default: .none
    }
  }
}

/// A planted fault: the row and the column that the finding must name.
struct PlacedFault {
  let row: Int
  /// The column; nil when the finding names no cell.
  let field: FormField?
  let note: String
}

extension AssessmentFault {
  /// Plants the fault in rows whose totals are already typed; nil when the form has no place for
  /// it.
  func plant(in rows: inout [FilledRow], points: FormField, _ random: inout SplitMix64)
    -> PlacedFault?
  {
    switch self {
    case .leafUnknown, .leafDuplicate, .leafMissing: plantRow(in: &rows, points: points, &random)
    case .totalWrong, .areaTotalWrong: plantTotal(in: &rows, points: points)
    case .maximumChanged, .evidenceMissing, .cellRecovered, .surveyLeafScored, .resultUnusable,
      .numberAmbiguous, .notApplicableNotAllowed, .notApplicableUnclear:
      plantBeside(in: &rows, points: points, &random)
    default: plantPoints(in: &rows, points: points, &random)
    }
  }

  private func plantRow(
    in rows: inout [FilledRow], points: FormField, _ random: inout SplitMix64
  ) -> PlacedFault? {
    guard let place = pick(from: rows, &random, where: { $0.cells[points] != nil }) else {
      return nil
    }
    let code = rows[place].code
    switch self {
    case .leafMissing:
      rows.remove(at: place)
      return PlacedFault(row: 0, field: nil, note: "row of \(code) left out")
    case .leafDuplicate:
      rows.insert(rows[place], at: place + 1)
      return PlacedFault(row: place + 1, field: .code, note: "row of \(code) stands twice")
    default:
      var stranger = rows[place]
      let parent = stranger.criterion?.parent ?? code
      stranger.code = parent + ".99"
      stranger.criterion = nil
      stranger.put("Nội dung theo hướng dẫn năm trước", .name)
      rows.insert(stranger, at: place + 1)
      return PlacedFault(row: place + 1, field: .code, note: "no leaf is called \(stranger.code)")
    }
  }

  private func plantTotal(in rows: inout [FilledRow], points: FormField) -> PlacedFault? {
    guard let grand = rows.indices.last, rows[grand].code.isEmpty else { return nil }
    var place = grand
    if self == .areaTotalWrong {
      rows.removeLast()
      guard let area = rows.indices.first(where: { rows[$0].criterion?.kind == .area }) else {
        return nil
      }
      place = area
      for other in rows.indices where other != area && !rows[other].isLeaf {
        rows[other].cells[points] = nil
      }
    }
    guard let right = TypingStyle.points(rows[place].cells[points]) else { return nil }
    rows[place].cells[points] = .number((right + Points(1)).description)
    return PlacedFault(row: place, field: points, note: "total is one more than its parts")
  }

  private func plantPoints(
    in rows: inout [FilledRow], points: FormField, _ random: inout SplitMix64
  ) -> PlacedFault? {
    let isFit: (FilledRow) -> Bool = { row in
      guard row.cells[points] != nil, let rule = row.criterion?.rule else { return false }
      switch self {
      case .pointsOffGrid, .pointsAgainstRule:
        if case .choice(let choices) = rule { return choices.count > 1 } else { return false }
      case .pointsAboveMaximum, .pointsBelowZero:
        if case .ratio = rule { return true } else { return false }
      default: return true
      }
    }
    guard let place = pick(from: rows, &random, where: isFit),
      let leaf = rows[place].criterion
    else { return nil }
    rows[place].cells[.result] = nil
    let half = Points(millionths: Points.scale / 2)
    switch self {
    case .pointsMissing: rows[place].cells[points] = nil
    case .pointsAboveMaximum:
      rows[place].cells[points] = .number((leaf.maximum + half).description)
    case .pointsBelowZero: rows[place].cells[points] = .text("-0,5")
    case .pointsText: rows[place].put("đạt tốt", points)
    case .pointsError: rows[place].cells[points] = .error("#REF!")
    case .pointsOffGrid:
      rows[place].cells[points] = .number(Points(millionths: 130_000).description)
    case .pointsAgainstRule: contradict(&rows[place], leaf, points)
    default: return nil
    }
    return PlacedFault(row: place, field: points, note: "points of \(leaf.code)")
  }

  // States one choice and the points of another.
  private func contradict(_ row: inout FilledRow, _ leaf: Criterion, _ points: FormField) {
    guard case .choice(let choices) = leaf.rule, let best = choices.first, let worst = choices.last
    else { return }
    row.put(worst.label, .result)
    row.cells[points] = .number(best.points.description)
    row.put("Theo báo cáo của đơn vị", .explanation)
  }

  private func plantBeside(
    in rows: inout [FilledRow], points: FormField, _ random: inout SplitMix64
  ) -> PlacedFault? {
    let isFit: (FilledRow) -> Bool = { row in
      guard let leaf = row.criterion else { return false }
      switch self {
      case .surveyLeafScored: return leaf.rule == .surveyMean
      case .notApplicableNotAllowed:
        return leaf.notApplicable == .none && leaf.method != .survey && row.cells[points] != nil
      case .notApplicableUnclear:
        return leaf.notApplicable == .exclude
          && (TypingStyle.points(row.cells[points]) ?? .zero) > .zero
      case .resultUnusable:
        if case .ratio = leaf.rule { return row.cells[points] != nil } else { return false }
      case .numberAmbiguous:
        guard case .ratio = leaf.rule, let stated = TypingStyle.points(row.cells[points]) else {
          return false
        }
        // Full or zero points would reveal which of the two rates is meant.
        return stated > .zero && stated < leaf.maximum
      default: return (TypingStyle.points(row.cells[points]) ?? .zero) > .zero
      }
    }
    guard let place = pick(from: rows, &random, where: isFit),
      let leaf = rows[place].criterion
    else { return nil }
    let note = "leaf \(leaf.code)"
    switch self {
    case .surveyLeafScored:
      rows[place].cells[points] = .number(leaf.maximum.description)
      rows[place].put("Tự đánh giá theo ý kiến người dân", .explanation)
      return PlacedFault(row: place, field: points, note: note)
    case .notApplicableNotAllowed:
      rows[place].cells = rows[place].cells.filter { $0.key == .name || $0.key == .maximum }
      rows[place].put("x", .notApplicable)
      rows[place].put("Trong năm không phát sinh", .explanation)
      return PlacedFault(row: place, field: .notApplicable, note: note)
    case .notApplicableUnclear:
      rows[place].put("x", .notApplicable)
      return PlacedFault(row: place, field: .notApplicable, note: note + " has points besides")
    case .resultUnusable:
      rows[place].put("hầu hết", .result)
      return PlacedFault(row: place, field: .result, note: note)
    case .numberAmbiguous:
      rows[place].cells[.result] = .number("1")
      return PlacedFault(row: place, field: .result, note: note + ", 1 or 100 percent")
    case .maximumChanged:
      let higher = leaf.maximum + Points(1)
      rows[place].cells[.maximum] = .number(higher.description)
      return PlacedFault(row: place, field: .maximum, note: note)
    case .evidenceMissing:
      rows[place].cells[.evidence] = nil
      rows[place].cells[.explanation] = nil
      return PlacedFault(row: place, field: .evidence, note: note)
    default:
      rows[place].cells[.evidence] = .raw("Báo cáo phối hợp giữa Sở Tài chính & Kho bạc, 2023")
      return PlacedFault(row: place, field: .evidence, note: "a bare & in the markup")
    }
  }

  private func pick(
    from rows: [FilledRow], _ random: inout SplitMix64, where isFit: (FilledRow) -> Bool
  ) -> Int? {
    let fit = rows.indices.filter { rows[$0].isLeaf && isFit(rows[$0]) }
    return fit.isEmpty ? nil : random.pick(fit)
  }
}
