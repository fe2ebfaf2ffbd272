internal import Domain
internal import Spreadsheets

extension Finding {
  /// Translates a reader's diagnostic into a finding on the submission.
  init(_ diagnostic: Diagnostic) {
    let place = diagnostic.sheet.flatMap { sheet -> CellAddress? in
      guard let row = diagnostic.row else { return nil }
      return CellAddress(sheet: sheet, row: row, column: diagnostic.column ?? 1)
    }
    let line = diagnostic.line.map { " (dòng \($0) của tệp)" } ?? ""
    let englishLine = diagnostic.line.map { " (line \($0) of the file)" } ?? ""
    self.init(
      code: Finding.code(of: diagnostic), severity: Finding.severity(of: diagnostic), place: place,
      found: Finding.kind(diagnostic) ?? diagnostic.found,
      message: Bilingual(
        vi: diagnostic.vietnameseMessage + line, en: diagnostic.message + englishLine),
      expected: Bilingual(vi: diagnostic.vietnameseExpected, en: diagnostic.expected),
      mend: Finding.mend(diagnostic.code.category))
  }

  /// The kind of a file that is no spreadsheet, as both languages write it.
  private static func kind(_ diagnostic: Diagnostic) -> String? {
    guard diagnostic.code.category == .notASpreadsheet else { return nil }
    switch FileKind(rawValue: diagnostic.found) {
    case .xmlSpreadsheet2003, .otherXML: return "XML"
    case .xlsx: return "XLSX"
    case .ods, .flatODS: return "ODS"
    case .zip: return "ZIP"
    case .binaryXLS: return "XLS"
    case .html: return "HTML"
    case .mhtml: return "MHTML"
    case .text: return "TXT, CSV"
    case .pdf: return "PDF"
    case .image: return "JPG, PNG"
    case .empty: return "0 B"
    case .encrypted, .unknown: return ""
    case nil: return nil
    }
  }

  private static func code(of diagnostic: Diagnostic) -> FindingCode {
    switch diagnostic.code.category {
    case .notASpreadsheet: .fileUnreadable
    case .incomplete: .fileIncomplete
    case .hostile: .fileHostile
    case .place: diagnostic.severity == .error ? .fileUnreadable : .cellRecovered
    case .value, .markup: .cellRecovered
    }
  }

  private static func severity(of diagnostic: Diagnostic) -> Severity {
    if diagnostic.severity == .error { return .error }
    // What touches no cell is only worth knowing.
    return diagnostic.row == nil ? .note : .warning
  }

  private static func mend(_ category: Diagnostic.Code.Category) -> Bilingual {
    switch category {
    case .notASpreadsheet:
      Bilingual(
        vi: "Mở bảng tính, chọn Lưu thành (Save As), kiểu \"Excel Workbook (*.xlsx)\", "
          + "rồi nộp lại tệp mới.",
        en: "Open the workbook, choose Save As, type \"Excel Workbook (*.xlsx)\", and hand "
          + "in the new file.")
    case .incomplete:
      Bilingual(
        vi: "Tệp bị cắt ngang hoặc hỏng khi sao chép. Lưu lại từ phần mềm bảng tính và nộp lại.",
        en: "The file was cut off or damaged while it was copied. Save it again and hand it in.")
    case .hostile:
      Bilingual(
        vi: "Tạo lại tệp từ biểu mẫu của đợt đánh giá bằng Excel hoặc LibreOffice rồi nộp lại.",
        en: "Make the file anew from the round's template with Excel or LibreOffice.")
    case .place, .value, .markup:
      Bilingual(
        vi: "Kiểm tra nội dung ô này; nếu không đúng, sửa lại, lưu và nộp lại tệp.",
        en: "Look at this cell; if it is not right, correct it, save and hand the file in again.")
    }
  }
}
