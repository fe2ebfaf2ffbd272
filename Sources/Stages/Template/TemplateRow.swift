internal import Domain
internal import Spreadsheets

/// The row of one node: a leaf's cells are open, those of the survey's leaves and of groups closed.
struct TemplateRow {
  let node: Criterion
  let isLeaf: Bool
  let round: Round

  private var isOpen: Bool { isLeaf && !node.isSurveyed }

  var document: RowDocument {
    RowDocument(TemplateSheet.columns.map { cell($0.field) })
  }

  private func cell(_ field: FormField) -> CellDocument {
    switch field {
    case .code:
      var style = fixed
      style.numberFormat = "@"
      return CellDocument(.string(node.code), style: style)
    case .name: return CellDocument(.string(node.name), style: fixed)
    case .maximum:
      var style = fixed
      style.alignment = .center
      return CellDocument(.number(node.maximum.description), style: style)
    case .result:
      return CellDocument(.empty, style: open(text: true), comment: isOpen ? resultNote : nil)
    case .selfPoints:
      var style = open(text: false)
      style.alignment = .center
      return CellDocument(.empty, style: style, comment: isOpen ? pointsNote : nil)
    case .notApplicable: return notApplicable
    case .explanation where isLeaf && node.isSurveyed:
      return CellDocument(.string("Không tự chấm: điểm từ điều tra xã hội học"), style: closed)
    default: return CellDocument(.empty, style: open(text: true))
    }
  }

  private var notApplicable: CellDocument {
    guard isOpen, node.notApplicable != .none else { return CellDocument(.empty, style: closed) }
    var style = open(text: true)
    style.alignment = .center
    let does =
      node.notApplicable == .exclude
      ? "điểm tối đa không tính vào mẫu số" : "được trọn điểm tối đa"
    return CellDocument(
      .empty, style: style,
      comment: "Ghi \(mark) nếu trong năm không phát sinh; nếu được chấp nhận: \(does).")
  }

  /// The mark that the round's forms know first.
  private var mark: String { round.forms.notApplicableMarks.first ?? "x" }

  private var resultNote: String? {
    node.rule.map { "Kết quả: \($0.kind.expected.vi)." }
  }

  private var pointsNote: String? {
    node.rule.map { "Điểm: \($0.kind.grid(upTo: node.maximum).words.vi)." }
  }

  private var fixed: CellStyle {
    var style = CellStyle.plain
    style.hasBorder = true
    style.isWrapped = true
    style.isBold = !isLeaf
    style.background = node.kind == .area ? "#EEF3F8" : nil
    return style
  }

  private var closed: CellStyle {
    var style = fixed
    style.isItalic = true
    style.background = node.kind == .area ? "#EEF3F8" : "#E4E4E4"
    return style
  }

  private func open(text: Bool) -> CellStyle {
    guard isOpen else { return closed }
    var style = CellStyle.plain
    style.hasBorder = true
    style.isWrapped = true
    style.isUnlocked = true
    // Text stays what was typed: no program makes a date of 3/4 or a part of 95%.
    if text { style.numberFormat = "@" }
    return style
  }

  /// The values that may be typed into the row's open cells.
  func validations(row: Int) -> [CellValidation] {
    guard isOpen else { return [] }
    var validations = [points(row)]
    if let choices = node.rule?.kind.choices {
      validations.append(
        CellValidation(
          row: row, column: TemplateSheet.column(of: .result), rule: .list(choices),
          errorTitle: "Kết quả \(node.code)",
          errorMessage: "Chọn một kết quả trong danh sách."))
    }
    if node.notApplicable != .none {
      validations.append(
        CellValidation(
          row: row, column: TemplateSheet.column(of: .notApplicable), rule: .list([mark]),
          errorTitle: "Không áp dụng \(node.code)",
          errorMessage: "Ghi \(mark) nếu không phát sinh, hoặc để trống."))
    }
    return validations
  }

  private func points(_ row: Int) -> CellValidation {
    let grid = node.rule?.kind.grid(upTo: node.maximum)
    let wording = grid?.words.vi ?? "từ 0 đến \(node.maximum.vietnamese)"
    let rule: CellValidation.Rule =
      grid?.values.map { .numbers($0.map(\.description)) }
      ?? .decimal(minimum: "0", maximum: node.maximum.description)
    return CellValidation(
      row: row, column: TemplateSheet.column(of: .selfPoints), rule: rule,
      errorTitle: "Điểm tiêu chí \(node.code)", errorMessage: "Điểm: \(wording).")
  }
}
