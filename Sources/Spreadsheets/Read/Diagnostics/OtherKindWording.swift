extension Wording {
  private static let format = Expectation(
    "a workbook as .xlsx, .ods or XML Spreadsheet 2003",
    "sổ tính dạng .xlsx, .ods hoặc XML Spreadsheet 2003")

  /// The wording for a file of another kind: its kind, and how to save it correctly.
  static let otherKinds: [Diagnostic.Code: Wording] = [
    .emptyFile: Wording(
      "The file is empty. Save the workbook again and copy it once more.",
      "Tệp rỗng. Hãy lưu lại sổ tính rồi chép lại.",
      expected: format),
    .zipFile: Wording(
      "This is a zip archive. Take the workbook out of it and hand "
        + "that in.",
      "Đây là tệp nén zip. Hãy giải nén rồi nộp chính sổ tính "
        + "bên trong.",
      expected: format),
    .binaryXLSFile: Wording(
      "This is a binary Office file such as an Excel 97–2003 workbook (.xls). Open it and choose "
        + "Save as → Excel Workbook (*.xlsx).",
      "Đây là tệp Office nhị phân, chẳng hạn sổ tính Excel 97–2003 (.xls). Hãy mở tệp rồi chọn "
        + "Lưu thành (Save As) → Excel Workbook (*.xlsx).",
      expected: format),
    .encryptedFile: Wording(
      "This workbook is protected by a password. Remove the password and choose "
        + "Save as → Excel Workbook (*.xlsx).",
      "Sổ tính này có đặt mật khẩu. Hãy gỡ mật khẩu rồi chọn "
        + "Lưu thành (Save As) → Excel Workbook (*.xlsx).",
      expected: format),
    .htmlFile: Wording(
      "This is a web page (HTML). Open it in Excel and choose "
        + "Save as → Excel Workbook (*.xlsx).",
      "Đây là trang web (HTML). Hãy mở tệp bằng Excel rồi chọn "
        + "Lưu thành (Save As) → Excel Workbook (*.xlsx).",
      expected: format),
    .mhtmlFile: Wording(
      "This is a web archive (MHTML). Open it in Excel and choose "
        + "Save as → Excel Workbook (*.xlsx).",
      "Đây là trang web lưu trữ (MHTML). Hãy mở tệp bằng Excel rồi chọn "
        + "Lưu thành (Save As) → Excel Workbook (*.xlsx).",
      expected: format),
    .textFile: Wording(
      "This is plain text or CSV. Open it in Excel and choose "
        + "Save as → Excel Workbook (*.xlsx).",
      "Đây là tệp văn bản thuần hoặc CSV. Hãy mở tệp bằng Excel rồi chọn "
        + "Lưu thành (Save As) → Excel Workbook (*.xlsx).",
      expected: format),
    .pdfFile: Wording(
      "This is a PDF. Send the workbook that it was printed from, saved as "
        + "Excel Workbook (*.xlsx).",
      "Đây là tệp PDF. Hãy gửi sổ tính gốc đã lưu ở dạng Excel Workbook (*.xlsx).",
      expected: format),
    .imageFile: Wording(
      "This is a picture. Send the workbook itself, saved as Excel Workbook (*.xlsx).",
      "Đây là tệp ảnh. Hãy gửi chính sổ tính đã lưu ở dạng Excel Workbook (*.xlsx).",
      expected: format),
    .notASpreadsheet: Wording(
      "This is not a spreadsheet. Open the workbook and choose "
        + "Save as → Excel Workbook (*.xlsx).",
      "Đây không phải là bảng tính. Hãy mở sổ tính rồi chọn "
        + "Lưu thành (Save As) → Excel Workbook (*.xlsx).",
      expected: format),
  ]
}
