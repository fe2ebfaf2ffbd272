extension Wording {
  /// The wording for content without a position, or at a position treated specially.
  static let places: [Diagnostic.Code: Wording] = [
    .rowIndexInvalid: Wording(
      "The row's Index is not a row number; its cells and those of the next rows have no place.",
      "Thuộc tính Index của dòng không phải là số dòng; không xác định được vị trí các ô của dòng "
        + "này và các dòng tiếp theo.",
      expected: Expectation(
        "a whole number from 1 to 1048576",
        "số nguyên từ 1 đến 1048576")),
    .cellIndexInvalid: Wording(
      "The cell's Index is not a column number; this cell and the next ones have no place.",
      "Thuộc tính Index của ô không phải là số cột; không xác định được vị trí ô này và các ô "
        + "tiếp theo.",
      expected: Expectation(
        "a whole number from 1 to 16384",
        "số nguyên từ 1 đến 16384")),
    .rowSpanInvalid: Wording(
      "The row's Span is not a number of rows; the next rows have no place.",
      "Thuộc tính Span của dòng không phải là số dòng; không xác định được vị trí các dòng tiếp "
        + "theo.",
      expected: Expectation(
        "a whole number from 0 to 1048575",
        "số nguyên từ 0 đến 1048575")),
    .rowOutOfRange: Wording(
      "The row lies below the last row of a sheet; its cells have no place.",
      "Dòng nằm dưới dòng cuối cùng của trang tính; các ô của dòng không có vị trí.",
      expected: Expectation(
        "rows 1 to 1048576",
        "dòng từ 1 đến 1048576")),
    .cellOutOfRange: Wording(
      "The cell lies to the right of the last column of a sheet.",
      "Ô nằm ngoài cột cuối cùng của trang tính.",
      expected: Expectation(
        "columns 1 to 16384",
        "cột từ 1 đến 16384")),
    .cellNotPlaced: Wording(
      "The place of this content is not known; it was left out.",
      "Không xác định được vị trí của nội dung này; nội dung bị bỏ ra ngoài.",
      expected: Expectation(
        "a cell with a known row and column",
        "ô có dòng và cột xác định")),
    .rowIndexBackwards: Wording(
      "The row's Index goes back to a row that was already passed; its cells are given there.",
      "Thuộc tính Index của dòng lùi về dòng đã qua; các ô được ghi nhận ở dòng đó.",
      expected: Expectation(
        "an Index after the previous row",
        "dòng nằm sau dòng trước")),
    .cellIndexBackwards: Wording(
      "The cell's Index goes back to a column that was already passed; the cell is given there.",
      "Thuộc tính Index của ô lùi về cột đã qua; ô được ghi nhận ở cột đó.",
      expected: Expectation(
        "an Index after the previous cell",
        "cột nằm sau ô trước")),
    .cellInsideMerge: Wording(
      "The cell is covered by a merged range; a spreadsheet program does not show it.",
      "Ô nằm trong vùng đã gộp; phần mềm bảng tính không hiển thị ô này.",
      expected: Expectation(
        "no cell in the covered part of a merged range",
        "không có ô trong phần bị che của vùng gộp")),
    .mergeInvalid: Wording(
      "The cell's merge does not fit the sheet; it was cut to what fits.",
      "Vùng gộp của ô vượt ra ngoài trang tính; vùng gộp được cắt cho vừa.",
      expected: Expectation(
        "whole numbers within the sheet",
        "số nguyên trong phạm vi trang tính")),
    .rowSpanWithoutIndex: Wording(
      "The row before this one stands for several rows and this one has no Index; programs differ "
        + "on such files. The spanned rows were counted.",
      "Dòng trước đại diện cho nhiều dòng còn dòng này không có Index; các phần mềm đọc khác nhau. "
        + "Các dòng đại diện đã được tính.",
      expected: Expectation(
        "an Index on the row after a Span",
        "dòng sau có ghi số dòng (Index)")),
    .rowSpanWithCells: Wording(
      "The row stands for several rows and holds cells; they are given once, in the first row.",
      "Dòng đại diện cho nhiều dòng và có chứa ô; các ô chỉ được ghi nhận một lần, ở dòng đầu.",
      expected: Expectation(
        "no cells in a row with a Span",
        "dòng đại diện không chứa ô")),
    .secondTable: Wording(
      "The sheet has a second table; its rows were read after those of the first.",
      "Trang tính có bảng thứ hai; các dòng của bảng này được đọc nối tiếp bảng thứ nhất.",
      expected: Expectation(
        "one Table in a Worksheet",
        "mỗi trang tính một bảng")),
    .sheetNameMissing: Wording(
      "The sheet has no name.", "Trang tính không có tên.",
      expected: Expectation(
        "a Name on the Worksheet",
        "trang tính có tên")),
    .sheetNameRepeated: Wording(
      "Another sheet has the same name.", "Có trang tính khác trùng tên.",
      expected: Expectation(
        "a name of its own for every sheet",
        "mỗi trang tính một tên riêng")),
    .elementMisplaced: Wording(
      "This element stands where it has no meaning; its content was left out.",
      "Phần tử đặt sai chỗ; nội dung của phần tử bị bỏ ra ngoài.",
      expected: Expectation(
        "Worksheet in Workbook, Table in Worksheet, Row in Table, Cell in Row",
        "phần tử Worksheet nằm trong Workbook, Table trong Worksheet, Row trong Table, Cell trong Row"
      )),
    .textOutsideData: Wording(
      "Text stands outside a cell's Data; it was left out.",
      "Có văn bản nằm ngoài phần tử Data của ô; văn bản bị bỏ ra ngoài.",
      expected: Expectation(
        "text only within Data",
        "văn bản chỉ nằm trong phần tử Data")),
    .secondData: Wording(
      "The cell has a second Data; only the first is the cell's value.",
      "Ô có phần tử Data thứ hai; chỉ phần tử đầu là giá trị của ô.",
      expected: Expectation(
        "one Data in a Cell",
        "mỗi ô một phần tử Data")),
  ]
}
