internal import Domain
internal import Spreadsheets

/// The sheet of a self-assessment: head, headings, a row a node, the open cells unlocked.
struct TemplateSheet {
  let round: Round
  let unit: Unit
  /// The nodes in the criteria set's order.
  let nodes: [Criterion]
  let isLeaf: (Criterion) -> Bool

  /// The columns from the left, with their widths in points.
  static let columns: [(field: FormField, width: Int)] = [
    (.code, 60), (.name, 270), (.maximum, 52), (.result, 130), (.selfPoints, 66),
    (.notApplicable, 60), (.evidence, 210), (.explanation, 210),
  ]

  static let usualHeadings: [FormField: String] = [
    .code: "Mã tiêu chí", .name: "Tiêu chí", .maximum: "Điểm tối đa",
    .result: "Kết quả thực hiện", .selfPoints: "Điểm tự đánh giá",
    .notApplicable: "Không áp dụng", .evidence: "Tài liệu kiểm chứng",
    .explanation: "Giải trình", .unit: "Mã đơn vị", .round: HeadLines.roundLabel,
  ]

  /// The column of a field.
  static func column(of field: FormField) -> Int {
    (columns.firstIndex { $0.field == field } ?? 0) + 1
  }

  var document: SheetDocument {
    let head = headRows + [headingRow]
    let body = nodes.map { TemplateRow(node: $0, isLeaf: isOpen($0), round: round) }
    return SheetDocument(
      name: "Phiếu tự đánh giá", columnWidths: TemplateSheet.columns.map(\.width),
      rows: head + body.map(\.document) + footRows, frozenRows: head.count,
      validations: body.enumerated().flatMap { offset, row in
        row.validations(row: head.count + 1 + offset)
      }, isProtected: true, isLandscape: true, repeatedRows: head.count...head.count)
  }

  private func isOpen(_ node: Criterion) -> Bool {
    isLeaf(node) || node.kind == .bonus || node.kind == .penalty
  }

  private func heading(_ field: FormField) -> String {
    let known = round.forms.headings[.selfAssessment]?[field] ?? []
    let usual = TemplateSheet.usualHeadings[field] ?? ""
    return known.contains(usual) ? usual : known.first ?? usual
  }

  private var headRows: [RowDocument] {
    var title = CellStyle.plain
    title.isBold = true
    title.fontSize = 14
    var note = CellStyle.plain
    note.isItalic = true
    note.isWrapped = true
    var strong = CellStyle.plain
    strong.isBold = true
    let width = TemplateSheet.columns.count - 1
    func line(_ text: String, _ style: CellStyle = .plain, height: Int? = nil) -> RowDocument {
      RowDocument([CellDocument(.string(text), style: style, mergeAcross: width)], height: height)
    }
    var rows = [
      line(round.issuer.vi.uppercased()),
      line("PHIẾU TỰ ĐÁNH GIÁ – \(round.title.vi)", title), line(round.citation),
    ]
    if let notice = round.notice { rows.append(line(notice.vi, note, height: 32)) }
    // The name may not be a label of this round's forms; the code always names the unit.
    rows.append(line("Tên: \(unit.name)", strong))
    rows.append(line("\(heading(.unit)): \(unit.code)", strong))
    rows.append(line("\(heading(.round)): \(round.name.line)", strong))
    let day = round.deadlineDays[.selfAssessment].map { " Nộp chậm nhất ngày \($0.vietnamese)." }
    rows.append(
      line(
        "Chỉ điền vào các ô nền trắng có viền; ô nền xám không điền. "
          + "Số lẻ viết bằng dấu phẩy.\(day ?? "")", note))
    return rows
  }

  private var headingRow: RowDocument {
    var style = CellStyle.plain
    style.isBold = true
    style.isWrapped = true
    style.hasBorder = true
    style.alignment = .center
    style.background = "#DCE6F1"
    return RowDocument(
      TemplateSheet.columns.map { CellDocument(.string(heading($0.field)), style: style) },
      height: 34)
  }

  private var footRows: [RowDocument] {
    var centre = CellStyle.plain
    centre.alignment = .center
    centre.isBold = true
    var open = centre
    open.isUnlocked = true
    let left = TemplateSheet.column(of: .name)
    let right = TemplateSheet.column(of: .evidence)
    return [
      RowDocument(),
      RowDocument([
        CellDocument(.string("NGƯỜI LẬP BIỂU"), style: centre, column: left),
        CellDocument(.string("THỦ TRƯỞNG ĐƠN VỊ"), style: centre, column: right),
      ]), RowDocument(), RowDocument(),
      RowDocument([
        CellDocument(.empty, style: open, column: left),
        CellDocument(.empty, style: open, column: right),
      ]),
    ]
  }
}
