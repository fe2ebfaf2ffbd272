import Checkpoints
import Domain
import Testing

@testable import Runner

/// What a wake decides, values in, values out.
struct TickJudgeTests {
  /// 2024-01-23 15:53:20 in Vietnam.
  static let noon: Int64 = 1_706_000_000

  static func judge(
    now: Int64 = noon, decidedThrough: Int64, tickedAt: Int64? = nil, uptime: Int64? = nil,
    boot: String = "a", holder: String? = nil, interrupted: DueTime? = nil,
    schedule: [String] = ["0 * * * *"]
  ) throws -> TickJudge.Verdict {
    let clock = ScheduleClock(
      decidedThrough: Instant(seconds: decidedThrough),
      tickedAt: Instant(seconds: tickedAt ?? decidedThrough), bootID: "a", uptime: 1000)
    return TickJudge(
      schedule: try Schedule(expressions: schedule, zone: "Asia/Ho_Chi_Minh"), catchUp: 6 * 3600,
      machine: MachineClock(
        now: Instant(seconds: now), bootID: boot,
        uptime: uptime ?? 1000 + now - (tickedAt ?? decidedThrough))
    ).judge(clock, holder: holder, interrupted: interrupted)
  }

  static func decisions(_ verdict: TickJudge.Verdict) throws -> [DueTime.Decision] {
    guard case .decided(let due) = verdict else {
      Issue.record("the clock was not believed: \(verdict)")
      return []
    }
    return due.map(\.decision)
  }

  @Test func nothingIsDueBetweenTwoTimes() throws {
    let verdict = try TickJudgeTests.judge(decidedThrough: TickJudgeTests.noon - 300)
    #expect(try TickJudgeTests.decisions(verdict) == [])
  }

  @Test func whatIsDueStarts() throws {
    let verdict = try TickJudgeTests.judge(decidedThrough: TickJudgeTests.noon - 3600)
    guard case .decided(let due) = verdict else { return #expect(Bool(false)) }
    #expect(due.map(\.decision) == [.started])
    #expect(due.map(\.dueAt.seconds) == [1_705_996_800])
    #expect(due.map(\.reason) == ["due"])
  }

  @Test func missedTimesCollapseIntoTheLatest() throws {
    let verdict = try TickJudgeTests.judge(decidedThrough: TickJudgeTests.noon - 3 * 3600)
    #expect(try TickJudgeTests.decisions(verdict) == [.collapsed, .collapsed, .started])
  }

  @Test func whatIsOlderThanTheWindowIsNotMadeUpFor() throws {
    let verdict = try TickJudgeTests.judge(decidedThrough: TickJudgeTests.noon - 8 * 3600)
    #expect(
      try TickJudgeTests.decisions(verdict)
        == [.outsideWindow, .outsideWindow] + Array(repeating: .collapsed, count: 5) + [.started])
    let daily = try TickJudgeTests.judge(
      decidedThrough: TickJudgeTests.noon - 86_400, schedule: ["0 2 * * *"])
    #expect(try TickJudgeTests.decisions(daily) == [.outsideWindow])
  }

  @Test func aRunThatIsOnSkipsWhatIsDue() throws {
    let verdict = try TickJudgeTests.judge(
      decidedThrough: TickJudgeTests.noon - 2 * 3600, holder: "process 7")
    #expect(try TickJudgeTests.decisions(verdict) == [.overlap, .overlap])
  }

  @Test func aDeadRunIsTriedThriceAtMost() throws {
    for (attempt, expected) in [(1, 2), (2, 3), (3, nil)] as [(Int, Int?)] {
      let dead = DueTime(
        dueAt: Instant(seconds: TickJudgeTests.noon - 600), attempt: attempt,
        decision: .interrupted, expressions: ["0 * * * *"], reason: "died",
        decidedAt: Instant(seconds: TickJudgeTests.noon - 600))
      let verdict = try TickJudgeTests.judge(
        decidedThrough: TickJudgeTests.noon - 300, interrupted: dead)
      guard case .decided(let due) = verdict else { return #expect(Bool(false)) }
      #expect(due.first?.attempt == expected)
    }
  }

  /// The clock of the table: how far it differs from what it showed, and whether that is believed.
  @Test(
    arguments: [
      ("set back a minute", -60, -60, "a", nil),
      ("set back an hour", -3600, 300, "a", true),
      ("set back a day, over a restart", -86_400, 10, "b", true),
      ("in 1970", -1_705_999_000, 300, "b", true),
      ("on by a day in five minutes", 86_400, 300, "a", false),
      ("on by an hour in five minutes", 3600, 300, "a", false),
      ("a day later, as the machine says", 86_400, 86_400, "a", nil),
      ("a day later, over a restart", 86_400, 60, "b", nil),
      ("in 2038, over a restart", 442_000_000, 60, "b", true),
    ] as [(String, Int64, Int64, String, Bool?)])
  func theClockIsBelievedOrNot(
    _ name: String, _ shown: Int64, _ passed: Int64, _ boot: String, _ needsWord: Bool?
  ) throws {
    let verdict = try TickJudgeTests.judge(
      now: TickJudgeTests.noon + shown, decidedThrough: TickJudgeTests.noon,
      uptime: 1000 + passed, boot: boot)
    switch verdict {
    case .suspect(_, let needs): #expect(needs == needsWord, "\(name)")
    case .decided: #expect(needsWord == nil, "\(name)")
    }
  }
}
