extension Wording {
  /// The wording for values and characters treated specially.
  static let contents: [Diagnostic.Code: Wording] = [
    .numberInvalid: Wording(
      "A Number cell holds text that is not a plain number; it is given as text.",
      "Ô kiểu số chứa nội dung không phải là số; nội dung được ghi nhận dưới dạng văn bản.",
      expected: Expectation(
        "digits with '.' as the decimal sign and no grouping",
        "chữ số, dấu chấm ngăn phần thập phân, không ngăn hàng nghìn")),
    .numberOutOfRange: Wording(
      "The number is too large or too small to be held; it is given as text.",
      "Số quá lớn hoặc quá nhỏ, không biểu diễn được; nội dung được ghi nhận dưới dạng văn bản.",
      expected: Expectation(
        "a number between 5E-324 and 1.8E308",
        "số từ 5E-324 đến 1,8E308")),
    .numberRounded: Wording(
      "The whole number has more digits than a number cell holds; its text keeps them all.",
      "Số nguyên có nhiều chữ số hơn mức ô kiểu số lưu được; văn bản gốc giữ đủ các chữ số.",
      expected: Expectation(
        "at most 15 digits, or a String",
        "nhiều nhất 15 chữ số, hoặc ô kiểu văn bản")),
    .dateTimeInvalid: Wording(
      "A DateTime cell holds text that is not an ISO date; it is given as text, since its day and "
        + "month cannot be told apart.",
      "Ô kiểu ngày chứa nội dung không theo chuẩn ISO; nội dung được ghi nhận dưới dạng văn bản vì "
        + "không phân biệt được ngày và tháng.",
      expected: Expectation(
        "yyyy-mm-ddThh:mm:ss",
        "ngày giờ dạng yyyy-mm-ddThh:mm:ss")),
    .dateTimeOffset: Wording(
      "Times of this file carry an offset from UTC; each was taken as the local time that is written.",
      "Tệp có thời điểm ghi kèm múi giờ; mỗi thời điểm được ghi nhận theo đúng giờ địa phương đã "
        + "viết.",
      expected: Expectation(
        "a local time without an offset",
        "giờ địa phương, không kèm múi giờ")),
    .booleanInvalid: Wording(
      "A Boolean cell holds neither 1 nor 0; it is given as text.",
      "Ô kiểu logic không chứa 1 hoặc 0; nội dung được ghi nhận dưới dạng văn bản.",
      expected: Expectation(
        "1 or 0",
        "1 hoặc 0")),
    .typeMissing: Wording(
      "The cell's Data has no type; it is given as text.",
      "Dữ liệu của ô không ghi kiểu; nội dung được ghi nhận dưới dạng văn bản.",
      expected: Expectation(
        "Number, String, DateTime, Boolean or Error",
        "một trong các kiểu Number, String, DateTime, Boolean, Error")),
    .typeUnknown: Wording(
      "The cell's Data has a type that does not exist; it is given as text.",
      "Dữ liệu của ô ghi một kiểu không tồn tại; nội dung được ghi nhận dưới dạng văn bản.",
      expected: Expectation(
        "Number, String, DateTime, Boolean or Error",
        "một trong các kiểu Number, String, DateTime, Boolean, Error")),
    .formulaWithoutValue: Wording(
      "The cell has a formula but no stored result; open and save the workbook in a spreadsheet "
        + "program.",
      "Ô có công thức nhưng không lưu kết quả; hãy mở và lưu lại sổ tính bằng phần mềm bảng tính.",
      expected: Expectation(
        "the formula's result as Data",
        "kết quả của công thức được lưu trong ô")),
    .textLongerThanExcel: Wording(
      "The text is longer than Excel allows in a cell; it is given whole.",
      "Nội dung dài hơn mức Excel cho phép trong một ô; nội dung được ghi nhận đầy đủ.",
      expected: Expectation(
        "at most 32767 characters",
        "nhiều nhất 32767 ký tự")),
    .warningsOmitted: Wording(
      "The file has more warnings of this kind than are listed one by one; the cells are all given.",
      "Tệp có nhiều cảnh báo cùng loại hơn số được liệt kê; mọi ô đều đã được ghi nhận.",
      expected: Expectation(
        "fewer faults of one kind",
        "ít lỗi cùng loại hơn")),
    .controlCharacter: Wording(
      "The text holds a control character that XML forbids; the value leaves it out.",
      "Nội dung có ký tự điều khiển mà XML không cho phép; ký tự này không được ghi vào giá trị.",
      expected: Expectation(
        "text without control characters",
        "văn bản không có ký tự điều khiển")),
    .strayAmpersand: Wording(
      "The text holds a bare '&'; it is kept as it stands.",
      "Nội dung có ký tự '&' viết trực tiếp; ký tự được giữ nguyên.",
      expected: .markup("&amp;")),
    .unknownEntity: Wording(
      "The text uses an entity that is not declared; it is kept as it stands.",
      "Nội dung dùng một thực thể chưa khai báo; thực thể được giữ nguyên.",
      expected: Expectation(
        "&amp; &lt; &gt; &quot; &apos; or a character number",
        "&amp; &lt; &gt; &quot; &apos; hoặc mã số của ký tự")),
    .brokenReference: Wording(
      "The text holds a broken character reference; it is kept as it stands.",
      "Nội dung có tham chiếu ký tự bị hỏng; tham chiếu được giữ nguyên.",
      expected: Expectation(
        "a reference such as &#10;",
        "tham chiếu như &#10;")),
    .invalidUTF8: Wording(
      "The text is not in the encoding that the file states; it was read as windows-1252.",
      "Nội dung không đúng bảng mã mà tệp khai báo; được đọc theo bảng mã windows-1252.",
      expected: Expectation(
        "UTF-8, or a declared encoding",
        "UTF-8 hoặc bảng mã được khai báo")),
    .c1Control: Wording(
      "The file says ISO-8859-1 but uses windows-1252; it was read so from here on.",
      "Tệp khai báo ISO-8859-1 nhưng dùng windows-1252; được đọc theo windows-1252 từ đây.",
      expected: .markup("encoding=\"windows-1252\"")),
    .legacyFont: Wording(
      "Text of this sheet is in an old Vietnamese encoding, as its font says; it was converted to "
        + "Unicode.",
      "Trang tính có văn bản theo bảng mã tiếng Việt cũ (TCVN3 hoặc VNI) ứng với phông chữ; văn bản "
        + "đã được chuyển sang Unicode.",
      expected: Expectation(
        "Unicode text in a font such as Times New Roman",
        "văn bản Unicode với phông chữ như Times New Roman")),
    .legacyTextSuspected: Wording(
      "Text of this sheet looks like an old Vietnamese encoding, but its font does not say so; it is "
        + "kept as it stands.",
      "Trang tính có văn bản giống bảng mã tiếng Việt cũ (TCVN3 hoặc VNI) nhưng phông chữ không cho "
        + "biết điều đó; văn bản được giữ nguyên.",
      expected: Expectation(
        "Unicode text",
        "văn bản Unicode")),
    .encodingMislabelled: Wording(
      "The file's encoding is not the one that it states; it was read as UTF-8.",
      "Bảng mã của tệp không đúng như khai báo; tệp được đọc theo UTF-8.",
      expected: Expectation(
        "the encoding that the declaration names",
        "bảng mã đúng như khai báo")),
    .recoveredOutsideCell: Wording(
      "Markup outside the cells is not well-formed; no cell is touched.",
      "Phần XML nằm ngoài các ô không đúng chuẩn; không ô nào bị ảnh hưởng.",
      expected: Expectation(
        "well-formed XML",
        "XML đúng cú pháp")),
    .declarationMalformed: Wording(
      "The file's first line is not an XML declaration; it was skipped.",
      "Dòng đầu của tệp không phải là khai báo XML hợp lệ; dòng này được bỏ qua.",
      expected: .markup("<?xml version=\"1.0\"?>")),
    .contentAfterEnd: Wording(
      "Something follows the end of the workbook; it was not read.",
      "Có nội dung nằm sau phần kết thúc của sổ tính; phần này không được đọc.",
      expected: Expectation(
        "nothing after the workbook's end tag",
        "không có gì sau thẻ kết thúc của sổ tính")),
    .namespaceMissing: Wording(
      "The file names no namespace; it was read as XML Spreadsheet 2003.",
      "Tệp không khai báo không gian tên; được đọc như XML Spreadsheet 2003.",
      expected: .markup("xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"")),
    .namespaceMisspelt: Wording(
      "The namespace is misspelt; it was read as XML Spreadsheet 2003.",
      "Không gian tên viết sai; tệp được đọc như XML Spreadsheet 2003.",
      expected: .markup("urn:schemas-microsoft-com:office:spreadsheet")),
    .namespaceUndeclared: Wording(
      "A namespace declaration is missing or wrong; the names were read without it.",
      "Thiếu hoặc sai khai báo không gian tên; các tên được đọc không kèm không gian tên.",
      expected: Expectation(
        "a declaration for every prefix",
        "mỗi tiền tố đều được khai báo")),
  ]
}
