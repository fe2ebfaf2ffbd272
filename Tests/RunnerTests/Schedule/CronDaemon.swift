import Foundation
import TestSupport
import Testing

/// The cron daemon: the one that is on, or one started for the test.
struct CronDaemon {
  private let own: Process?

  init?() {
    guard getuid() == 0, FileManager.default.isExecutableFile(atPath: "/usr/sbin/cron") else {
      return nil
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/sbin/cron")
    process.arguments = ["-f"]
    guard (try? process.run()) != nil else { return nil }
    usleep(500_000)
    // Another daemon that is on keeps this one from starting, and serves as well.
    own = process.isRunning ? process : nil
  }

  func stop() {
    // A daemon started from here may have the polite signals blocked.
    if let own { kill(own.processIdentifier, SIGKILL) }
  }
}

extension WorkedRound {
  /// Makes every minute a due time, in place of the round's own schedule.
  func scheduleEveryMinute() throws {
    let yaml = definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    let everyMinute = text.replacing(
      /schedule:\n( {2}- .*\n)+/, with: "schedule: [\"* * * * *\"]\n")
    try #require(everyMinute != text)
    try everyMinute.write(toFile: yaml, atomically: true, encoding: .utf8)
  }
}
