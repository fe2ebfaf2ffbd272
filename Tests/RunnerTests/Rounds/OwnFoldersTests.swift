import Foundation
import TestSupport
import Testing

/// A round owns its Inbox, its Outbox and its database.
struct OwnFoldersTests {
  /// The lines that `check` said to write, as file, line and text.
  static func lines(_ output: String) -> [(file: String, line: Int, text: String)] {
    output.split(separator: "\n").compactMap { line in
      guard let match = line.firstMatch(of: /^(.*?):(\d+):\d+: folders-[a-z]+: .*; write: (.*)$/),
        let number = Int(match.2)
      else { return nil }
      return (String(match.1), number, String(match.3))
    }
  }

  /// Writes what `check` told to write.
  static func follow(_ output: String, in rounds: TwoRounds) throws {
    for (file, line, text) in lines(output) {
      let path = file.hasPrefix("/") ? file : "\(rounds.folder.path)/\(file)"
      var all = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
      let indent = all[line - 1].prefix { $0 == " " }
      all[line - 1] = indent + text
      try all.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  @Test func aDefinitionElsewhereThatTakesARoundsInboxIsRefused() throws {
    let rounds = try TwoRounds()
    try rounds.makeFolder("other/deep")
    try rounds.copy(to: "other/deep/z")
    try rounds.edit(
      "other/deep/z",
      [("id: trung-uong-2024", "id: z"), ("../../Inbox/{id}", "../../../Inbox/trung-uong-2024")])
    for verb in ["check", "run"] {
      let result = try rounds.run(verb, "--pipeline", "other/deep/z")
      #expect(result.code == 78, "\(verb): \(result.output)")
      let said = result.output + result.errors
      #expect(said.contains("is or meets Inbox of the round 'trung-uong-2024'"), "\(verb)")
      #expect(said.contains("other/deep/z/pipeline.yaml") && said.contains("inbox: "), "\(verb)")
    }
  }

  @Test func aCopyWithAnotherIdAndYearHasFoldersOfItsOwn() throws {
    let rounds = try TwoRounds()
    try rounds.drop(into: "Inbox/trung-uong-2024")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    let before = try rounds.published("Outbox/trung-uong-2024")
    #expect(before["latest/index.html"] != nil || before["generations/1/index.html"] != nil)
    #expect(before.keys.contains { $0.hasPrefix("receipts/") })

    try rounds.copy()
    try rounds.edit(TwoRounds.second, TwoRounds.nextYear)
    let checked = try rounds.run("check", "--pipeline", TwoRounds.second)
    #expect(checked.code == 0, "\(checked.output)")
    let early = try rounds.take(TwoRounds.second)
    #expect(early.code == 74 && early.errors.contains("Inbox/trung-uong-2025"))
    try rounds.makeFolder("Inbox/trung-uong-2025")
    let taken = try rounds.take(TwoRounds.second)
    #expect(taken.code == 0 && taken.output.contains("files seen 0 "), "\(taken.output)")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    #expect(try rounds.published("Outbox/trung-uong-2024") == before)
    for definition in [TwoRounds.first, TwoRounds.second] {
      #expect(try rounds.run("verify", "--pipeline", definition).code == 0)
    }
  }

  /// Changes to a copy of a round with plain folders, none of which gives it all it needs.
  static let slips: [(String, [(String, String)])] = [
    ("nothing but id and year", TwoRounds.nextYear),
    ("not even the id", [("year: 2024", "year: 2025")]),
    ("its Inbox alone", TwoRounds.nextYear + [("inbox: ../../Inbox\n", "inbox: ../../Next\n")]),
    ("its Outbox alone", TwoRounds.nextYear + [("outbox: ../../Outbox\n", "outbox: ../../Next\n")]),
    (
      "an Inbox in the other's",
      TwoRounds.nextYear + [
        ("inbox: ../../Inbox\n", "inbox: ../../Inbox/2025\n"),
        ("outbox: ../../Outbox\n", "outbox: ../../Next\n"),
      ]
    ),
    (
      "an Outbox that is the other's Inbox",
      TwoRounds.nextYear + [
        ("outbox: ../../Outbox\n", "outbox: ../../Inbox\n"),
        ("inbox: ../../Inbox\n", "inbox: ../../Next\n"),
      ]
    ),
    (
      "a link to the other's Inbox",
      TwoRounds.nextYear + [
        ("inbox: ../../Inbox\n", "inbox: ../../Link\n"),
        ("outbox: ../../Outbox\n", "outbox: ../../Next\n"),
      ]
    ),
  ]

  @Test(arguments: slips, [false, true])
  func twoDefinitionsOnOneFolderAreRefusedUntilTheNamedLinesAreWritten(
    slip: (String, [(String, String)]), hasRun: Bool
  ) throws {
    let rounds = try TwoRounds(inbox: "../../Inbox", outbox: "../../Outbox")
    try rounds.drop(into: "Inbox")
    try FileManager.default.createSymbolicLink(
      atPath: rounds.folder.path + "/Link", withDestinationPath: "Inbox")
    if hasRun { #expect(try rounds.take(TwoRounds.first).code == 0) }
    let before = try rounds.folder.files(below: "Outbox")
    try rounds.copy()
    try rounds.edit(TwoRounds.second, slip.1)

    let checked = try rounds.run("check", "--pipeline", TwoRounds.second)
    #expect(checked.code == 78, "\(slip.0)")
    #expect(checked.output.contains("\(TwoRounds.first)/pipeline.yaml"), "\(checked.output)")
    #expect(checked.output.contains("\(TwoRounds.second)/pipeline.yaml"))
    let refused = try rounds.take(TwoRounds.second)
    #expect(refused.code == 78 && refused.errors.contains("write '"), "\(refused.errors)")
    #expect(try rounds.take(TwoRounds.first).code == 78, "neither runs while both say so")
    #expect(try rounds.run("status", "--pipeline", TwoRounds.first).code == 78)
    #expect(try rounds.folder.files(below: "Outbox") == before)
    let databases = try rounds.folder.files(below: "Checkpoints").keys.filter {
      $0.hasSuffix(".sqlite")
    }
    #expect(databases.allSatisfy { $0.hasPrefix("trung-uong-2024") })

    for _ in 0..<3 {
      let again = try rounds.run("check", "--pipeline", TwoRounds.second)
      if again.code == 0 { break }
      try OwnFoldersTests.follow(again.output, in: rounds)
    }
    let mended = try rounds.run("check", "--pipeline", TwoRounds.second)
    #expect(mended.code == 0, "\(mended.output)")
    #expect(try rounds.take(TwoRounds.first).code == 0)
  }

  @Test func aShortNameIsSuggestedThatNobodyHas() throws {
    let rounds = try TwoRounds()
    try rounds.copy(to: "Pipelines/again")
    try rounds.copy(to: "Pipelines/third")
    try rounds.edit("Pipelines/third", [("id: trung-uong-2024", "id: Trung-uong-2024-2")])
    let checked = try rounds.run("check", "--pipeline", "Pipelines/again")
    #expect(checked.output.contains("write: id: trung-uong-2024-3"), "\(checked.output)")
  }

  @Test func namesThatDifferInCapitalsAloneAreWarnedOf() throws {
    let rounds = try TwoRounds()
    try rounds.copy(to: "Pipelines/again")
    try rounds.edit("Pipelines/again", [("id: trung-uong-2024", "id: Trung-Uong-2024")])
    let checked = try rounds.run("check", "--pipeline", "Pipelines/again")
    #expect(checked.output.contains("in capital letters alone"), "\(checked.output)")
  }

  @Test func aNeighbourThatCannotBeReadIsNamedAndStopsNothing() throws {
    let rounds = try TwoRounds()
    try rounds.drop(into: "Inbox/trung-uong-2024")
    try rounds.folder.write(Array("id: [".utf8), to: "Pipelines/nháp/pipeline.yaml")
    let checked = try rounds.run("check", "--pipeline", TwoRounds.first)
    #expect(checked.code == 0 && checked.output.contains("warning: 'Pipelines/nháp/pipeline.yaml'"))
    let taken = try rounds.take(TwoRounds.first)
    #expect(taken.code == 0 && taken.errors.contains("Pipelines/nháp"))
  }

  @Test func aDefinitionElsewhereIsRefusedByWhatTheRoundLeft() throws {
    let rounds = try TwoRounds(inbox: "../../Inbox", outbox: "../../Outbox")
    try rounds.drop(into: "Inbox")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    try rounds.makeFolder("Drafts")
    // Known by the claim in Outbox, and its Inbox by the one in the database beside.
    try rounds.copy(to: "Drafts/next")
    try rounds.edit("Drafts/next", TwoRounds.nextYear)
    let both = try rounds.take("Drafts/next")
    #expect(both.code == 78 && both.errors.contains("trung-uong-2024"), "\(both.errors)")
    try rounds.edit("Drafts/next", [("outbox: ../../Outbox\n", "outbox: ../../Next\n")])
    #expect(try rounds.take("Drafts/next").code == 78)
    try rounds.edit("Drafts/next", [("inbox: ../../Inbox\n", "inbox: ../../NextIn\n")])
    try rounds.makeFolder("NextIn")
    #expect(try rounds.take("Drafts/next").code == 0)
    // The same id elsewhere, while the first still stands.
    try rounds.copy(to: "Drafts/same")
    #expect(try rounds.take("Drafts/same").code == 78)
    // The same id and Outbox with a database of its own.
    try rounds.edit("Drafts/same", [("checkpoints: ../../Checkpoints", "checkpoints: ../Checks")])
    #expect(try rounds.take("Drafts/same").code == 78)
  }

  @Test func anIdChangedInPlaceDoesNotTakeTheOldRoundsFolders() throws {
    let rounds = try TwoRounds(inbox: "../../Inbox", outbox: "../../Outbox")
    try rounds.drop(into: "Inbox")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    let before = try rounds.folder.files(below: "Outbox")
    try rounds.edit(TwoRounds.first, TwoRounds.nextYear)
    let refused = try rounds.take(TwoRounds.first)
    #expect(refused.code == 78, "\(refused.errors)")
    #expect(refused.errors.contains("of the round 'trung-uong-2024' (its database '"))
    for folder in ["Inbox", "Outbox"] {
      #expect(refused.errors.contains("\(folder) of the round 'trung-uong-2025'"), "\(folder)")
    }
    #expect(try rounds.folder.files(below: "Outbox") == before)
  }

  @Test func aDatabaseUnderAnotherRoundsNameIsRefused() throws {
    let rounds = try TwoRounds()
    try rounds.drop(into: "Inbox/trung-uong-2024")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    try rounds.copy()
    try rounds.edit(TwoRounds.second, TwoRounds.nextYear)
    try rounds.makeFolder("Inbox/trung-uong-2025")
    try FileManager.default.copyItem(
      atPath: rounds.folder.path + "/Checkpoints/trung-uong-2024.sqlite",
      toPath: rounds.folder.path + "/Checkpoints/trung-uong-2025.sqlite")
    let refused = try rounds.take(TwoRounds.second)
    #expect(refused.code == 78, "\(refused.errors)")
    #expect(refused.errors.contains("is that of the round 'trung-uong-2024'"))
    #expect(try rounds.run("history", "--pipeline", TwoRounds.second).code == 78)
  }

  @Test func whatIsMovedGoesOn() throws {
    let rounds = try TwoRounds()
    try rounds.drop(into: "Inbox/trung-uong-2024")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    // The definition's folder.
    try rounds.move(TwoRounds.first, to: "Pipelines/đã đổi tên")
    #expect(try rounds.take("Pipelines/đã đổi tên").code == 0)
    // The Outbox, under another name: the generations stay where they are in it.
    try rounds.move("Outbox/trung-uong-2024", to: "Công bố")
    try rounds.edit(
      "Pipelines/đã đổi tên", [("outbox: ../../Outbox/{id}", "outbox: ../../Công bố")])
    let moved = try rounds.take("Pipelines/đã đổi tên")
    #expect(moved.code == 0, "\(moved.errors)")
    #expect(try rounds.run("verify", "--pipeline", "Pipelines/đã đổi tên").code == 0)
    #expect(try rounds.folder.files(below: "Công bố").keys.contains("generations/1/index.html"))
    // A copy of the whole tree stands for itself.
    let elsewhere = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: rounds.folder.path, toPath: elsewhere.path + "/tree")
    let copied = try rounds.program.run(
      ["run", "--pipeline", "Pipelines/đã đổi tên", "--settle", "0"], in: elsewhere.path + "/tree")
    #expect(copied.code == 0, "\(copied.errors)")
    let audit = try rounds.run("audit", "--pipeline", "Pipelines/đã đổi tên")
    #expect(audit.output.contains("claim") && audit.output.contains("moved"), "\(audit.output)")
  }

  @Test func aDatabaseRestoredFromBeforeAMoveGoesOn() throws {
    let rounds = try TwoRounds()
    try rounds.drop(into: "Inbox/trung-uong-2024")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    #expect(try rounds.run("backup", "--pipeline", TwoRounds.first).code == 0)
    try rounds.move("Outbox/trung-uong-2024", to: "Elsewhere")
    try rounds.edit(TwoRounds.first, [("outbox: ../../Outbox/{id}", "outbox: ../../Elsewhere")])
    #expect(try rounds.take(TwoRounds.first).code == 0)
    try rounds.folder.write([], to: "Checkpoints/trung-uong-2024.sqlite")
    let restored = try rounds.run("restore", "--pipeline", TwoRounds.first)
    #expect(restored.code == 0, "\(restored.errors)")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    #expect(try rounds.run("verify", "--pipeline", TwoRounds.first).code == 0)
  }

  @Test func aRoundWithPlainFoldersGoesOnWithItsOldDatabaseAndOutbox() throws {
    let rounds = try TwoRounds(inbox: "../../Inbox", outbox: "../../Outbox")
    try rounds.drop(into: "Inbox")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    let before = try rounds.published("Outbox")
    #expect(before.keys.contains("trung-uong-2024/generations/1/index.html"))
    // As the version before left it: nothing says whose it is.
    try FileManager.default.removeItem(
      atPath: rounds.folder.path + "/Outbox/_status/round.json")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    #expect(try rounds.published("Outbox") == before)
    #expect(
      FileManager.default.fileExists(atPath: rounds.folder.path + "/Outbox/_status/round.json"))
  }

  @Test func twoRoundsThatBeginAlikeHaveTheirOwnBackups() throws {
    let rounds = try TwoRounds()
    try rounds.drop(into: "Inbox/trung-uong-2024")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    try rounds.copy(to: "Pipelines/again")
    try rounds.edit("Pipelines/again", [("id: trung-uong-2024", "id: trung-uong-2024-2")])
    try rounds.makeFolder("Inbox/trung-uong-2024-2")
    #expect(try rounds.take("Pipelines/again").code == 0)
    #expect(try rounds.run("backup", "--pipeline", "Pipelines/again").code == 0)
    try rounds.folder.write([], to: "Checkpoints/trung-uong-2024.sqlite")
    let restored = try rounds.run("restore", "--pipeline", TwoRounds.first)
    #expect(!restored.output.contains("trung-uong-2024-2"), "\(restored.output)")
  }
}
