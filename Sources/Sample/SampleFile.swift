import Domain

/// A file of the sample round, with its arrival and its faults.
struct SampleFile {
  /// The file, its path below Inbox.
  let file: OutputFile
  /// When the secretariat registered it; nil when it never did.
  let received: Instant?
  /// The faults planted in it.
  var planted: [Planted] = []
}

/// Arrival times relative to the deadline of the self-assessments.
struct ArrivalTimes {
  private let deadline: Instant
  private let round: Round

  /// Takes the round's deadlines; self-assessments are due on 10 January by default.
  init(_ round: Round) {
    self.round = round
    let usual = CalendarDate(year: round.year + 1, month: 1, day: 10)
      .map { Calendar.instant($0, hour: 23, minute: 59, second: 59) }
    deadline = round.deadlines[.selfAssessment] ?? usual ?? Instant(seconds: 0)
  }

  /// A time in office hours, the given number of days before the deadline of self-assessments.
  func before(_ days: ClosedRange<Int>, _ form: Form, _ random: inout SplitMix64) -> Instant {
    moment(-random.within(days), form, &random)
  }

  /// A time in office hours, the given number of days after the deadline of self-assessments.
  func after(_ days: ClosedRange<Int>, _ form: Form, _ random: inout SplitMix64) -> Instant {
    moment(random.within(days), form, &random)
  }

  private func moment(_ days: Int, _ form: Form, _ random: inout SplitMix64) -> Instant {
    let time = Int64(random.within(7 * 60...16 * 60) * 60 + 59)
    let moment = Instant(seconds: deadline.seconds + Int64(days) * Calendar.day - time)
    guard form != .selfAssessment, let last = round.deadlines[form] else { return moment }
    return min(moment, Instant(seconds: last.seconds - time))
  }
}
