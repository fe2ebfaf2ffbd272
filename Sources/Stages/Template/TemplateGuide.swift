internal import Domain
internal import Spreadsheets

/// The sheet that tells a clerk how to fill in the form and where to put it.
struct TemplateGuide {
  let round: Round
  let unit: Unit

  var document: SheetDocument {
    var title = CellStyle.plain
    title.isBold = true
    title.fontSize = 14
    var text = CellStyle.plain
    text.isWrapped = true
    let rows = [RowDocument([CellDocument(.string("HƯỚNG DẪN"), style: title)])]
    return SheetDocument(
      name: "Hướng dẫn", columnWidths: [640],
      rows: rows + steps.map { RowDocument([CellDocument(.string($0), style: text)]) },
      isProtected: true)
  }

  private var steps: [String] {
    let day = round.deadlineDays[.selfAssessment].map { " chậm nhất ngày \($0.vietnamese)" } ?? ""
    return [
      "1. Mỗi tiêu chí có điểm đều phải ghi điểm; không đạt thì ghi 0, không để trống.",
      "2. Cột “Kết quả thực hiện”: chọn trong danh sách, hoặc ghi tỷ lệ như 87,5% hay 35/40, "
        + "hoặc số lỗi. Điểm phải khớp với kết quả.",
      "3. Cột “Không áp dụng” chỉ mở ở tiêu chí được phép; khi đã đánh dấu thì để trống điểm.",
      "4. Tiêu chí điều tra xã hội học (nền xám): đơn vị không tự chấm.",
      "5. Điểm lớn hơn 0 phải có tài liệu kiểm chứng (số, ngày); nếu không có thì giải trình.",
      "6. Lưu dạng “XML Spreadsheet 2003 (*.xml)”, Excel (*.xlsx) hoặc OpenDocument (*.ods), "
        + "chép vào thư mục \(unit.folder)\(day).",
      "7. Phiếu tiếp nhận nêu từng lỗi theo trang, ô và cách sửa; sửa xong nộp lại, "
        + "bản sau thay bản trước.",
    ]
  }
}
