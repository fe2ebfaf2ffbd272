import Domain
import Testing

/// Cells, days and the order in which files came.
struct PlacesAndDaysTests {
  @Test(arguments: [
    (1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"),
    (16_384, "XFD"),
  ])
  func columnsAreLetters(column: Int, letters: String) {
    #expect(CellAddress(sheet: "Phiếu", row: 3, column: column).cell == "\(letters)3")
    #expect(
      CellAddress(sheet: "Phiếu", row: 3, column: column).description == "Phiếu!\(letters)3")
  }

  @Test func cellsAreInTheOrderOfReading() {
    let cells = [(2, 1), (1, 2), (1, 1)].map { CellAddress(sheet: "A", row: $0.0, column: $0.1) }
    #expect(cells.sorted().map(\.cell) == ["A1", "B1", "A2"])
  }

  @Test(arguments: [
    "2024-02-29", "2000-02-29", "2023-12-31", "0001-01-01", "9999-12-31",
  ])
  func daysOfTheCalendar(text: String) throws {
    #expect(try #require(CalendarDate(iso: text)).description == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2023-04-31", "2023-13-01", "2023-00-01", "2023-01-00",
    "2023-1-01", "23-01-01", "2023/01/01", "2023-01-01 ", "2023-01-0x", "", "2023-01", "+023-01-01",
  ])
  func noDaysOfTheCalendar(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func aDayTheVietnameseWay() {
    #expect(CalendarDate(year: 2024, month: 1, day: 9)?.vietnamese == "09/01/2024")
  }

  @Test func revisionsFollowTimeThenLookThenBytesThenPath() {
    func arrival(_ time: Int64, _ look: Int, _ sha: String, _ path: Bytewise) -> Arrival {
      Arrival(
        path: path, folder: "A", sha256: sha, size: 1, receivedAt: Instant(seconds: time),
        look: look)
    }
    let expected = [
      arrival(1, 9, "f", "z"), arrival(2, 1, "f", "z"), arrival(2, 2, "a", "z"),
      arrival(2, 2, "b", "a"), arrival(2, 2, "b", "b"),
    ]
    #expect(expected.reversed().sorted() == expected)
  }
}
