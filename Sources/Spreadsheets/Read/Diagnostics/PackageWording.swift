extension Wording {
  /// The wording for zipped workbooks and OpenDocument only.
  static let packages: [Diagnostic.Code: Wording] = [
    .archiveDamaged: Wording(
      "A part of the workbook is damaged and cannot be unpacked. Copy the file once more, or save "
        + "the workbook again.",
      "Một phần của sổ tính bị hỏng, không giải nén được. Hãy chép lại hoặc lưu lại sổ tính.",
      expected: Expectation(
        "a part that unpacks to its stated size and checksum",
        "phần giải nén đúng kích thước và mã kiểm tra đã ghi")),
    .partMissing: Wording(
      "A part that the workbook refers to is not in the file. Save the workbook again from Excel "
        + "or LibreOffice.",
      "Tệp thiếu một phần mà sổ tính tham chiếu tới. Hãy lưu lại sổ tính bằng Excel hoặc "
        + "LibreOffice.",
      expected: Expectation(
        "every part that is referred to",
        "đủ các phần được tham chiếu")),
    .sharedStringMissing: Wording(
      "The cell refers to a text that is not in the file; the cell was left out. Save the workbook "
        + "again from Excel or LibreOffice.",
      "Ô tham chiếu tới một đoạn văn bản không có trong tệp; ô này không được ghi nhận. Hãy lưu "
        + "lại sổ tính bằng Excel hoặc LibreOffice.",
      expected: Expectation(
        "the number of a shared text",
        "số thứ tự của một văn bản dùng chung")),
    .tooManyEntries: Wording(
      "The archive has more entries than the limit; it was not read.",
      "Tệp nén có nhiều mục hơn giới hạn cho phép; tệp không được đọc.",
      expected: Expectation(
        "entries within the limit",
        "số mục trong giới hạn")),
    .tooManyParts: Wording(
      "The workbook has more merged ranges, styles or relationships than the limit; "
        + "reading stopped here.",
      "Sổ tính có nhiều vùng gộp, kiểu định dạng hoặc liên kết nội bộ hơn giới hạn cho phép; việc "
        + "đọc dừng tại đây.",
      expected: Expectation(
        "a number within the limit",
        "số lượng trong giới hạn")),
    .tooManyRepeats: Wording(
      "A cell or row with content is repeated more often than the limit; it is given once, and "
        + "reading stopped here.",
      "Ô hoặc dòng có nội dung được lặp lại nhiều hơn giới hạn cho phép; nội dung được ghi nhận "
        + "một lần và việc đọc dừng tại đây.",
      expected: Expectation(
        "repetitions within the limit",
        "số lần lặp trong giới hạn")),
    .tooManyFilled: Wording(
      "Merged cells cover more places than may be filled; the rest was left as it is in the file.",
      "Các ô gộp che nhiều vị trí hơn giới hạn được điền; phần còn lại được giữ như trong tệp.",
      expected: Expectation(
        "places within the limit",
        "số vị trí trong giới hạn")),
    .inflatesTooMuch: Wording(
      "A part of the archive unpacks to far more than any workbook does; reading stopped here.",
      "Một phần của tệp nén phình to quá mức so với sổ tính bình thường; việc đọc dừng tại đây.",
      expected: Expectation(
        "a part that unpacks within the limit",
        "phần giải nén trong giới hạn")),
    .archiveNameUnsafe: Wording(
      "An entry of the archive has a name that leads out of it; the file was not read.",
      "Một mục trong tệp nén có tên dẫn ra ngoài tệp; tệp không được đọc.",
      expected: Expectation(
        "relative names without '..'",
        "tên tương đối, không có “..”")),
    .archiveNameRepeated: Wording(
      "The archive has two parts of the same name, so that programs differ on what it says; the "
        + "part was not read.",
      "Tệp nén có hai phần trùng tên, mỗi phần mềm có thể đọc khác nhau; phần này không được đọc.",
      expected: Expectation(
        "one part of each name",
        "mỗi tên một phần")),
    .archiveOverlap: Wording(
      "Entries of the archive share the same bytes, which no program writes; the file was not "
        + "read.",
      "Các mục trong tệp nén dùng chung dữ liệu, điều không phần mềm nào tạo ra; tệp không được "
        + "đọc.",
      expected: Expectation(
        "entries one after the other",
        "các mục nối tiếp nhau")),
    .cellReferenceInvalid: Wording(
      "The cell's reference is not a place in a sheet; this cell and the next ones have no place.",
      "Địa chỉ của ô không phải là một vị trí trong trang tính; không xác định được vị trí ô này "
        + "và các ô tiếp theo.",
      expected: Expectation(
        "a reference from A1 to XFD1048576",
        "địa chỉ từ A1 đến XFD1048576")),
    .cellInOtherRow: Wording(
      "The cell names another row than the one that it stands in; it is given where it says.",
      "Ô ghi địa chỉ khác với dòng chứa ô; ô được ghi nhận theo địa chỉ của ô.",
      expected: Expectation(
        "cells within their row",
        "ô nằm đúng dòng của nó")),
    .cellReferenceMissing: Wording(
      "The cell's reference names no place; the cell was placed after the one before it.",
      "Địa chỉ của ô không chỉ vị trí nào; ô được xếp liền sau ô đứng trước.",
      expected: Expectation(
        "a reference from A1 to XFD1048576",
        "địa chỉ từ A1 đến XFD1048576")),
    .partUnneeded: Wording(
      "The workbook names a part that is not in the file; no cell needs it.",
      "Sổ tính nhắc tới một phần không có trong tệp; không ô nào cần đến phần đó.",
      expected: Expectation(
        "every part that is named",
        "đủ các phần được nhắc tới")),
    .sheetSkipped: Wording(
      "This sheet is a chart, a macro or another sheet without cells; it was passed over.",
      "Trang này là biểu đồ, trang mã lệnh hoặc loại trang không có ô; trang được bỏ qua.",
      expected: Expectation(
        "a worksheet",
        "trang tính có ô")),
    .dateOutOfRange: Wording(
      "The cell is shown as a date, but its number is none that Excel can show; it is given as a "
        + "number.",
      "Ô có định dạng ngày nhưng giá trị nằm ngoài phạm vi ngày của Excel; giá trị được ghi nhận "
        + "dưới dạng số.",
      expected: Expectation(
        "a number from 0 to 2958465",
        "số từ 0 đến 2958465")),
    .styleMissing: Wording(
      "The cell refers to a style that is not in the file; whether numbers like it are dates is "
        + "not known, and they are given as numbers.",
      "Ô tham chiếu tới một kiểu định dạng không có trong tệp; không biết số này có phải là ngày "
        + "hay không, giá trị được ghi nhận dưới dạng số.",
      expected: Expectation(
        "the number of a style in the file",
        "số thứ tự của một kiểu định dạng trong tệp")),
  ]
}
