import Foundation
import TestSupport
import Testing

/// A changed definition with the command line alone.
struct AdoptByCommandTests {
  @Test func theRunSaysWhatWaitsAndAdoptTakesIt() throws {
    let parindex = try #require(Program.parindex, "the program is built with the tests")
    let changed = try ChangedRound(isRun: false)
    func operate(_ words: String...) throws -> Program.Result {
      try parindex.run(words, in: changed.round.folder.path)
    }
    #expect(try operate("run", "--settle", "0").code == 0)
    try changed.unrankTheRival()
    let waits = try operate("run", "--settle", "0")
    #expect(waits.code == 78, "\(waits.errors)")
    #expect(waits.output.contains("generation 1 (unchanged)"))
    let last = try #require(waits.errors.split(separator: "\n").last)
    #expect(last.contains("“Kho bạc” – ranked: yes → no"))
    #expect(last.contains("parindex adopt --reason"))
    let status = try operate("status")
    #expect(status.code == 78 && status.output.hasPrefix("THE DEFINITION WAITS"))
    let plan = try operate("adopt", "--plan")
    // By the machine's own clock every form of this round is late, so that nobody is ranked.
    #expect(plan.code == 0 && plan.output.contains("(TW2): not ranked as before"), "\(plan.errors)")
    #expect(try operate("adopt").code == 64, "a word needs its reason")
    let taken = try operate("adopt", "--reason", "Thông báo 12/TB")
    #expect(taken.code == 0 && taken.output.contains("parindex run"), "\(taken.errors)")
    let run = try operate("run", "--settle", "0")
    #expect(run.code == 0 && run.output.contains("generation 2"), "\(run.errors)")
    #expect(try operate("audit").output.contains("Thông báo 12/TB"))
    #expect(try operate("verify", "2").code == 0)

    try changed.edit("pipeline.yaml", "ties: dense", "ties: none")
    let faulty = try operate("run", "--settle", "0")
    #expect(faulty.code == 78 && faulty.output.contains("generation 2"), "\(faulty.errors)")
    #expect(faulty.errors.contains("pipeline.yaml:") && faulty.errors.contains("parindex check"))
    #expect(try operate("history").code == 0)
  }

  @Test func aTickGoesOnAndEndsWithTheSameWord() throws {
    let parindex = try #require(Program.parindex, "the program is built with the tests")
    let changed = try ChangedRound(isRun: false)
    try changed.edit("pipeline.yaml", "@daily", "* * * * *")
    func operate(_ words: String...) throws -> Program.Result {
      try parindex.run(words, in: changed.round.folder.path)
    }
    #expect(try operate("run", "--settle", "0").code == 0)
    #expect(try operate("tick").code == 0)
    try changed.unrankTheRival()
    var tick = try operate("tick", "--settle", "0")
    for _ in 0..<100 where tick.code == 0 {
      usleep(1_000_000)
      tick = try operate("tick", "--settle", "0")
    }
    #expect(tick.code == 78 && tick.errors.contains("parindex adopt --reason"), "\(tick.errors)")
  }
}
