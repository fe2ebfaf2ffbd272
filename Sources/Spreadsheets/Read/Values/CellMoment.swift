/// A local date with a time, or a time alone, to the millisecond.
///
/// A time alone is dated 31 December 1899, as Excel and LibreOffice write it to XML Spreadsheet
/// 2003; an elapsed time keeps its hours above 23.
struct CellMoment: Equatable {
  var year: Int
  var month: Int
  var day: Int
  var hour = 0
  var minute = 0
  var second = 0
  var millisecond = 0

  static let millisecondsADay = 86_400_000
  /// The last day in Excel, 31 December 9999, counted from 1 January 1970.
  static let lastEpochDay = 2_932_896

  /// A time of day, or an elapsed time, without a date.
  init(elapsed milliseconds: Int) {
    (year, month, day) = (1899, 12, 31)
    setTime(milliseconds)
  }

  init(year: Int, month: Int, day: Int, milliseconds: Int = 0) {
    (self.year, self.month, self.day) = (year, month, day)
    setTime(milliseconds)
  }

  /// A day counted from 1 January 1970, and a time of day.
  init(epochDay: Int, milliseconds: Int) {
    // Howard Hinnant's civil_from_days, for days of this era and the ones beside it.
    let shifted = epochDay + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    setTime(milliseconds)
  }

  /// The number of days from 1 January 1970 to a day of the calendar.
  static func epochDay(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private mutating func setTime(_ milliseconds: Int) {
    hour = milliseconds / 3_600_000
    minute = milliseconds / 60_000 % 60
    second = milliseconds / 1_000 % 60
    millisecond = milliseconds % 1_000
  }

  /// ISO 8601 text, such as `2024-01-10T00:00:00.000`.
  var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    func append(_ number: Int, digits: Int) {
      let text = String(number)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, digits - text.count)))
      bytes.append(contentsOf: text.utf8)
    }
    append(year, digits: 4)
    bytes.append(UInt8(ascii: "-"))
    append(month, digits: 2)
    bytes.append(UInt8(ascii: "-"))
    append(day, digits: 2)
    bytes.append(UInt8(ascii: "T"))
    append(hour, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    append(minute, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    append(second, digits: 2)
    bytes.append(UInt8(ascii: "."))
    append(millisecond, digits: 3)
    return String(decoding: bytes, as: UTF8.self)
  }
}
