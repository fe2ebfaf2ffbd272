import Disk
import Domain
import Foundation
import TestSupport
import Testing

/// Processes that a hook starts end with it, and a hook cannot start the next run.
struct HookFamilyTests {
  private static func isAlive(_ process: pid_t) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return !stat.contains(") Z ")
  }

  @Test(arguments: [
    "setsid sleep 300 & echo $! > FILE; sleep 300",
    "(setsid sh -c 'echo $$ > FILE; exec sleep 300' &) ; sleep 300",
    // One that clears its environment was seen below the hook before.
    "sh -c 'sleep 0.3; exec env -i setsid -w sh -c \"echo \\$\\$ > FILE; exec sleep 300\"' & sleep 300",
  ])
  func aChildInASessionOfItsOwnIsKilledToo(_ script: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/child"
    let said = BoundedProgram(
      words: ["/bin/sh", "-c", script.replacing("FILE", with: file)], variables: [:], input: [],
      seconds: 2
    ).run()
    #expect(said == "killed after 2 s")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let child = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    for _ in 0..<100 where HookFamilyTests.isAlive(child) { usleep(20_000) }
    #expect(!HookFamilyTests.isAlive(child))
  }

  @Test func aHookThatEndsInTimeIsNotKilled() throws {
    let said = BoundedProgram(
      words: ["/bin/sh", "-c", "test -n \"$PARINDEX_HOOK\""], variables: [:], input: [], seconds: 20
    ).run()
    #expect(said == nil, "it is told that it is inside a hook")
  }

  @Test(arguments: [["run"], ["tick"], ["freeze", "--reason", "x"]])
  func aRunInsideAHookIsRefused(_ command: [String]) throws {
    let round = try WorkedRound()
    let parindex = try #require(Program.parindex, "the built program is not there")
    let ended = try parindex.run(
      command + ["--pipeline", round.definition], environment: ["PARINDEX_HOOK": "1"])
    #expect(ended.code == 75)
    #expect(ended.errors.contains("hook of notify") && ended.errors.contains("To mend:"))
    #expect(!FileManager.default.fileExists(atPath: round.outbox), "nothing was done")
  }
}
