import Glibc
import Spreadsheets
import Testing

/// Text in the encodings of old Vietnamese fonts, by what the style says.
@Suite struct LegacyTextTests {
  static let styles =
    "<Styles><Style ss:ID=\"Default\"><Font ss:FontName=\"Times New Roman\"/></Style>"
    + "<Style ss:ID=\"abc\"><Font ss:FontName=\".VnTime\"/></Style>"
    + "<Style ss:ID=\"bold\" ss:Parent=\"abc\"><Font ss:Bold=\"1\"/></Style>"
    + "<Style ss:ID=\"caps\"><Font ss:FontName=\".VnTimeH\"/></Style>"
    + "<Style ss:ID=\"vni\"><Font ss:FontName=\"VNI-Times\"/></Style>"
    + "<Style ss:ID=\"plain\"><Font ss:FontName=\"Arial\"/></Style></Styles>"

  static func reading(_ table: String, styles: String = styles) -> Reading {
    Reading(Reading.book(table: table, styles: styles))
  }

  @Test(arguments: [
    ("abc", "§iÓm tù chÊm", "Điểm tự chấm"),
    (
      "abc", "B¶ng tù ®¸nh gi¸, chÊm ®iÓm chØ sè c¶i c¸ch hµnh chÝnh",
      "Bảng tự đánh giá, chấm điểm chỉ số cải cách hành chính"
    ),
    ("abc", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("abc", "¡n ¢m £m ¤ ¥ ¦ \u{AD}\u{AD}u", "Ăn Âm Êm Ô Ơ Ư ưưu"),
    ("bold", "ThÞ x· NghÜa Lé", "Thị xã Nghĩa Lộ"),
    ("caps", "®éc lËp - tù do", "ĐỘC LẬP - TỰ DO"),
    ("vni", "Ñieåm töï chaám", "Điểm tự chấm"),
    ("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("vni", "ÑOÄC LAÄP TÖÏ DO HAÏNH PHUÙC", "ĐỘC LẬP TỰ DO HẠNH PHÚC"),
    ("vni", "kyõ thuaät ñöôøng saét, thò xaõ", "kỹ thuật đường sắt, thị xã"),
    ("vni", "baèng, chöõ, loãi, khaåu", "bằng, chữ, lỗi, khẩu"),
    ("abc", "8.5 (KH)", "8.5 (KH)"),
  ])
  func textIsConvertedAsItsFontSays(style: String, text: String, value: String) {
    let reading = Self.reading("<Row>\(Reading.text(text, "ss:StyleID=\"\(style)\""))</Row>")
    #expect(reading.cells == "A1 \(value)")
    #expect(reading.first?.raw == text)
    #expect(reading.faults == (text == value ? [] : ["legacy-font A1"]))
  }

  /// glibc has the letters in the same places; what it has beside them no font of this kind shows.
  @Test func everyLetterIsWhereThePublishedTableHasIt() throws {
    let letters = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u{AD}õö÷øùúûüýþ¡¢£¤¥¦§"
    let published = try Self.published(letters.unicodeScalars.map { UInt8($0.value) })
    #expect(published.count == 74)
    let cells = letters.unicodeScalars.map { Reading.text("\($0)", "ss:StyleID=\"abc\"") }
    let reading = Self.reading("<Row>\(cells.joined())</Row>")
    #expect(reading.workbook.sheets[0].cells.map(\.value.shown).joined() == published)
    let vowels = "aăâeêioôơuưy".flatMap { letter in
      ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"].map { "\(letter)\($0)" }
    }
    let alphabet = vowels + ["đ", "Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ"]
    #expect(Set(published) == Set(alphabet.map(Character.init)).subtracting("aeiouy"))
  }

  private static func published(_ bytes: [UInt8]) throws -> String {
    let converter = iconv_open("UTF-8", "TCVN5712-1")
    try #require(converter != iconv_t(bitPattern: -1))
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [UInt8](repeating: 0, count: 1_024)
    let free = try input.withUnsafeMutableBufferPointer { input in
      try output.withUnsafeMutableBytes { output in
        var from = input.baseAddress
        var to = output.bindMemory(to: CChar.self).baseAddress
        var (left, free) = (input.count, output.count)
        // The second call gives the letter that waits for a mark to follow it.
        try #require(iconv(converter, &from, &left, &to, &free) != -1)
        try #require(iconv(converter, nil, nil, &to, &free) != -1)
        return free
      }
    }
    return String(decoding: output.dropLast(free), as: UTF8.self)
  }

  /// As UniKey and xvnkb have them: the letter, then sắc, huyền, hỏi, ngã and nặng.
  @Test(arguments: [
    ("a aù aø aû aõ aï", "a á à ả ã ạ"), ("aâ aá aà aå aã aä", "â ấ ầ ẩ ẫ ậ"),
    ("aê aé aè aú aü aë", "ă ắ ằ ẳ ẵ ặ"), ("ñ", "đ"), ("e eù eø eû eõ eï", "e é è ẻ ẽ ẹ"),
    ("eâ eá eà eå eã eä", "ê ế ề ể ễ ệ"), ("i í ì æ ó ò", "i í ì ỉ ĩ ị"),
    ("o où oø oû oõ oï", "o ó ò ỏ õ ọ"), ("oâ oá oà oå oã oä", "ô ố ồ ổ ỗ ộ"),
    ("ô ôù ôø ôû ôõ ôï", "ơ ớ ờ ở ỡ ợ"), ("u uù uø uû uõ uï", "u ú ù ủ ũ ụ"),
    ("ö öù öø öû öõ öï", "ư ứ ừ ử ữ ự"), ("y yù yø yû yõ î", "y ý ỳ ỷ ỹ ỵ"),
  ])
  func everyLetterOfVNI(legacy: String, today: String) {
    for (legacy, today) in [(legacy, today), (legacy.uppercased(), today.uppercased())] {
      let reading = Self.reading("<Row>\(Reading.text(legacy, "ss:StyleID=\"vni\""))</Row>")
      #expect(reading.cells == "A1 \(today)")
    }
  }

  @Test func rowColumnAndTableHaveStylesToo() {
    let plain = Reading.text("®", "ss:StyleID=\"plain\"")
    let reading = Self.reading(
      "<Column ss:Index=\"2\" ss:StyleID=\"abc\" ss:Span=\"1\"/><Row>"
        + "\(Reading.text("®"))\(Reading.text("®"))\(Reading.text("®"))\(Reading.text("®"))</Row>"
        + "<Row ss:StyleID=\"abc\">\(Reading.text("®"))\(plain)</Row>")
    #expect(reading.cells == "A1 ®, B1 đ, C1 đ, D1 ®, A2 đ, B2 ®")
    #expect(reading.faults == ["legacy-font B1"])
    let table = Reading(
      Reading.book(table: Reading.row("®"), styles: Self.styles).replacing(
        "<Table>", with: "<Table ss:StyleID=\"abc\">"))
    #expect(table.cells == "A1 đ")
  }

  @Test func aLaterColumnHoldsOverAnEarlierOne() {
    let row = "<Row>\(Reading.text("®"))\(Reading.text("®"))\(Reading.text("®"))</Row>"
    let reading = Self.reading(
      "<Column ss:StyleID=\"abc\" ss:Span=\"2\"/><Column ss:Index=\"2\" ss:StyleID=\"plain\"/>"
        + "<Column ss:Index=\"16384\" ss:StyleID=\"abc\" ss:Span=\"99999999\"/>\(row)")
    #expect(reading.cells == "A1 đ, B1 ®, C1 đ")
  }

  @Test func defaultStyleHoldsWhereNoOtherDoes() {
    let styles =
      "<Styles><Style ss:ID=\"Default\"><Font ss:FontName=\".VnTime\"/></Style>"
      + "<Style ss:ID=\"s\"><Alignment/></Style></Styles>"
    let reading = Self.reading(
      "<Row>\(Reading.text("®"))\(Reading.text("®", "ss:StyleID=\"s\""))</Row>", styles: styles)
    #expect(reading.cells == "A1 đ, B1 đ")
  }

  @Test func runsOfRichTextHaveFontsOfTheirOwn() {
    let reading = Self.reading(
      "<Row><Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">"
        + "<Font html:Face=\".VnTime\">§<B>iÓ</B>m</Font> ® <Font html:Face=\"VNI-Times\">ñ</Font>"
        + "</ss:Data></Cell></Row>")
    #expect(reading.cells == "A1 Điểm ® đ")
    #expect(reading.first?.raw == "§iÓm ® ñ")
  }

  @Test func parentsInACircleEnd() {
    let styles =
      "<Styles><Style ss:ID=\"a\" ss:Parent=\"b\"/><Style ss:ID=\"b\" ss:Parent=\"a\"/>"
      + "<Style ss:ID=\"abc\"><Font ss:FontName=\".VnTime\"/></Style></Styles>"
    let reading = Self.reading(
      "<Row>\(Reading.text("®", "ss:StyleID=\"a\""))</Row>", styles: styles)
    #expect(reading.cells == "A1 ®")
  }

  @Test func bytesWithoutAnEncodingUnderAnOldFont() {
    let parts = Reading.book(
      table: "<Row>\(Reading.text("|", "ss:StyleID=\"abc\""))</Row>", styles: Self.styles
    ).split(separator: "|").map { Array($0.utf8) }
    let reading = Reading(parts[0] + [0xA7, 0x69, 0xD3, 0x6D] + parts[1])
    #expect(reading.cells == "A1 Điểm")
    #expect(reading.first?.raw == "§iÓm")
    #expect(reading.faults == ["legacy-font A1", "invalid-utf-8 A1"])
  }

  @Test(arguments: ["§iÓm tù chÊm", "ViÖt Nam cña t«i, c¸ch", "Ñieåm töï chaám", "ñöôøng"])
  func lettersAloneAreOnlyAHint(text: String) {
    let reading = Reading(table: Reading.row(text, text))
    #expect(reading.cells == "A1 \(text), B1 \(text)")
    #expect(reading.faults == ["legacy-text-suspected A1"])
    #expect(reading.isTrustworthy)
  }

  @Test(arguments: [
    "Điểm tự chấm", "tôi và anh", "café, garçon, naïve, où, maïs", "Größe, Übung", "5 µm", "© 2023",
    "Windows® 10", "mañana", "«bon»", "§ 5", "1½ giờ", "20°C", "São Paulo", "cà phê là gì",
    "Aéroport", "Naäman", "não, coração, João", "A·B", "3×4",
  ])
  func textOfTodayIsNotSuspected(text: String) {
    #expect(Reading(table: Reading.row(text)).faults.isEmpty)
  }
}
