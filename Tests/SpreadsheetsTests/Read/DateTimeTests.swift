import Spreadsheets
import Testing

/// Dates and times as programs write them, the same in all formats.
struct DateTimeTests {
  /// The readings, one a format, of a date or time that its markup states as text.
  private func readings(_ text: String) -> [(value: CellValue?, raw: String?, faults: [String])] {
    let xml = Reading(cell: Reading.data("DateTime", text))
    let xlsx = XlsxSample("<row><c t=\"d\"><v>\(text)</v></c></row>").read()
    let ods = OpenDocumentSample.row(
      "<table:table-cell office:value-type=\"date\" office:date-value=\"\(text)\"/>")
    return [xml.workbook, xlsx, ods.read(), ods.readFlat()].map { book in
      let cell = book.sheets.first?.cells.first
      return (cell?.value, cell?.raw, book.faults)
    }
  }

  @Test(arguments: [
    ("2024-01-16T15:59:59.99999979045242400", "2024-01-16T16:00:00.000"),
    ("2024-03-04T05:06:07.12345678901", "2024-03-04T05:06:07.123"),
    ("2024-03-04T05:06:07.0005000000000000000000000000001", "2024-03-04T05:06:07.001"),
    ("2024-03-04T05:06:07.0004999999999999999", "2024-03-04T05:06:07.000"),
    ("2024-12-31T23:59:59.9999999999", "2025-01-01T00:00:00.000"),
    ("9999-12-31T23:59:59.9999999999", "9999-12-31T23:59:59.999"),
    ("10:59:59.9999999999984025", "1899-12-31T11:00:00.000"),
    ("2024-03-04T05:06:07,5", "2024-03-04T05:06:07.500"),
    ("2024-02-21T08:30", "2024-02-21T08:30:00.000"), ("08:30", "1899-12-31T08:30:00.000"),
    ("2024-02-21T08:30Z", "2024-02-21T08:30:00.000"), ("T08:30:15", "1899-12-31T08:30:15.000"),
    ("1899-12-31T123456:00:00.0000000000", "1899-12-31T123456:00:00.000"),
  ])
  func programsWriteMoreOrFewerDigits(text: String, meant: String) {
    for reading in readings(text) {
      #expect(reading.value == .dateTime(meant))
      #expect(reading.raw == text)
      #expect(reading.faults == [])
    }
  }

  @Test(arguments: [
    ("2024-03-04T05:06:07+07:00", "2024-03-04T05:06:07"),
    ("2024-03-04T05:06:07.5-03:30", "2024-03-04T05:06:07.5"),
    ("2024-03-04T23:30+07", "2024-03-04T23:30"),
    ("2024-03-04T05:06:07-1200", "2024-03-04T05:06:07"),
    ("05:06:07-05:00", "1899-12-31T05:06:07"), ("2024-03-04+07:00", "2024-03-04"),
  ])
  func offsetsShiftNothingAndAreSaid(text: String, local: String) {
    for reading in readings(text) {
      guard case .dateTime(let value) = reading.value else {
        Issue.record("\(text) is no date")
        continue
      }
      #expect(value.hasPrefix(local))
      #expect(reading.raw == text)
      #expect(reading.faults == ["date-time-offset A1"])
    }
  }

  @Test func offsetsAreSaidOnceAFile() {
    let text = "2024-03-04T05:06:07+07:00"
    let xml = Reading(
      table: String(repeating: "<Row>\(Reading.data("DateTime", text))</Row>", count: 9))
    let xlsx = XlsxSample(
      String(repeating: "<row><c t=\"d\"><v>\(text)</v></c></row>", count: 9)
    ).read()
    for book in [xml.workbook, xlsx] {
      #expect(book.sheets.first?.cells.count == 9)
      #expect(book.faults == ["date-time-offset A1"])
      #expect(book.isTrustworthy)
    }
  }

  @Test(arguments: [
    "2024-03-04T05:06:07+24:00", "2024-03-04T05:06:07+7", "2024-03-04T05:06:07 +07:00",
    "2024-03-04T05", "2024-03-04T05:6", "2024-03-04T05:06:07.", "2024-03-04T", "05:60", "12",
    "2024-03-04T05:06:07+07:00:00", "04/03/2024", "hôm nay", "2024-03-04T05:06:07ZZ",
  ])
  func whatIsNoDateStaysText(text: String) {
    for reading in readings(text) {
      #expect(reading.value == .string(text))
      #expect(reading.faults == ["date-time-invalid A1"])
    }
  }

  @Test(arguments: [
    ("PT100000H00M00S", "1899-12-31T100000:00:00.000"),
    ("PT876543H21M00.5S", "1899-12-31T876543:21:00.500"), ("P5000D", "1899-12-31T120000:00:00.000"),
  ])
  func elapsedTimesHaveAnyNumberOfHours(written: String, meant: String) {
    let book = OpenDocumentSample.row(
      "<table:table-cell office:value-type=\"time\" office:time-value=\"\(written)\"/>"
    ).read()
    #expect(book.sheets.first?.cells.first?.value == .dateTime(meant))
    #expect(book.faults == [])
  }

  @Test func elapsedTimesInExcelReachItsLastDay() {
    for (serial, meant) in [("5000", "120000"), ("2958465", "71003160")] {
      let book = XlsxSample("<row><c s=\"1\"><v>\(serial)</v></c></row>", formats: ["[h]:mm"])
        .read()
      #expect(book.sheets.first?.cells.first?.value == .dateTime("1899-12-31T\(meant):00:00.000"))
      #expect(book.faults == [])
    }
    let beyond = XlsxSample("<row><c s=\"1\"><v>2958466</v></c></row>", formats: ["[h]"]).read()
    #expect(beyond.faults == ["date-out-of-range A1"])
  }
}
