extension Wording {
  /// The wording for a file that is incomplete or exceeds any real file.
  static let wholeFile: [Diagnostic.Code: Wording] = [
    .incompleteFile: Wording(
      "The file ends before its content does. Copy it once more, or save the workbook again.",
      "Tệp bị cắt cụt, thiếu phần cuối. Hãy chép lại hoặc lưu lại sổ tính.",
      expected: Expectation(
        "the end tag of the workbook",
        "thẻ kết thúc của sổ tính")),
    .cellsAfterEnd: Wording(
      "The file goes on after the end of its workbook, with cells that were not read; save it again.",
      "Tệp còn dữ liệu bảng tính nằm sau phần kết thúc của sổ tính, các ô đó không được đọc; "
        + "hãy lưu lại tệp.",
      expected: Expectation(
        "one workbook, and nothing after its end tag",
        "một sổ tính, không có gì sau thẻ kết thúc")),
    .notWellFormed: Wording(
      "The markup is broken here; nothing after this place was read. Save the workbook again "
        + "from Excel or LibreOffice.",
      "Cấu trúc XML bị hỏng tại đây; phần sau chỗ này không đọc được. Hãy lưu lại sổ tính bằng "
        + "Excel hoặc LibreOffice.",
      expected: Expectation(
        "well-formed XML",
        "XML đúng cú pháp")),
    .encodingUnknown: Wording(
      "The text's encoding is not known or does not fit its bytes. Save the workbook again in "
        + "UTF-8.",
      "Không nhận ra bảng mã của tệp, hoặc bảng mã không khớp với nội dung. Hãy lưu lại sổ tính "
        + "ở dạng UTF-8.",
      expected: Expectation(
        "UTF-8, UTF-16, or a declared encoding",
        "UTF-8, UTF-16 hoặc bảng mã được khai báo")),
    .doctype: Wording(
      "The file declares a DOCTYPE, which no spreadsheet program writes; it was not read.",
      "Tệp có khai báo DOCTYPE, điều không phần mềm bảng tính nào tạo ra; tệp không được đọc.",
      expected: Expectation(
        "no DOCTYPE",
        "không có DOCTYPE")),
    .fileTooLarge: Wording(
      "The file is larger than the limit; reading stopped here.",
      "Tệp lớn hơn giới hạn cho phép; việc đọc dừng tại đây.",
      expected: Expectation(
        "a file within the limit",
        "tệp trong giới hạn")),
    .textTooLong: Wording(
      "A cell's text is longer than the limit; reading stopped here.",
      "Nội dung một ô dài hơn giới hạn cho phép; việc đọc dừng tại đây.",
      expected: Expectation(
        "text within the limit",
        "văn bản trong giới hạn")),
    .nestingTooDeep: Wording(
      "Elements are nested deeper than the limit; reading stopped here.",
      "Các phần tử lồng nhau sâu hơn giới hạn cho phép; việc đọc dừng tại đây.",
      expected: Expectation(
        "nesting within the limit",
        "độ lồng trong giới hạn")),
    .tooManyElements: Wording(
      "The file has more elements than the limit; reading stopped here.",
      "Tệp có nhiều phần tử hơn giới hạn cho phép; việc đọc dừng tại đây.",
      expected: Expectation("elements within the limit", "số phần tử trong giới hạn")),
    .tooManyAttributes: Wording(
      "An element has more attributes than the limit; reading stopped here.",
      "Một phần tử có nhiều thuộc tính hơn giới hạn cho phép; việc đọc dừng tại đây.",
      expected: Expectation(
        "attributes within the limit",
        "số thuộc tính trong giới hạn")),
    .tooManyNames: Wording(
      "The markup uses more different names than the limit; reading stopped here.",
      "Tệp dùng nhiều tên phần tử khác nhau hơn giới hạn cho phép; việc đọc dừng tại đây.",
      expected: Expectation(
        "the names of XML Spreadsheet 2003",
        "các tên của XML Spreadsheet 2003")),
    .noProgress: Wording(
      "The markup runs on without an element or text; reading stopped here.",
      "Một đoạn quá dài không có phần tử hay nội dung nào; việc đọc dừng tại đây.",
      expected: Expectation(
        "elements and text",
        "phần tử và nội dung")),
    .tooManySheets: Wording(
      "The workbook has more sheets than the limit; reading stopped here.",
      "Sổ tính có nhiều trang tính hơn giới hạn cho phép; việc đọc dừng tại đây.",
      expected: Expectation(
        "sheets within the limit",
        "số trang tính trong giới hạn")),
    .tooManyCells: Wording(
      "The workbook has more cells than the limit; reading stopped here.",
      "Sổ tính có nhiều ô hơn giới hạn cho phép; việc đọc dừng tại đây.",
      expected: Expectation(
        "cells within the limit",
        "số ô trong giới hạn")),
    .tooManyDiagnostics: Wording(
      "The file has too many faults to name them all; reading stopped here.",
      "Tệp có quá nhiều lỗi, không thể nêu hết; việc đọc dừng tại đây.",
      expected: Expectation(
        "faults within the limit",
        "số lỗi trong giới hạn")),
  ]
}
