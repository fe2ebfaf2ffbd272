import Foundation
import TestSupport
import Testing

@testable import Runner

/// The real cron daemon: the line is installed, a minute comes, the run is there with its output.
struct CronDaemonTests {
  @Test(.timeLimit(.minutes(6))) func cronWakesTheRunner() throws {
    guard let parindex = Program.parindex, let daemon = CronDaemon() else {
      print("skipped: needs root, /usr/sbin/cron and the built program")
      return
    }
    defer { daemon.stop() }
    let round = try WorkedRound()
    try round.scheduleEveryMinute()

    func schedule(_ verb: String...) throws -> Program.Result {
      try parindex.run(["schedule"] + verb + ["--system"], in: round.folder.path)
    }
    #expect(try schedule("install", "--every", "1").code == 0)
    defer { _ = try? schedule("remove") }
    let log = round.folder.path + "/Checkpoints/haiduong-2023.log"
    let end = Date().addingTimeInterval(200)
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
