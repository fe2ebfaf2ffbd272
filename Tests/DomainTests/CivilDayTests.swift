import Domain
import Testing

/// Days of the civil calendar and their numbers.
struct CivilDayTests {
  @Test func everyDayOfEightHundredYearsFollowsTheOneBefore() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = CivilDay.number(of: try #require(CalendarDate(iso: "1600-01-01")))
    var weekday = CivilDay(number: number).weekday
    for year in 1600..<2400 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for month in 1...12 {
        for day in 1...(lengths[month - 1] + (isLeap && month == 2 ? 1 : 0)) {
          let civil = CivilDay(number: number)
          #expect(civil.year == year && civil.month == month && civil.day == day)
          #expect(civil.weekday == weekday)
          (number, weekday) = (number + 1, (weekday + 1) % 7)
        }
      }
    }
  }

  @Test(arguments: [
    ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2),
    ("2024-02-29", 19_782, 4), ("2025-07-01", 20_270, 2),
  ])
  func knownDaysHaveTheirNumber(_ text: String, _ number: Int, _ weekday: Int) throws {
    let date = try #require(CalendarDate(iso: text))
    #expect(CivilDay.number(of: date) == number)
    #expect(CivilDay(number: number).weekday == weekday)
  }
}
