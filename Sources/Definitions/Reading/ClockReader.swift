internal import Domain
internal import Foundation

/// The time zone, the schedule and the deadlines of a round.
struct ClockSettings {
  let timeZone: String
  let utcOffsetSeconds: Int
  let schedule: [String]
  let catchUpMinutes: Int
  let deadlines: [Form: Instant]
  let deadlineDays: [Form: CalendarDate]
}

/// Reads `time_zone`, `schedule`, `catch_up_minutes`, `deadlines` and `calendar`.
struct ClockReader {
  let year: Placed<Int>?
  let log: FaultLog

  func read(_ map: YAMLMapping) -> ClockSettings? {
    let zone = map.text("time_zone").flatMap(zone)
    let schedule = map["schedule"]?.texts("schedule") ?? []
    for expression in schedule { CronExpressionCheck(expression: expression, log: log).run() }
    // A day by default: longer than any gap in a nightly schedule.
    let catchUp =
      map["catch_up_minutes"] == nil
      ? 1_440 : map.integer("catch_up_minutes", in: 1...44_640)?.value ?? 1_440
    let days = readDeadlines(map["deadlines"])
    if let calendar = map["calendar"] { checkCalendar(calendar) }
    guard let zone, let year else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let yearEnd = CalendarDate(year: year.value, month: 12, day: 31)
    let yearEndMoment = yearEnd.flatMap { lastMoment(of: $0, calendar) } ?? .distantPast
    return ClockSettings(
      timeZone: zone.identifier, utcOffsetSeconds: zone.secondsFromGMT(for: yearEndMoment),
      schedule: schedule.map(\.value), catchUpMinutes: catchUp,
      deadlines: days.compactMapValues { day in
        lastMoment(of: day, calendar).map {
          Instant(seconds: Int64($0.timeIntervalSince1970.rounded()))
        }
      }, deadlineDays: days)
  }

  private func zone(_ name: SourceText) -> TimeZone? {
    if name.value == "UTC" || name.value.contains("/"),
      let zone = TimeZone(identifier: name.value)
    {
      return zone
    }
    log.report(
      .timeZone, at: name.place, vi: "không có múi giờ “\(name.value)”",
      en: "there is no time zone '\(name.value)'")
    return nil
  }

  /// The last whole second of a day: one before the next day's first.
  private func lastMoment(of day: CalendarDate, _ calendar: Calendar) -> Date? {
    let components = DateComponents(year: day.year, month: day.month, day: day.day + 1)
    guard let next = calendar.date(from: components) else { return nil }
    return calendar.startOfDay(for: next).addingTimeInterval(-1)
  }

  private func readDeadlines(_ value: YAMLValue?) -> [Form: CalendarDate] {
    var days: [Form: CalendarDate] = [:]
    for (key, value) in value?.entries("deadlines") ?? [] {
      guard let form = log.choice(key, "deadlines", of: Form.allCases),
        let text = value.text(key.value), let day = log.date(text, key.value)
      else { continue }
      days[form] = day
      if let year, day.year < year.value {
        log.report(
          .deadline, at: text.place,
          vi: "hạn \(day.vietnamese) trước cả năm được đánh giá (\(year.value))",
          en: "the deadline \(day) lies before the rated year (\(year.value))")
      }
    }
    return days
  }

  private func checkCalendar(_ value: YAMLValue) {
    for item in value.items("calendar") ?? [] {
      guard
        let step = item.mapping("calendar", required: ["step", "until"], optional: ["from"])
      else { continue }
      _ = step.bilingual("step")
      guard let until = step.date("until"), step["from"] != nil, let from = step.date("from"),
        from.value > until.value
      else { continue }
      log.report(
        .deadline, at: until.place, vi: "bước này kết thúc trước khi bắt đầu",
        en: "this step ends before it starts")
    }
  }
}
