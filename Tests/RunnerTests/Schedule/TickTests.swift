import Checkpoints
import Definitions
import Domain
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Runner

/// Ticks on a real round: each due time is decided once, whatever the clock does.
struct TickTests {
  /// A round that is due every hour, and its clocks.
  final class Timed: Sendable {
    let round: WorkedRound
    private let pipeline: Definition
    private let clock: Mutex<(now: Int64, uptime: Int64, boot: Int)>

    init(catchUpMinutes: Int = 600, besides lines: String = "") throws {
      round = try WorkedRound()
      clock = Mutex((1_706_000_000, 5000, 1))
      let yaml = round.definition + "/pipeline.yaml"
      let text = try String(contentsOfFile: yaml, encoding: .utf8)
      let hourly = text.replacing(
        /schedule:\n( {2}- .*\n)+/,
        with: "schedule: [\"0 * * * *\"]\ncatch_up_minutes: \(catchUpMinutes)\n\(lines)")
      try #require(hourly != text)
      try hourly.write(toFile: yaml, atomically: true, encoding: .utf8)
      pipeline = try round.pipeline()
    }

    /// Lets time pass; `step` is by how much somebody sets the clock besides.
    func pass(_ seconds: Int64, step: Int64 = 0, restart: Bool = false) {
      clock.withLock { clock in
        clock.now += seconds + step
        clock.uptime = restart ? 30 : clock.uptime + seconds
        clock.boot += restart ? 1 : 0
      }
    }

    func runner(at now: Int64) -> Runner {
      Runner(
        pipeline: pipeline, request: RunRequest(command: "tick", settleSeconds: 0),
        observer: Unobserved(), clock: { Instant(seconds: now) })
    }

    func tick() throws -> TickReport {
      let (now, uptime, boot) = clock.withLock { $0 }
      return try runner(at: now).tick {
        MachineClock(now: Instant(seconds: now), bootID: "boot \(boot)", uptime: uptime)
      }
    }

    func past() throws -> [PastDueTime] {
      try runner(at: 0).dueTimes(1000)
    }

    func trust() throws {
      let (now, uptime, boot) = clock.withLock { $0 }
      try runner(at: now).trustClock(
        reason: "set right",
        machine: MachineClock(now: Instant(seconds: now), bootID: "boot \(boot)", uptime: uptime))
    }
  }

  @Test func aDayOfTicksRunsEveryHourOnce() throws {
    let timed = try Timed()
    #expect(try timed.tick().note.contains("first tick"))
    var runs = 0
    for _ in 0..<72 {
      timed.pass(300)
      let report = try timed.tick()
      if report.run != nil { runs += 1 }
      #expect(report.decisions.count == (report.run == nil ? 0 : 1))
    }
    #expect(runs == 6)
    let past = try timed.past()
    #expect(past.map(\.decision) == Array(repeating: "ran", count: 6))
    #expect(past.compactMap(\.run) == [6, 5, 4, 3, 2, 1])
    #expect(Set(past.map(\.dueAt)).count == 6)
  }

  @Test func anOutageOfANightIsOneRun() throws {
    let timed = try Timed()
    _ = try timed.tick()
    timed.pass(14 * 3600, restart: true)
    let report = try timed.tick()
    #expect(report.run != nil)
    #expect(
      report.decisions.map(\.decision)
        == Array(repeating: "outside-window", count: 4) + Array(repeating: "collapsed", count: 9)
        + ["ran"])
  }

  @Test func aClockThatIsSetBackRunsNothingUntilAPersonSaysSo() throws {
    let timed = try Timed()
    _ = try timed.tick()
    timed.pass(3600)
    #expect(try timed.tick().run != nil)
    timed.pass(300, step: -7200)
    for _ in 0..<3 {
      #expect(throws: RunnerFailure.self) { try timed.tick() }
      timed.pass(300)
    }
    #expect(try timed.past().count == 1)
    try timed.trust()
    timed.pass(3600)
    #expect(try timed.tick().run != nil)
  }

  @Test func aClockThatLeapsIsBelievedWhenItGoesOnSteadily() throws {
    let timed = try Timed()
    _ = try timed.tick()
    timed.pass(300, step: 86_400)
    #expect(try timed.tick().run == nil)
    #expect(try timed.past().isEmpty, "a leap alone decides nothing")
    timed.pass(300)
    #expect(try timed.tick().run != nil)
  }

  @Test func aLeapThatIsTakenBackLeavesNoTrace() throws {
    let timed = try Timed()
    _ = try timed.tick()
    timed.pass(300, step: 86_400)
    _ = try timed.tick()
    timed.pass(300, step: -86_400)
    _ = try timed.tick()
    timed.pass(3600)
    #expect(try timed.tick().run != nil)
    #expect(try timed.past().map(\.decision) == ["ran", "collapsed"], "the two hours since")
  }

  @Test func aRunThatFailsIsStillTheOneRunOfItsTime() throws {
    let timed = try Timed()
    _ = try timed.tick()
    try FileManager.default.removeItem(atPath: timed.round.inbox)
    timed.pass(3600)
    #expect(throws: RunnerFailure.self) { try timed.tick() }
    timed.pass(300)
    #expect(try timed.tick().decisions.isEmpty)
    #expect(try timed.past().map(\.decision) == ["ran"])
  }

  @Test func aTimeWhoseProcessDiedIsTriedAgainAtTheNextTick() throws {
    let timed = try Timed()
    _ = try timed.tick()
    timed.pass(3600)
    let store = try timed.runner(at: 1_706_003_600).openStore()
    let due = DueTime(
      dueAt: Instant(seconds: 1_706_000_400), decision: .started, expressions: ["0 * * * *"],
      reason: "due", decidedAt: Instant(seconds: 1_706_003_600))
    let clock = try #require(try store.scheduleClock())
    try store.recordTick(
      ScheduleClock(
        decidedThrough: Instant(seconds: 1_706_003_600), tickedAt: clock.tickedAt,
        bootID: clock.bootID, uptime: clock.uptime), [due])
    let run = try store.beginRun(
      command: "tick", codeVersion: "0", at: Instant(seconds: 1_706_003_600))
    try store.attach(run, to: due)
    try store.close()

    timed.pass(300)
    let report = try timed.tick()
    #expect(report.run != nil)
    let past = try timed.past()
    #expect(past.map(\.decision) == ["ran", "interrupted"])
    #expect(past.map(\.attempt) == [2, 1])
  }
}
