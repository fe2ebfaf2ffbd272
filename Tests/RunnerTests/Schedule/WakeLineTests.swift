import Definitions
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The one line that wakes the runner, and the crontab it stands in.
struct WakeLineTests {
  static func wake(folder: String = "/srv/cải cách", program: String = "/opt/par'index") throws
    -> WakeLine
  {
    let pipeline = try WorkedRound().pipeline()
    return WakeLine(program: program, folder: folder, pipeline: pipeline)
  }

  @Test func pathsAreQuotedForTheShellAndForCron() throws {
    let line = try WakeLineTests.wake(folder: "/srv/100% %s").crontab()
    #expect(line.hasPrefix("*/5 * * * * cd '/srv/100\\% \\%s' && '/opt/par'\\''index' 'tick' "))
    #expect(!line.contains("\n"))
    #expect(try WakeLineTests.wake().crontab(user: "root").hasPrefix("*/5 * * * * root cd "))
    let broken = try WakeLineTests.wake(folder: "/srv/a\nb")
    #expect(throws: RunnerFailure.self) { try broken.crontab() }
  }

  @Test func theShellReadsTheWordsBack() throws {
    let folder = try TemporaryFolder()
    let odd = folder.path + "/it's 100 $HOME `x` \"quoted\""
    try folder.write([], to: "it's 100 $HOME `x` \"quoted\"/here")
    let wake = try WakeLineTests.wake(folder: odd, program: "/bin/echo")
    let command = try wake.crontab().split(separator: " ", maxSplits: 5)[5]
    let result = try Program(path: "/bin/sh").run(["-c", String(command)])
    #expect(result.code == 0)
    #expect(result.output == "tick --pipeline \(wake.definition) --log \(wake.log)\n")
  }

  @Test func systemdUnitsCatchUpAfterAnOutage() throws {
    let texts = try WakeLineTests.wake().systemd
    #expect(texts.timer.contains("Persistent=true"))
    #expect(texts.timer.contains("OnCalendar=*:0/5"))
    #expect(texts.service.contains("ExecStart=\"/opt/par'index\" \"tick\" \"--pipeline\""))
    #expect(texts.service.contains("Type=oneshot"))
  }

  @Test func installingTwiceIsInstallingOnceAndRemovingLeavesTheRest() throws {
    guard let crontab = Program(installed: "crontab") else {
      print("skipped: there is no crontab here")
      return
    }
    let before = try crontab.run(["-l"]).output
    let own = Crontab(wake: try WakeLineTests.wake(), place: .user)
    let (line, hasChanged) = try own.install()
    #expect(hasChanged)
    #expect(try own.install().hasChanged == false)
    let during = try crontab.run(["-l"]).output
    #expect(during == before + line + "\n")
    #expect(try own.remove())
    #expect(try own.remove() == false)
    #expect(try crontab.run(["-l"]).output == before)
  }

  @Test func theSystemFileIsOneLineWithAUser() throws {
    let folder = try TemporaryFolder()
    let own = Crontab(
      wake: try WakeLineTests.wake(), place: .system(folder: folder.path, user: "parindex"))
    #expect(try own.install().hasChanged)
    #expect(try own.install().hasChanged == false)
    let name = try #require(try folder.files(below: "").keys.first)
    #expect(name.wholeMatch(of: /parindex-haiduong-2023-[0-9a-f]{8}/) != nil)
    let text = try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 1)
    #expect(text.hasPrefix("*/5 * * * * parindex cd "))
    #expect(try own.remove())
    #expect(try own.remove() == false)
  }

  @Test func twoPipelinesOfOneRoundHaveTwoSystemFiles() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (try WorkedRound(), try WorkedRound())
    func crontab(_ round: WorkedRound) throws -> Crontab {
      Crontab(
        wake: WakeLine(
          program: "/usr/bin/parindex", folder: round.folder.path, pipeline: try round.pipeline()),
        place: .system(folder: folder.path, user: "parindex"))
    }
    _ = try crontab(first).install()
    let one = try folder.files(below: "")
    _ = try crontab(second).install()
    #expect(try folder.files(below: "").count == 2)
    #expect(try crontab(second).remove())
    #expect(try folder.files(below: "") == one)

    // A file of the name that earlier versions gave, of the first pipeline.
    let text = try #require(one.values.first)
    #expect(try crontab(first).remove())
    try folder.write(Array(text), to: "parindex-haiduong-2023")
    #expect(try crontab(second).remove() == false)
    _ = try crontab(second).install()
    #expect(try folder.files(below: "").count == 2, "the other pipeline's file stays")
    #expect(try crontab(first).install().hasChanged)
    #expect(try folder.files(below: "")["parindex-haiduong-2023"] == nil)
  }
}
