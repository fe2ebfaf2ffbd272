import Domain
import Foundation
import Sample
import TestSupport
import Testing

@testable import Runner

/// A night under the real cron with a broken Outbox, and the operator's morning after it, with
/// nothing but the command line.
struct OperatorsMorningTests {
  /// The files of two sở's self-assessments and appraisals.
  private static func files(seed: UInt64, _ round: WorkedRound) throws -> [OutputFile] {
    try WholeSample.made(seed: seed).files.filter {
      $0.path.hasPrefix("HD-SO-S")
        || $0.path.hasPrefix("_appraisal") && $0.path.contains("HD-SO-S")
    }
  }

  /// Puts the line into the user's crontab, waits for a run, and takes just that line out.
  private static func night(
    _ round: WorkedRound, _ parindex: Program, until log: String
  ) throws {
    func schedule(_ words: String...) throws -> Int32 {
      try parindex.run(["schedule"] + words, in: round.folder.path).code
    }
    #expect(try schedule("install", "--every", "1") == 0)
    defer { _ = try? schedule("remove") }
    let end = Date().addingTimeInterval(240)
    while Date() < end {
      if let text = try? String(contentsOfFile: log, encoding: .utf8), text.contains("exit code") {
        return
      }
      usleep(200_000)
    }
  }

  @Test(.timeLimit(.minutes(8))) func brokenNightIsMendedByWhatStatusSays() throws {
    guard let parindex = Program.parindex, let daemon = CronDaemon() else {
      print("skipped: needs root, /usr/sbin/cron and the built program")
      return
    }
    defer { daemon.stop() }
    let round = try WorkedRound()
    try round.drop(try OperatorsMorningTests.files(seed: 7, round))
    try round.scheduleEveryMinute()
    // Somebody put a file where the folder should be.
    try round.folder.write(Array("không phải thư mục".utf8), to: "Outbox")
    try OperatorsMorningTests.night(
      round, parindex, until: round.folder.path + "/Checkpoints/haiduong-2023.log")

    func operate(_ line: String) throws -> Program.Result {
      try parindex.run(
        line.split(separator: " ").dropFirst().map(String.init), in: round.folder.path)
    }
    // Morning: one screen says what failed, and how to mend it.
    let status = try operate("parindex status")
    #expect(status.code == 74)
    #expect(status.output.contains("failed, exit code 74"))
    #expect(status.output.contains(round.outbox) || status.output.contains("'Outbox"))
    let mend = try #require(status.output.firstMatch(of: /To mend: .*?(parindex retry)/)).output.1
    try FileManager.default.removeItem(atPath: round.outbox)
    let retried = try operate(String(mend))
    #expect(retried.code == 0, "\(retried.errors)")
    #expect(retried.output.contains("generation 1"))
    #expect(try operate("parindex status").output.contains("failed partitions") == false)

    try lateResubmission(round, operate)
  }

  private func lateResubmission(
    _ round: WorkedRound, _ operate: (String) throws -> Program.Result
  ) throws {
    for file in try OperatorsMorningTests.files(seed: 8, round)
    where file.path.contains("HD-SO-SYT") {
      let late = file.path.replacing(".xml", with: " lan 2.xml")
      try round.drop([OutputFile(path: late, bytes: file.bytes)])
    }
    let run = try operate("parindex run --settle 0")
    #expect(run.code == 0 && run.output.contains("generation 2"), "\(run.errors)")

    let rerun = try operate(
      "parindex rerun --from score --unit HD-SO-SYT --reason theo-yêu-cầu-của-Hội-đồng")
    #expect(rerun.code == 0 && rerun.output.contains("generation 2"))

    let diff = try operate("parindex diff 1 2")
    #expect(diff.code == 0)
    #expect(diff.output.contains("(HD-SO-SYT): "))
    #expect(diff.output.contains("counts now: _appraisal/Tham dinh HD-SO-SYT lan 2.xml"))
    #expect(diff.output.contains("counts no more: _appraisal/Tham dinh HD-SO-SYT.xml"))
    for generation in [1, 2] {
      let verified = try operate("parindex verify \(generation)")
      #expect(verified.code == 0, "\(verified.output) \(verified.errors)")
    }
    let audit = try operate("parindex audit --verify")
    #expect(audit.code == 0)
    let trail = try operate("parindex audit").output
    #expect(trail.contains("theo-yêu-cầu-của-Hội-đồng"))
    #expect(trail.contains("retry"))
  }
}
