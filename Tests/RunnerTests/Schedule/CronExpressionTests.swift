import Definitions
import Domain
import Testing

@testable import Runner

/// What a cron expression names, and what is none.
struct CronExpressionTests {
  /// The due times of a day in UTC, as minutes after midnight.
  static func minutes(_ expression: String, from: Int64, days: Int64 = 1) throws -> [Int64] {
    try Schedule(expressions: [expression], zone: "UTC")
      .occurrences(
        after: Instant(seconds: from - 1), through: Instant(seconds: from + days * 86_400 - 1)
      ).map { ($0.dueAt.seconds - from) / 60 }
  }

  /// Thursday, 2024-02-29, 00:00 UTC.
  static let leapDay: Int64 = 1_709_164_800

  @Test(
    arguments: [
      ("30 2 * * *", [150]), ("0 0-4/2 * * *", [0, 120, 240]), ("5,35 23 * * *", [1385, 1415]),
      ("*/20 1 * * *", [60, 80, 100]), ("50/5 0 * * *", [50, 55]), ("@daily", [0]),
      ("0 6 29 2 *", [360]), ("0 6 29 feb *", [360]), ("0 6 * * thu", [360]),
      ("0 6 * * MON-FRI", [360]), ("0 6 * * 5", []), ("0 6 1 * 4", [360]), ("0 6 1 * 5", []),
      ("0 6 */2 * 4", [360]), ("0 6 */5 * 4", []), ("0 6 29 * */2", [360]), ("@monthly", []),
      ("0 6 * jan,Mar *", []), ("0 6 * * fri-sun", []), ("0 6 * * 0-7", [360]),
    ] as [(String, [Int64])])
  func namesMinutes(_ expression: String, _ expected: [Int64]) throws {
    #expect(
      try CronExpressionTests.minutes(expression, from: CronExpressionTests.leapDay) == expected)
  }

  @Test func sundayIsBothZeroAndSeven() throws {
    for expression in ["0 0 * * 0", "0 0 * * 7", "0 0 * * sun", "@weekly", "0 0 * * sat-sun"] {
      let due = try CronExpressionTests.minutes(
        expression, from: CronExpressionTests.leapDay, days: 7)
      #expect(due.contains(3 * 1440), "\(expression) leaves out Sunday, 3 March 2024")
    }
  }

  @Test(arguments: [
    "", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *",
    "* * * * 8", "5-1 * * * *", "*/0 * * * *", "*/61 * * * *", "+5 * * * *", "1,,2 * * * *",
    "a * * * *", "1/2/3 * * * *", "0 0 31 2 *", "0 0 30 feb */2", "@reboot", "@Daily",
  ])
  func refusesWhatIsNone(_ text: String) {
    #expect(throws: CronExpression.Fault.self) { try CronExpression(text) }
  }

  @Test func aLeapDayIsFoundYearsAhead() throws {
    let next = try Schedule(expressions: ["0 0 29 2 *"], zone: "UTC")
      .next(2, after: Instant(seconds: CronExpressionTests.leapDay))
    #expect(next.map(\.dueAt.seconds) == [1_835_395_200, 1_961_625_600])
  }

  @Test func twoExpressionsDueTogetherAreOneOccurrence() throws {
    let due = try Schedule(expressions: ["0 2 * * *", "*/30 * * * *"], zone: "Asia/Ho_Chi_Minh")
      .next(3, after: Instant(seconds: 1_704_049_200 - 1))
    #expect(due.map(\.dueAt.seconds) == [1_704_049_200, 1_704_051_000, 1_704_052_800])
    #expect(due.map(\.expressions.count) == [2, 1, 1])
    #expect(due.map(\.utcOffset) == [25_200, 25_200, 25_200])
  }
}
