import Domain

/// Makes the workbooks of the Council's decisions.
struct DecisionFiles {
  /// The round.
  let round: Round
  /// The seed.
  let seed: UInt64

  private struct Row {
    var unit: String
    var leaf: String?
    var kind: String
    var value: Points?
    var reason: String
  }

  private static let fields: [FormField] = [
    .ordinal, .decisionNumber, .decisionDate, .unit, .code, .decisionKind, .decisionValue,
    .explanation,
  ]

  /// The workbooks in order of arrival.
  func files() -> [SampleFile] {
    var random = SplitMix64(seed: seed, "decisions")
    let decided = decisions(&random)
    guard !decided.isEmpty else { return [] }
    var files = [file("Quyet dinh cua Hoi dong", decided, faults: [], number: 12, &random)]
    if let unit = round.units.last, let leaf = leaves(of: unit).last {
      let rows = [
        Row(
          unit: unit.code, leaf: leaf.code, kind: "Biểu dương", value: nil,
          reason: "Có nhiều cố gắng trong năm"),
        Row(
          unit: unit.code, leaf: leaf.code, kind: words(.zero), value: nil, reason: ""),
        Row(
          unit: "", leaf: leaf.code, kind: words(.zero), value: nil,
          reason: "Không có tài liệu kiểm chứng"),
      ]
      let faults: [(FindingCode, Int, FormField)] = [
        (.decisionUnknown, 0, .decisionKind), (.reasonMissing, 1, .explanation),
        (.rowIncomplete, 2, .unit),
      ]
      files.append(
        file("Quyet dinh bo sung cua Hoi dong", rows, faults: faults, number: 31, &random))
    }
    return files
  }

  private func words(_ kind: Decision.Kind) -> String {
    round.forms.decisionKinds[kind]?.first ?? kind.rawValue
  }

  private func leaves(of unit: Unit) -> [Criterion] {
    round.criteria[unit.level]?.leaves.filter { $0.method != .survey } ?? []
  }

  private func decisions(_ random: inout SplitMix64) -> [Row] {
    var rows: [Row] = []
    let first = round.units.filter { $0.level == round.levels.first?.code }
    let last = round.units.filter { $0.level == round.levels.last?.code }
    if last.count > 3, let leaf = leaves(of: last[1]).first(where: { $0.rule?.typeName == "enum" }),
      case .choice(let choices) = leaf.rule, let worst = choices.dropFirst().first
    {
      rows.append(
        Row(
          unit: last[1].code, leaf: leaf.code, kind: words(.setPoints), value: worst.points,
          reason: "Kế hoạch ban hành sau thời hạn theo kết luận kiểm tra của Hội đồng"))
    }
    if let unit = first.first,
      let leaf = leaves(of: unit).first(where: { $0.notApplicable != .none })
    {
      rows.append(
        Row(
          unit: unit.code, leaf: leaf.code, kind: words(.notApplicable), value: nil,
          reason: "Đơn vị không có đơn vị trực thuộc thuộc diện kiểm tra trong năm"))
    }
    if first.count > 2, let unit = first.last {
      rows.append(
        Row(
          unit: unit.code, leaf: nil, kind: words(.notRanked), value: nil,
          reason: "Đơn vị đang được sắp xếp lại, chấm điểm nhưng không xếp hạng"))
    }
    if let unit = first.dropFirst().first,
      let bonus = round.criteria[unit.level]?.extras.first(where: { $0.kind == .bonus })
    {
      rows.append(
        Row(
          unit: unit.code, leaf: bonus.code, kind: words(.bonus), value: bonus.maximum,
          reason: "Có mô hình cải cách được nhân rộng toàn tỉnh"))
    }
    return rows
  }

  private func file(
    _ name: String, _ rows: [Row], faults: [(FindingCode, Int, FormField)], number: Int,
    _ random: inout SplitMix64
  ) -> SampleFile {
    let headings = HeadingChoices(round.forms)
    let received = ArrivalTimes(round).after(44...48, .decision, &random)
    var grid = Grid(name: "Quyết định")
    grid.put(
      text: "TỔNG HỢP QUYẾT ĐỊNH CỦA HỘI ĐỒNG ĐÁNH GIÁ NĂM \(round.year)", row: 1, column: 1,
      across: 7)
    for (position, field) in DecisionFiles.fields.enumerated() {
      let content = Grid.Content.text(headings.heading(.decision, field))
      grid.put(.init(column: position + 1, content: content, isHeading: true), row: 3)
    }
    for (position, row) in rows.enumerated() {
      let place = position + 4
      grid.put(.init(column: 1, content: .number(String(position + 1))), row: place)
      grid.put(text: "\(number + position)/QĐ-HĐTĐ", row: place, column: 2)
      grid.put(text: Calendar.vietnameseDay(received), row: place, column: 3)
      grid.put(text: row.unit, row: place, column: 4)
      grid.put(text: row.leaf ?? "", row: place, column: 5)
      grid.put(text: row.kind, row: place, column: 6)
      if let value = row.value {
        grid.put(.init(column: 7, content: .text(value.vietnamese)), row: place)
      }
      grid.put(text: row.reason, row: place, column: 8)
    }
    let path = "\(InboxFolder.decisions)/\(name).xml"
    let planted = faults.map { code, row, field in
      Planted(
        path: path, code: code, severity: .warning,
        cell: grid.address(
          row: row + 4, column: (DecisionFiles.fields.firstIndex(of: field) ?? 0) + 1),
        note: "the decision is left out")
    }
    let workbook = MessyWorkbook(
      sheets: [grid], dialect: .excel, author: Phrases.person(&random),
      saved: "2024-02-20T08:00:00Z")
    return SampleFile(
      file: OutputFile(path: path, bytes: workbook.bytes()), received: received, planted: planted)
  }
}
