import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The hooks of `notify`, with real programs and a real listener.
struct NotifyTests {
  /// A round whose pipeline.yaml has these lines besides.
  private static func round(_ notify: String) throws -> WorkedRound {
    let round = try WorkedRound()
    let yaml = round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    try (text + "\nnotify:\n" + notify).write(toFile: yaml, atomically: true, encoding: .utf8)
    return round
  }

  /// Writes a program beside the definition.
  private static func script(_ body: String, in round: WorkedRound) throws {
    let path = round.definition + "/tell"
    try "#!/bin/sh\n\(body)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  private static func text(_ name: String, in round: WorkedRound) throws -> String {
    try String(contentsOfFile: round.folder.path + "/" + name, encoding: .utf8)
  }

  private static func takeInboxAway(_ round: WorkedRound) throws {
    try FileManager.default.removeItem(atPath: round.inbox)
  }

  private static let both = """
      on_failure: { command: [./tell, "a b", "$HOME"] }
      on_success: { command: [./tell, well] }
    """

  @Test func aCommandGetsItsArgumentsVariablesAndReport() throws {
    let round = try NotifyTests.round(NotifyTests.both)
    let out = round.folder.path
    try NotifyTests.script(
      "printf '%s|' \"$@\" >'\(out)/arguments'; cat >'\(out)/report'; env >'\(out)/env'",
      in: round)
    try round.run()
    #expect(try NotifyTests.text("arguments", in: round) == "well|")
    try NotifyTests.takeInboxAway(round)
    #expect(throws: RunnerFailure.self) { try round.run() }
    #expect(try NotifyTests.text("arguments", in: round) == "a b|$HOME|", "no shell reads them")
    let env = try NotifyTests.text("env", in: round).split(separator: "\n")
    for line in [
      "PARINDEX_ROUND=haiduong-2023", "PARINDEX_STATE=failed", "PARINDEX_EXIT_CODE=74",
      "PARINDEX_RUN=2",
    ] {
      #expect(env.contains { $0 == line }, "\(line)")
    }
    #expect(env.contains { $0.hasPrefix("PARINDEX_CAUSE=") && $0.contains("Inbox") })
    let report = try JSONSerialization.jsonObject(
      with: Data(NotifyTests.text("report", in: round).utf8))
    let fields = try #require(report as? [String: Any])
    #expect(fields["state"] as? String == "failed" && fields["exitCode"] as? Int == 74)
    #expect((fields["run"] as? [String: Any])?["run"] as? Int == 2)
    #expect(try round.runner(RunRequest(), at: 1_706_000_000).status().untold == nil)
  }

  @Test(arguments: [
    ("echo 'no \u{7}line' >&2; exit 3", "exit code 3: no \\u{7}line"), ("kill -9 $$", "signal 9"),
    ("exec /no/such/program", "exit code 127"),
  ])
  func aHookThatFailsIsShownAndChangesNoExitCode(_ body: String, _ said: String) throws {
    let round = try NotifyTests.round(NotifyTests.both)
    try NotifyTests.script(body, in: round)
    #expect(try round.run().generation == 1)
    let untold = try #require(try round.runner(RunRequest(), at: 1_706_000_000).status().untold)
    #expect(untold.hasPrefix("on_success for run 1, ") && untold.contains(said))
    #expect(try HeartbeatTests.heartbeat(round).untold == untold)
    let parindex = try #require(Program.parindex, "the built program is not there")
    let status = try parindex.run(["status", "--pipeline", round.definition])
    #expect(status.code == 0 && status.output.contains("NOBODY WAS TOLD: on_success for run 1"))
    try NotifyTests.takeInboxAway(round)
    let failure = #expect(throws: RunnerFailure.self) { try round.run() }
    #expect(failure?.kind == .io, "the run's own failure, not the hook's")
  }

  @Test func aProgramThatIsNotThereIsSaid() throws {
    let round = try NotifyTests.round(NotifyTests.both)
    try round.run()
    let untold = try round.runner(RunRequest(), at: 1_706_000_000).status().untold
    #expect(untold?.contains("cannot be started: No such file") == true)
  }

  @Test func aHookThatHangsIsKilledWithAllItStarted() throws {
    let round = try NotifyTests.round(NotifyTests.both + "\n  timeout_seconds: 1\n")
    let out = round.folder.path
    try NotifyTests.script(
      "sleep 300 & echo $! >'\(out)/child'; while :; do echo noise >&2; done", in: round)
    let began = SuspendingClock.now
    try round.run()
    #expect(SuspendingClock.now - began < .seconds(60))
    let untold = try round.runner(RunRequest(), at: 1_706_000_000).status().untold
    #expect(untold?.contains("killed after 1 s") == true)
    let text = try NotifyTests.text("child", in: round).trimmingCharacters(
      in: .whitespacesAndNewlines)
    let child = try #require(Int32(text))
    // The kernel delivers the signal at once, the entry goes when init has reaped it.
    for _ in 0..<100 where kill(child, 0) == 0 && NotifyTests.isAlive(child) { usleep(50_000) }
    #expect(!NotifyTests.isAlive(child))
  }

  private static func isAlive(_ pid: Int32) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else {
      return false
    }
    return !stat.contains(") Z ")
  }

  @Test func anAddressGetsTheReport() throws {
    let listener = try Listener(answer: "204 No Content")
    defer { listener.stop() }
    let round = try NotifyTests.round(
      "  on_failure: { url: \"http://127.0.0.1:\(listener.port)/hook?key=a%22b\" }\n")
    try round.run()
    #expect(listener.requests.isEmpty, "nothing is said of a success")
    try NotifyTests.takeInboxAway(round)
    #expect(throws: RunnerFailure.self) { try round.run() }
    let request = try #require(listener.requests.first)
    #expect(request.hasPrefix("POST /hook?key=a%22b HTTP/1.1\r\n"))
    #expect(request.contains("Content-Type: application/json\r\n"))
    let body = try #require(request.range(of: "\r\n\r\n")).upperBound
    let report = try JSONSerialization.jsonObject(with: Data(request[body...].utf8))
    let fields = try #require(report as? [String: Any])
    #expect((fields["cause"] as? String)?.contains("'\(round.inbox)'") == true)
    #expect(try round.runner(RunRequest(), at: 1_706_000_000).status().untold == nil)
  }

  @Test(arguments: ["500 Broken", nil] as [String?])
  func anAddressThatDoesNotTakeItIsShown(_ answer: String?) throws {
    let listener = try Listener(answer: answer)
    defer { listener.stop() }
    let round = try NotifyTests.round(
      "  timeout_seconds: 2\n  on_success: { url: \"http://127.0.0.1:\(listener.port)/\" }\n")
    #expect(try round.run().generation == 1)
    let untold = try #require(try round.runner(RunRequest(), at: 1_706_000_000).status().untold)
    #expect(
      untold.contains("500") || untold.contains("killed after 2 s") || untold.contains("timed out"))
  }

  @Test func ticksThatFailAlikeBeforeARunAreToldOfOnce() throws {
    let timed = try TickTests.Timed(
      besides: "notify: { on_failure: { command: [./tell] } }\n")
    let told = timed.round.folder.path + "/told"
    try NotifyTests.script("echo \"$PARINDEX_RUN,$PARINDEX_STATE\" >>'\(told)'", in: timed.round)
    _ = try timed.tick()
    timed.pass(300, step: -7200)
    for _ in 0..<3 {
      #expect(throws: RunnerFailure.self) { try timed.tick() }
      timed.pass(300)
    }
    #expect(try NotifyTests.text("told", in: timed.round) == ",failed\n")
    try timed.trust()
    timed.pass(3600)
    #expect(try timed.tick().run != nil)
    timed.pass(300, step: -7200)
    #expect(throws: RunnerFailure.self) { try timed.tick() }
    #expect(try NotifyTests.text("told", in: timed.round) == ",failed\n,failed\n", "it recurred")
    try timed.trust()
    try FileManager.default.removeItem(atPath: timed.round.inbox)
    for _ in 0..<2 {
      timed.pass(3600)
      #expect(throws: RunnerFailure.self) { try timed.tick() }
    }
    #expect(
      try NotifyTests.text("told", in: timed.round) == ",failed\n,failed\n2,failed\n3,failed\n")
  }
}
