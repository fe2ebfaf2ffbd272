import Foundation
import TestSupport
import Testing

@testable import Runner

/// The real cron daemon: the line is installed, a minute comes, the run is there with its output.
struct CronDaemonTests {
  @Test(.timeLimit(.minutes(4))) func cronWakesTheRunner() throws {
    guard let parindex = Program.parindex, let daemon = CronDaemon() else {
      print("skipped: needs root, /usr/sbin/cron and the built program")
      return
    }
    defer { daemon.stop() }
    let round = try WorkedRound()
    let yaml = round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    let everyMinute = text.replacing(
      /schedule:\n( {2}- .*\n)+/, with: "schedule: [\"* * * * *\"]\n")
    try #require(everyMinute != text)
    try everyMinute.write(toFile: yaml, atomically: true, encoding: .utf8)

    func schedule(_ verb: String...) throws -> Program.Result {
      try parindex.run(["schedule"] + verb + ["--system"], in: round.folder.path)
    }
    #expect(try schedule("install", "--every", "1").code == 0)
    defer { _ = try? schedule("remove") }
    let log = round.folder.path + "/Checkpoints/haiduong-2023.log"
    let end = Date().addingTimeInterval(130)
    while Date() < end, !FileManager.default.fileExists(atPath: log) { usleep(200_000) }
    #expect(try schedule("remove").output == "removed\n")

    let kept = try String(contentsOfFile: log, encoding: .utf8)
    #expect(kept.contains(": ran (due)"))
    #expect(kept.contains("generation 1"))
    #expect(kept.contains("exit code 0"))
    let past = try parindex.run(["schedule", "past"], in: round.folder.path)
    #expect(past.output.contains(" ran, run 1: due"))
    #expect(
      FileManager.default.fileExists(atPath: round.outbox + "/haiduong-2023/latest/index.html"))
  }
}

/// The cron daemon: the one that is on, or one started for the test.
private struct CronDaemon {
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
