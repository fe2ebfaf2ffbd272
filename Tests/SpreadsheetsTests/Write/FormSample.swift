import Spreadsheets

/// A self-assessment form in small: everything the writer can do, on one sheet.
enum FormSample {
  /// Choices with commas, as the survey has them.
  static let longChoices = [
    "Có, đầy đủ và đúng hạn", "Có, nhưng chưa đầy đủ", "Không, chưa thực hiện",
  ]
  static let shortChoices = ["Có", "Không", "Không áp dụng"]

  /// The form.
  static var document: WorkbookDocument {
    WorkbookDocument(title: "Bảng tự chấm điểm", sheets: [form, values])
  }

  static var form: SheetDocument {
    SheetDocument(
      name: "Tự chấm điểm", columnWidths: [36, 260, 60, 60, 110, 160],
      rows: titleRows + headerRows + criterionRows, frozenRows: 5,
      validations: [
        CellValidation(
          row: 7, column: 4, lastRow: 8, rule: .decimal(minimum: "0", maximum: "1.5"),
          errorTitle: "Điểm không hợp lệ", errorMessage: "Điểm từ 0 đến 1,5."),
        CellValidation(
          row: 7, column: 5, lastRow: 8, rule: .list(longChoices),
          errorTitle: "Chọn trong danh sách", errorMessage: "Hãy chọn một mục trong danh sách."),
        CellValidation(row: 9, column: 5, rule: .list(shortChoices)),
      ],
      isProtected: true, isLandscape: true, repeatedRows: 4...5)
  }

  private static var titleRows: [RowDocument] {
    [
      RowDocument(
        [
          CellDocument(
            .string("BẢNG TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2023"),
            style: style {
              $0.isBold = true; $0.fontSize = 14; $0.alignment = .center
            },
            mergeAcross: 5)
        ], height: 30),
      RowDocument([
        CellDocument(
          .string("Đơn vị: Sở Nội vụ tỉnh Hải Dương"),
          style: style {
            $0.isItalic = true; $0.alignment = .center
          }, mergeAcross: 5)
      ]),
      RowDocument(),
    ]
  }

  private static var headerRows: [RowDocument] {
    let head = style {
      $0.isBold = true
      $0.alignment = .center
      $0.background = "#DDEBF7"
      $0.isWrapped = true
      $0.hasBorder = true
    }
    return [
      RowDocument([
        CellDocument(.string("STT"), style: head, mergeDown: 1),
        CellDocument(.string("Tiêu chí, tiêu chí thành phần"), style: head, mergeDown: 1),
        CellDocument(.string("Điểm"), style: head, mergeAcross: 1),
        CellDocument(.string("Mức độ\nthực hiện"), style: head, mergeDown: 1),
        CellDocument(.string("Tài liệu kiểm chứng"), style: head, mergeDown: 1),
      ]),
      RowDocument([
        CellDocument(.string("Tối đa"), style: head),
        CellDocument(
          .string("Tự chấm"), style: head,
          comment: "Chỉ nhập số, ví dụ 1,25.\nĐể trống nếu không có."),
      ]),
    ]
  }

  private static var criterionRows: [RowDocument] {
    let area = style {
      $0.isBold = true; $0.background = "#F2F2F2"; $0.hasBorder = true
    }
    let text = style {
      $0.isWrapped = true; $0.hasBorder = true
    }
    let points = style {
      $0.hasBorder = true; $0.numberFormat = "0.00"; $0.alignment = .center
    }
    let input = style {
      $0.hasBorder = true
      $0.numberFormat = "0.00"
      $0.background = "#FFF2CC"
      $0.isUnlocked = true
      $0.alignment = .center
    }
    let choice = style {
      $0.hasBorder = true
      $0.background = "#FFF2CC"
      $0.isUnlocked = true
      $0.isWrapped = true
    }
    func row(_ number: String, _ name: String, _ maximum: String, _ own: CellContent) -> RowDocument
    {
      RowDocument([
        CellDocument(.string(number), style: text), CellDocument(.string(name), style: text),
        CellDocument(.number(maximum), style: points), CellDocument(own, style: input),
        CellDocument(.empty, style: choice), CellDocument(.empty, style: choice),
      ])
    }
    return [
      RowDocument([
        CellDocument(.string("I"), style: area),
        CellDocument(
          .string("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH"), style: area, mergeAcross: 4),
      ]),
      row(
        "1.1", "Ban hành kế hoạch cải cách hành chính năm: đầy đủ, kịp thời, đúng quy định", "1.5",
        .number("1.25")),
      row("1.2", "Mức độ hoàn thành kế hoạch", "1.5", .empty),
      row("1.3", "Báo cáo định kỳ", "1", .number("1")),
    ]
  }

  /// Values of every kind, and texts that are easily damaged.
  static var values: SheetDocument {
    SheetDocument(
      name: "Giá trị",
      rows: [
        RowDocument([CellDocument(.string("00123")), CellDocument(.number("-12.5"))]),
        RowDocument([CellDocument(.string("=1+1")), CellDocument(.number("1.5E-3"))]),
        RowDocument([
          CellDocument(.string("dòng một\ndòng hai")), CellDocument(.string("  hai đầu trống  ")),
        ]),
        RowDocument([
          CellDocument(.string("\"ngoặc\", <thẻ> & 'nháy'")), CellDocument(.number("12345678")),
        ]),
        RowDocument([
          CellDocument(.dateTime("2024-01-10T00:00:00.000")),
          CellDocument(.dateTime("2024-02-29T07:30:15")),
        ]),
        RowDocument(),
        RowDocument([
          CellDocument(.string("Nguyễn Thị Đặng Ưỡng Ngoằn Ngoèo"), column: 2),
          CellDocument(.string("😀 日本")),
        ]),
      ])
  }

  private static func style(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = CellStyle()
    change(&style)
    return style
  }
}
