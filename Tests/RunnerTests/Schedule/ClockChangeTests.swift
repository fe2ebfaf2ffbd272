import Domain
import Foundation
import Testing

@testable import Runner

/// The rule for days on which clocks change: every wall-clock minute named is due exactly once, one
/// that is leapt over at the first moment after the leap, one that is shown twice the first time.
struct ClockChangeTests {
  /// The due times between two moments, as ISO 8601 in UTC.
  static func due(
    _ expressions: [String], _ zone: String, from: String, to: String
  ) throws -> [String] {
    let formatter = ISO8601DateFormatter()
    func moment(_ text: String) throws -> Instant {
      Instant(seconds: Int64(try #require(formatter.date(from: text)).timeIntervalSince1970))
    }
    return try Schedule(expressions: expressions, zone: zone)
      .occurrences(after: try moment(from), through: try moment(to))
      .map { formatter.string(from: Date(timeIntervalSince1970: Double($0.dueAt.seconds))) }
  }

  @Test func leaptOverMinuteIsDueRightAfterTheGap() throws {
    // Berlin, 2024-03-31: 02:00 becomes 03:00 at 01:00 UTC.
    let due = try ClockChangeTests.due(
      ["30 2 * * *"], "Europe/Berlin", from: "2024-03-29T12:00:00Z", to: "2024-04-01T12:00:00Z")
    #expect(due == ["2024-03-30T01:30:00Z", "2024-03-31T01:00:00Z", "2024-04-01T00:30:00Z"])
  }

  @Test func manyMinutesInTheGapAreOneOccurrence() throws {
    let due = try ClockChangeTests.due(
      ["*/15 2 * * *", "0 3 * * *"], "Europe/Berlin", from: "2024-03-31T00:00:00Z",
      to: "2024-03-31T03:00:00Z")
    #expect(due == ["2024-03-31T01:00:00Z"], "02:00 to 02:45 and the 03:00 that is there")
  }

  @Test func repeatedMinuteIsDueTheFirstTimeOnly() throws {
    // Berlin, 2024-10-27: 02:00 to 03:00 is shown twice, first at 00:00 UTC.
    let nightly = try ClockChangeTests.due(
      ["30 2 * * *"], "Europe/Berlin", from: "2024-10-26T12:00:00Z", to: "2024-10-28T12:00:00Z")
    #expect(nightly == ["2024-10-27T00:30:00Z", "2024-10-28T01:30:00Z"])
    let often = try ClockChangeTests.due(
      ["*/30 * * * *"], "Europe/Berlin", from: "2024-10-26T23:59:00Z", to: "2024-10-27T02:30:00Z")
    #expect(
      often == [
        "2024-10-27T00:00:00Z", "2024-10-27T00:30:00Z", "2024-10-27T02:00:00Z",
        "2024-10-27T02:30:00Z",
      ])
  }

  @Test func theRepeatIsKnownWhenTheQuestionBeginsWithinIt() throws {
    // Asked from the middle of the second showing, what was shown before is still not due again.
    let due = try ClockChangeTests.due(
      ["*/15 2 * * *"], "Europe/Berlin", from: "2024-10-27T01:10:00Z", to: "2024-10-27T02:10:00Z")
    #expect(due == [])
  }

  @Test func halfHourChangesOfLordHowe() throws {
    // Lord Howe Island: on 2024-10-06 02:00 becomes 02:30; on 2024-04-07 01:30 to 02:00 is shown
    // twice.
    let gap = try ClockChangeTests.due(
      ["15 2 * * *"], "Australia/Lord_Howe", from: "2024-10-05T12:00:00Z",
      to: "2024-10-06T20:00:00Z")
    #expect(gap == ["2024-10-05T15:30:00Z", "2024-10-06T15:15:00Z"])
    let twice = try ClockChangeTests.due(
      ["45 1 * * *"], "Australia/Lord_Howe", from: "2024-04-06T12:00:00Z",
      to: "2024-04-07T20:00:00Z")
    #expect(twice == ["2024-04-06T14:45:00Z", "2024-04-07T15:15:00Z"])
  }

  @Test func aDayThatAZoneLeavesOutIsDueOnce() throws {
    // Samoa crossed the date line: 2011-12-30 was left out.
    let due = try ClockChangeTests.due(
      ["0 2 * * *"], "Pacific/Apia", from: "2011-12-29T00:00:00Z", to: "2011-12-31T00:00:00Z")
    #expect(due == ["2011-12-29T12:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T12:00:00Z"])
  }

  @Test func aZonesOwnChangeFollowsTheSameRule() throws {
    // Pyongyang, 2018-05-04: 23:30 became 24:00, without any summer time.
    let due = try ClockChangeTests.due(
      ["45 23 * * *"], "Asia/Pyongyang", from: "2018-05-03T12:00:00Z", to: "2018-05-05T15:00:00Z")
    #expect(due == ["2018-05-03T15:15:00Z", "2018-05-04T15:00:00Z", "2018-05-05T14:45:00Z"])
  }

  /// Over whole years, every day that a zone has brings a daily schedule exactly once.
  @Test(arguments: [
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Ho_Chi_Minh",
    "America/St_Johns", "Africa/Casablanca", "Pacific/Chatham",
  ])
  func aDailyScheduleComesOnceADay(_ zone: String) throws {
    for hour in 0...3 {
      let due = try ClockChangeTests.due(
        ["15 \(hour) * * *"], zone, from: "2020-01-01T00:00:00Z", to: "2024-01-01T00:00:00Z")
      #expect(due.count == 1461, "\(zone) at \(hour):15")
    }
  }

  @Test func asManyCallsAsTicksFindTheSameAsOne() throws {
    let schedule = try Schedule(expressions: ["*/30 1-3 * * *"], zone: "Australia/Lord_Howe")
    let start: Int64 = 1_712_361_600
    let end = start + 3 * 86_400
    let whole = schedule.occurrences(after: Instant(seconds: start), through: Instant(seconds: end))
    var pieces: [Schedule.Occurrence] = []
    for from in stride(from: start, to: end, by: 300) {
      pieces += schedule.occurrences(
        after: Instant(seconds: from), through: Instant(seconds: from + 300))
    }
    #expect(pieces == whole)
    #expect(whole.count == 18)
  }
}
