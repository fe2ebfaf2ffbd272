extension Wording {
  private static let format = "XML Spreadsheet 2003"

  /// A file of another kind: what it is, and how to save it right.
  static let otherKinds: [Diagnostic.Code: Wording] = [
    .emptyFile: Wording(
      "The file is empty. Save the workbook again and copy it once more.",
      "Tệp rỗng. Hãy lưu lại sổ tính rồi chép lại.",
      expected: format),
    .xlsxFile: Wording(
      "This is an Excel workbook (.xlsx). Open it and choose "
        + "Save as → XML Spreadsheet 2003 (*.xml).",
      "Đây là sổ tính Excel (.xlsx). Hãy mở tệp rồi chọn "
        + "Lưu thành (Save As) → XML Spreadsheet 2003 (*.xml).",
      expected: format),
    .odsFile: Wording(
      "This is an OpenDocument spreadsheet (.ods). Open it in LibreOffice and choose "
        + "Save as → Microsoft Excel 2003 XML (*.xml).",
      "Đây là bảng tính OpenDocument (.ods). Hãy mở tệp bằng LibreOffice rồi chọn "
        + "Lưu thành (Save As) → Microsoft Excel 2003 XML (*.xml).",
      expected: format),
    .flatODSFile: Wording(
      "This is a flat OpenDocument file (.fods). Open it in LibreOffice and choose "
        + "Save as → Microsoft Excel 2003 XML (*.xml).",
      "Đây là tệp OpenDocument dạng phẳng (.fods). Hãy mở tệp bằng LibreOffice rồi chọn "
        + "Lưu thành (Save As) → Microsoft Excel 2003 XML (*.xml).",
      expected: format),
    .zipFile: Wording(
      "This is a zip archive. Take the workbook out of it and choose "
        + "Save as → XML Spreadsheet 2003 (*.xml).",
      "Đây là tệp nén zip. Hãy giải nén, mở sổ tính rồi chọn "
        + "Lưu thành (Save As) → XML Spreadsheet 2003 (*.xml).",
      expected: format),
    .binaryXLSFile: Wording(
      "This is a binary Office file such as an Excel 97–2003 workbook (.xls). Open it and choose "
        + "Save as → XML Spreadsheet 2003 (*.xml).",
      "Đây là tệp Office nhị phân, chẳng hạn sổ tính Excel 97–2003 (.xls). Hãy mở tệp rồi chọn "
        + "Lưu thành (Save As) → XML Spreadsheet 2003 (*.xml).",
      expected: format),
    .encryptedFile: Wording(
      "This workbook is protected by a password. Remove the password and choose "
        + "Save as → XML Spreadsheet 2003 (*.xml).",
      "Sổ tính này có đặt mật khẩu. Hãy gỡ mật khẩu rồi chọn "
        + "Lưu thành (Save As) → XML Spreadsheet 2003 (*.xml).",
      expected: format),
    .htmlFile: Wording(
      "This is a web page (HTML), whatever its name says. Open it in Excel and choose "
        + "Save as → XML Spreadsheet 2003 (*.xml).",
      "Đây là trang web (HTML), dù tên tệp ghi khác. Hãy mở tệp bằng Excel rồi chọn "
        + "Lưu thành (Save As) → XML Spreadsheet 2003 (*.xml).",
      expected: format),
    .mhtmlFile: Wording(
      "This is a web archive (MHTML), whatever its name says. Open it in Excel and choose "
        + "Save as → XML Spreadsheet 2003 (*.xml).",
      "Đây là trang web lưu trữ (MHTML), dù tên tệp ghi khác. Hãy mở tệp bằng Excel rồi chọn "
        + "Lưu thành (Save As) → XML Spreadsheet 2003 (*.xml).",
      expected: format),
    .textFile: Wording(
      "This is plain text or CSV, whatever its name says. Open it in Excel and choose "
        + "Save as → XML Spreadsheet 2003 (*.xml).",
      "Đây là tệp văn bản thuần hoặc CSV, dù tên tệp ghi khác. Hãy mở tệp bằng Excel rồi chọn "
        + "Lưu thành (Save As) → XML Spreadsheet 2003 (*.xml).",
      expected: format),
    .pdfFile: Wording(
      "This is a PDF. Send the workbook that it was printed from, saved as "
        + "XML Spreadsheet 2003 (*.xml).",
      "Đây là tệp PDF. Hãy gửi sổ tính gốc đã lưu ở dạng XML Spreadsheet 2003 (*.xml).",
      expected: format),
    .imageFile: Wording(
      "This is a picture. Send the workbook itself, saved as XML Spreadsheet 2003 (*.xml).",
      "Đây là tệp ảnh. Hãy gửi chính sổ tính đã lưu ở dạng XML Spreadsheet 2003 (*.xml).",
      expected: format),
    .notASpreadsheet: Wording(
      "This is not a spreadsheet. Open the workbook and choose "
        + "Save as → XML Spreadsheet 2003 (*.xml).",
      "Đây không phải là bảng tính. Hãy mở sổ tính rồi chọn "
        + "Lưu thành (Save As) → XML Spreadsheet 2003 (*.xml).",
      expected: format),
  ]
}
