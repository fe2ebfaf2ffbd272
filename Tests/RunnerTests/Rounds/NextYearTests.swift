import Definitions
import Domain
import Foundation
import Sample
import TestSupport
import Testing

/// "Another province, another year" of the README, with the real program: the next round beside the
/// first one, made by `new-round` and by copying.
struct NextYearTests {
  static let old = "Pipelines/haiduong-2023"
  static let new = "Pipelines/haiduong-2024"

  /// A tree with the first round in it, run.
  struct Tree {
    let folder: TemporaryFolder
    let program: Program
    /// The files that the first round published.
    let before: [String: Data]

    init() throws {
      program = try #require(Program.parindex, "the program is built with the tests")
      folder = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: folder.path + "/Pipelines", withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Project.haiduong, toPath: folder.path + "/" + NextYearTests.old)
      for file in PublishedSample.files(of: try Project.round()) {
        try folder.write(file.bytes, to: "Inbox/haiduong-2023/" + file.path)
      }
      let first = try program.run(
        ["run", "--pipeline", NextYearTests.old, "--settle", "0"], in: folder.path)
      try #require(first.code == 0, "\(first.errors)")
      before = try Tree.published(folder)
    }

    static func published(_ folder: TemporaryFolder) throws -> [String: Data] {
      try folder.files(below: "Outbox/haiduong-2023").filter { !$0.key.hasPrefix("_status/") }
    }

    func run(_ arguments: String...) throws -> Program.Result {
      try program.run(arguments, in: folder.path)
    }

    func edit(_ definition: String, _ old: String, _ new: String) throws {
      let path = "\(folder.path)/\(definition)/pipeline.yaml"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try #require(text.contains(old), "'\(old)' stands in \(definition)")
      try text.replacingOccurrences(of: old, with: new)
        .write(toFile: path, atomically: true, encoding: .utf8)
    }

    func text(_ path: String) throws -> String {
      try String(contentsOfFile: folder.path + "/" + path, encoding: .utf8)
    }

    /// Both rounds side by side, each with its own files and nothing of the other's.
    func bothStandByThemselves() throws {
      let empty = try run("run", "--pipeline", NextYearTests.new, "--settle", "0")
      #expect(empty.code == 0 && empty.output.contains("files seen 0 "), "\(empty.output)")
      // Last year's form with its round in it.
      let form = try run(
        "template", "--pipeline", NextYearTests.old, "--unit", "HD-SO-SNV", "--output",
        folder.path + "/cũ.xml")
      try #require(form.code == 0)
      let bytes = try Data(contentsOf: URL(filePath: folder.path + "/cũ.xml"))
      try folder.write([UInt8](bytes), to: "Inbox/haiduong-2024/HD-SO-SNV/cũ.xml")
      let again = try run("run", "--pipeline", NextYearTests.new, "--settle", "0")
      #expect(again.code == 0 && again.output.contains("files seen 1 = 0 accepted + 1 suspended"))
      let receipts = try folder.files(below: "Outbox/haiduong-2024/receipts/HD-SO-SNV")
      let said = receipts.values.map { String(decoding: $0, as: UTF8.self) }.joined()
      #expect(said.contains("round-other") && !said.contains("leaf-missing"))

      let old = try run("run", "--pipeline", NextYearTests.old, "--settle", "0")
      #expect(old.code == 0, "\(old.errors)")
      #expect(try Tree.published(folder) == before, "the old round's pages and receipts")
      for definition in [NextYearTests.old, NextYearTests.new] {
        let verified = try run("verify", "--pipeline", definition)
        #expect(verified.code == 0, "\(verified.output)\(verified.errors)")
      }
    }
  }

  @Test func newRoundMakesTheCopyAndListsWhatIsLeftToAPerson() throws {
    let tree = try Tree()
    try tree.folder.write(Array("ghi chú".utf8), to: "\(NextYearTests.old)/ghi-chu.txt")
    let made = try tree.run("new-round", "--from", NextYearTests.old, "--year", "2024")
    #expect(made.code == 0, "\(made.errors)")
    let yaml = try tree.text("\(NextYearTests.new)/pipeline.yaml")
    for text in [
      "id: haiduong-2024\n", "\nyear: 2024\n", "hành chính tỉnh Hải Dương năm 2024\n",
      "Hải Dương province, 2024\n", "self_assessment: 2025-01-10", "until: 2025-02-28",
      "# Plan 4614 says nothing of ties", "inbox: ../../Inbox/{id}",
      // Not its to decide.
      "citation: Kế hoạch số 4614/KH-UBND ngày 01/12/2023", "valid_to: 2023-12-31",
    ] { #expect(yaml.contains(text), "\(text)") }
    let round = try Project.round()
    for folder in round.units.map(\.folder) + InboxFolder.secretariat + ["_register"] {
      #expect(
        FileManager.default.fileExists(
          atPath: "\(tree.folder.path)/Inbox/haiduong-2024/\(folder)"), "\(folder)")
    }
    #expect(FileManager.default.fileExists(atPath: tree.folder.path + "/Outbox/haiduong-2024"))

    /// The lines that are listed of a file.
    func listed(_ file: String = "pipeline.yaml") -> Set<Int> {
      Set(
        made.output.split(separator: "\n").compactMap { line in
          line.firstMatch(of: /^  (\S*):(\d+):\d+:/).flatMap {
            $0.1 == "\(NextYearTests.new)/\(file)" ? Int($0.2) : nil
          }
        })
    }
    let lines = yaml.components(separatedBy: "\n")
    func number(_ start: String) throws -> Int {
      try #require(lines.firstIndex { $0.hasPrefix(start) }, "\(start)") + 1
    }
    for start in [
      "title:", "issuer:", "citation:", "notice:", "  self_assessment: 2025", "    until: 2025",
      "    valid_to:", "    citation:", "    result: [Kết quả thực hiện, ",
    ] { #expect(listed().contains(try number(start)), "\(start)") }
    #expect(listed("ghi-chu.txt") == [1] && listed("units.csv").contains(1))
    #expect(listed("criteria-so.csv").contains(1) && listed("survey.csv").contains(1))

    let again = try tree.run("new-round", "--from", NextYearTests.old, "--year", "2024")
    #expect(again.code == 65 && again.errors.contains("nothing is overwritten"))
    #expect(try tree.text("\(NextYearTests.new)/pipeline.yaml") == yaml)

    let early = try tree.run("check", "--pipeline", NextYearTests.new)
    #expect(early.code == 78 && early.output.contains("validity"))
    try tree.edit(NextYearTests.new, "valid_to: 2023-12-31", "valid_to: 2024-12-31")
    let checked = try tree.run("check", "--pipeline", NextYearTests.new)
    #expect(checked.code == 0, "\(checked.output)")
    for text in [
      "title: Chỉ số cải cách hành chính tỉnh Hải Dương năm 2024", "issuer: Ủy ban nhân dân tỉnh",
      "level so: Sở, ban, ngành cấp tỉnh: 18 units, 41 leaves, 100 points, 30 of them by survey",
      "deadlines: self_assessment until 10/01/2025",
      "citation is word for word that of the round 'haiduong-2023'",
      "still says 'năm 2023', the rated year is 2024", "ghi-chu.txt:1:1: leftover",
    ] { #expect(checked.output.contains(text), "\(text)") }
    try tree.bothStandByThemselves()
    let form = try tree.run(
      "template", "--pipeline", NextYearTests.new, "--unit", "HD-SO-SNV", "--output", "form.xml")
    #expect(form.code == 0)
    #expect(try tree.text("form.xml").contains("Đợt đánh giá: haiduong-2024 – Chỉ số"))
  }

  @Test func aPlainCopyComesRightToo() throws {
    let tree = try Tree()
    try FileManager.default.copyItem(
      atPath: tree.folder.path + "/" + NextYearTests.old,
      toPath: tree.folder.path + "/" + NextYearTests.new)
    // Before anything of it is changed nothing runs, and the first thing to change is named.
    let same = try tree.run("check", "--pipeline", NextYearTests.new)
    #expect(same.code == 78 && same.output.contains("write: id: haiduong-2023-2"))
    try tree.edit(NextYearTests.new, "id: haiduong-2023", "id: haiduong-2024")
    try tree.edit(NextYearTests.new, "year: 2023", "year: 2024")
    try tree.edit(NextYearTests.new, "valid_to: 2023-12-31", "valid_to: 2024-12-31")
    let checked = try tree.run("check", "--pipeline", NextYearTests.new)
    #expect(checked.code == 0, "\(checked.output)")
    for text in [
      "title names the year 2023, the rated year is 2024",
      "the deadline 2024-01-10 lies in the first half of the rated year",
      "2023-12-01 lies neither in 2024 nor in the year after",
    ] { #expect(checked.output.contains(text), "\(text)") }
    let early = try tree.run("run", "--pipeline", NextYearTests.new, "--settle", "0")
    #expect(early.code == 74 && early.errors.contains("mkdir -p "))
    try FileManager.default.createDirectory(
      atPath: tree.folder.path + "/Inbox/haiduong-2024", withIntermediateDirectories: true)
    try tree.bothStandByThemselves()
  }

  @Test func theFirstRoundHasNothingLeftOver() throws {
    let program = try #require(Program.parindex, "the program is built with the tests")
    let checked = try program.run(["check", "--pipeline", Project.haiduong])
    #expect(checked.code == 0 && !checked.output.contains("warning:"), "\(checked.output)")
  }

  @Test func aRoundWithPlainFoldersGetsACopyWithFoldersOfItsOwn() throws {
    let rounds = try TwoRounds(inbox: "../../Inbox", outbox: "../../Outbox")
    try rounds.drop(into: "Inbox")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    let made = try rounds.run("new-round", "--from", TwoRounds.first, "--year", "2025")
    #expect(made.code == 0, "\(made.errors)")
    let checked = try rounds.run("check", "--pipeline", TwoRounds.second)
    #expect(checked.code == 0, "\(checked.output)")
    let taken = try rounds.take(TwoRounds.second)
    #expect(taken.code == 0 && taken.output.contains("files seen 0 "), "\(taken.errors)")
    #expect(try rounds.take(TwoRounds.first).code == 0)
    // What is in the way stays as it is.
    try rounds.folder.write([1], to: "Inbox-trung-uong-2026/x")
    let refused = try rounds.run("new-round", "--from", TwoRounds.first, "--year", "2026")
    #expect(refused.code == 65, "\(refused.output)")
    #expect(
      !FileManager.default.fileExists(atPath: rounds.folder.path + "/Pipelines/trung-uong-2026"))
  }
}
