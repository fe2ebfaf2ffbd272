import Foundation
import TestSupport
import Testing

/// The official end of a round with the command line alone.
struct OfficialEndByCommandTests {
  private static func json(_ result: Program.Result) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any],
      "\(result.errors)")
  }

  @Test func freezePublishCorrectAndCollect() throws {
    guard let parindex = Program.parindex else {
      print("skipped: needs the built program")
      return
    }
    let closed = try ClosedRound()
    func operate(_ words: String...) throws -> Program.Result {
      try parindex.run(words, in: closed.round.folder.path)
    }
    let decision = ClosedRound.decision
    let early = try operate("publish", "--final", "--decision", decision)
    #expect(early.code == 65 && early.errors.contains("parindex freeze --reason"))
    let planned = try operate("freeze", "--reason", "chốt", "--plan")
    #expect(planned.code == 0 && planned.output.contains("would close the round"))
    let frozen = try OfficialEndByCommandTests.json(
      try operate("freeze", "--reason", "chốt", "--json"))
    #expect(frozen["isFrozen"] as? Bool == true && frozen["hasChanged"] as? Bool == true)
    #expect(try operate("freeze", "--reason", "nữa").output.contains("frozen already since"))

    try closed.dropLate()
    #expect(try operate("run", "--settle", "0").code == 0)
    let final = try operate("publish", "--final", "--decision", decision)
    #expect(final.code == 0 && final.output.contains("publishes a final generation"))
    #expect(final.output.contains("final under \(decision)"), "\(final.errors)")
    let status = try operate("status").output
    #expect(status.contains("official: generation") && status.contains(decision))
    #expect(status.contains("files that came after the freeze and do not count: 1"))
    let opened = try operate("unfreeze", "--reason", "nhầm")
    #expect(opened.code == 65 && opened.errors.contains("publish --correction"))

    let what = ["--reason", "Sở Y tế kiến nghị", "--submission", ClosedRound.late]
    let plan = try parindex.run(
      ["publish", "--correction", "--plan"] + what, in: closed.round.folder.path)
    #expect(plan.code == 0 && plan.output.contains("counts now: \(ClosedRound.late)"))
    let corrected = try OfficialEndByCommandTests.json(
      try parindex.run(
        ["publish", "--correction", "--json"] + what, in: closed.round.folder.path))
    #expect((corrected["edition"] as? [String: Any])?["kind"] as? String == "correction")
    #expect((corrected["moves"] as? [Any])?.isEmpty == false)

    let removable = try OfficialEndByCommandTests.json(try operate("gc", "--plan", "--json"))
    #expect(removable["isDone"] as? Bool == false)
    #expect(try operate("gc", "--vacuum").code == 0)
    let last = try #require(corrected["generation"] as? Int)
    for generation in 1...last {
      let verified = try operate("verify", "\(generation)")
      #expect(verified.code == 0, "\(verified.output) \(verified.errors)")
    }
    let trail = try operate("audit").output
    for verb in ["  freeze  ", "  publish --final  ", "  publish --correction  "] {
      #expect(trail.contains(verb), "\(verb)")
    }
  }

  @Test func anOfficialPublicationThatFailedNamesItsOwnCommand() throws {
    let parindex = try #require(Program.parindex, "the program is built with the tests")
    let closed = try ClosedRound()
    let folder = closed.round.folder.path
    #expect(try parindex.run(["freeze", "--reason", "chốt"], in: folder).code == 0)
    let decision = "Quyết định của 'Chủ tịch'"
    let generations = closed.round.outbox + "/haiduong-2023/generations"
    try FileManager.default.moveItem(atPath: generations, toPath: folder + "/aside")
    try Data().write(to: URL(filePath: generations))
    let failed = try parindex.run(["publish", "--final", "--decision", decision], in: folder)
    let command = #"parindex publish --final --decision 'Quyết định của '\''Chủ tịch'\'''"#
    #expect(failed.code == 74 && failed.errors.contains(command), "\(failed.errors)")
    let status = try parindex.run(["status"], in: folder).output
    #expect(status.contains(command) && status.contains("parindex retry") == false, "\(status)")

    try FileManager.default.removeItem(atPath: generations)
    try FileManager.default.moveItem(atPath: folder + "/aside", toPath: generations)
    #expect(try parindex.run(["retry"], in: folder).output.contains("final under") == false)
    let again = try parindex.run(["publish", "--final", "--decision", decision], in: folder)
    #expect(again.code == 0 && again.output.contains("final under \(decision)"), "\(again.errors)")
  }

  @Test func scheduleSpeaksJSONToo() throws {
    guard let parindex = Program.parindex else {
      print("skipped: needs the built program")
      return
    }
    let round = try WorkedRound()
    func operate(_ words: String...) throws -> [String: Any] {
      try OfficialEndByCommandTests.json(
        try parindex.run(["schedule"] + words + ["--json"], in: round.folder.path))
    }
    let line = try operate("install", "--print")
    #expect((line["line"] as? String)?.contains("'tick'") == true)
    #expect(line["isInstalled"] as? Bool == false)
    #expect(try operate("install", "--systemd", "--print").keys.sorted() == ["service", "timer"])
    #expect(try operate("trust-clock", "--reason", "đúng giờ")["trusted"] as? Bool == true)
  }
}
