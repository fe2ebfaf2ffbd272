internal import Domain

/// Checks that a schedule is a cron expression of five fields, or `@daily` and the like, and can
/// come due.
struct CronExpressionCheck {
  let expression: SourceText
  let log: FaultLog

  func run() {
    do {
      _ = try CronExpression(expression.value)
    } catch {
      log.report(
        .schedule, at: expression.place, vi: "lịch “\(expression.value)”: \(error.reason.vi)",
        en: "the schedule '\(expression.value)': \(error.reason.en)")
    }
  }
}
