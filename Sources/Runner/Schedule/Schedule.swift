public import Domain
public import Definitions
internal import Foundation

/// The due times of a pipeline: cron expressions in an IANA time zone.
///
/// The rule for days on which clocks change: **every wall-clock minute that an expression names is
/// due exactly once.** A minute that the clock skips is due at the first moment after the jump,
/// together with everything else that was skipped; a minute that the clock shows twice is due the
/// first time. The same rule holds for any change of a zone's own offset.
public struct Schedule: Sendable {
  /// A moment at which the pipeline is due.
  public struct Occurrence: Hashable, Sendable, Codable {
    /// The moment.
    public let dueAt: Instant
    /// The expressions that name it, as written.
    public let expressions: [String]
    /// The zone's offset from UTC at that moment, in seconds.
    public let utcOffset: Int
  }

  /// The expressions.
  public let expressions: [CronExpression]
  /// The IANA name of the zone.
  public let zone: String
  private let timeZone: TimeZone

  /// Creates a schedule.
  ///
  /// - Parameters:
  ///   - expressions: The cron expressions.
  ///   - zone: The IANA name of the zone.
  /// - Throws: `RunnerFailure` when one of them is invalid.
  public init(expressions: [String], zone: String) throws {
    guard let timeZone = TimeZone(identifier: zone) else {
      throw RunnerFailure(
        .configuration, cause: "there is no time zone '\(Printable.line(zone))'",
        mend: "correct time_zone in pipeline.yaml, then: parindex check")
    }
    self.zone = zone
    self.timeZone = timeZone
    self.expressions = try expressions.map { text in
      do throws(CronExpression.Fault) {
        return try CronExpression(text)
      } catch {
        throw RunnerFailure(
          .configuration, cause: "the schedule '\(Printable.line(text))': \(error.reason.en)",
          mend: "correct schedule in pipeline.yaml, then: parindex check")
      }
    }
  }

  /// The occurrences after one moment up to another, in order.
  public func occurrences(after: Instant, through: Instant) -> [Occurrence] {
    guard after < through else { return [] }
    var due: [Int64: [String]] = [:]
    let stretches = ZoneStretch.stretches(
      of: timeZone, from: after.seconds, through: through.seconds)
    for expression in expressions {
      for moment in moments(of: expression, in: stretches)
      where moment > after.seconds && moment <= through.seconds {
        if due[moment]?.last != expression.text { due[moment, default: []].append(expression.text) }
      }
    }
    return due.sorted { $0.key < $1.key }.map { moment, expressions in
      Occurrence(
        dueAt: Instant(seconds: moment), expressions: expressions, utcOffset: offset(at: moment))
    }
  }

  /// The next occurrences after a moment; fewer than requested when ten years hold no more.
  public func next(_ count: Int, after: Instant) -> [Occurrence] {
    var found: [Occurrence] = []
    var from = after
    let end = after.seconds + 3_653 * 86_400
    // A busy schedule fills the first day; a rare one needs ever longer windows.
    var window: Int64 = 86_400
    while found.count < count, from.seconds < end {
      let through = Instant(seconds: min(from.seconds + window, end))
      found += occurrences(after: from, through: through)
      from = through
      window = min(window * 4, 400 * 86_400)
    }
    return Array(found.prefix(count))
  }

  /// The zone's offset from UTC at a moment, in seconds.
  public func offset(at seconds: Int64) -> Int {
    timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
  }

  private func moments(of expression: CronExpression, in stretches: [ZoneStretch]) -> [Int64] {
    var moments: [Int64] = []
    // The furthest wall-clock time shown so far: a time shown again is not due again.
    var shown = stretches.first?.wallStart ?? 0
    for stretch in stretches {
      if stretch.wallStart > shown,
        hasMatch(expression, from: shown, below: stretch.wallStart)
      {
        moments.append(stretch.start)
      }
      let from = max(shown, stretch.wallStart)
      if from < stretch.wallEnd {
        forEachMatch(expression, from: from, below: stretch.wallEnd) { wall in
          moments.append(wall - Int64(stretch.offset))
          return true
        }
      }
      shown = max(shown, stretch.wallEnd)
    }
    return moments
  }

  private func hasMatch(_ expression: CronExpression, from: Int64, below: Int64) -> Bool {
    var found = false
    forEachMatch(expression, from: from, below: below) { _ in
      found = true
      return false
    }
    return found
  }

  /// Calls back with the first wall-clock second of every matching minute, until told to stop.
  private func forEachMatch(
    _ expression: CronExpression, from: Int64, below: Int64, _ body: (Int64) -> Bool
  ) {
    let hours = expression.hours.sorted()
    let minutes = expression.minutes.sorted()
    for day in floorDivide(from, 86_400)...floorDivide(below - 1, 86_400)
    where expression.matches(day: Int(day)) {
      for hour in hours {
        for minute in minutes {
          let wall = day * 86_400 + Int64(hour * 3600 + minute * 60)
          if wall >= from, wall < below, !body(wall) { return }
        }
      }
    }
  }
}

/// Division that rounds towards the past, even before 1970.
private func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
}

/// A stretch of time with one offset from UTC.
struct ZoneStretch: Hashable {
  /// The first second and the one after the last, counted since 1970-01-01T00:00:00Z.
  let start: Int64, end: Int64
  /// The offset from UTC in seconds.
  let offset: Int

  /// The wall-clock time at the start and the end, in the same count.
  var wallStart: Int64 { start + Int64(offset) }
  var wallEnd: Int64 { end + Int64(offset) }

  /// The stretches of a zone from two days before one moment, to include a change just before it,
  /// through another.
  static func stretches(of zone: TimeZone, from: Int64, through: Int64) -> [ZoneStretch] {
    func offset(_ seconds: Int64) -> Int {
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
    let end = through + 1
    var stretches: [ZoneStretch] = []
    var start = from - 2 * 86_400
    var own = offset(start)
    var position = start
    // No zone has ever changed twice within three hours.
    let step: Int64 = 3 * 3600
    while position < end {
      let next = min(position + step, end)
      let there = offset(next)
      if there != own {
        var before = position
        var after = next
        while after - before > 1 {
          let middle = before + (after - before) / 2
          if offset(middle) == own { before = middle } else { after = middle }
        }
        stretches.append(ZoneStretch(start: start, end: after, offset: own))
        start = after
        own = there
      }
      position = next
    }
    if start < end { stretches.append(ZoneStretch(start: start, end: end, offset: own)) }
    return stretches
  }
}
