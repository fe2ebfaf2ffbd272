import Domain
import Foundation
import Testing
import TestSupport

/// A tree as the README lays it out, in a folder of its own, and the real program in it.
struct TwoRounds {
  /// The tree.
  let folder: TemporaryFolder
  let program: Program

  static let first = "Pipelines/trung-uong-2024"
  static let second = "Pipelines/trung-uong-2025"

  /// Lays out the first round, with folders of its own or plain ones.
  init(inbox: String = "../../Inbox/{id}", outbox: String = "../../Outbox/{id}") throws {
    program = try #require(Program.parindex, "the program is built with the tests")
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/Pipelines", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Project.tiny, toPath: folder.path + "/" + TwoRounds.first)
    // A unit that ends with the first year would keep the next one from running.
    let units = "\(folder.path)/\(TwoRounds.first)/units.csv"
    try String(contentsOfFile: units, encoding: .utf8)
      .replacingOccurrences(of: "2024-12-31", with: "")
      .write(toFile: units, atomically: true, encoding: .utf8)
    try edit(
      TwoRounds.first,
      [
        ("id: tiny-2024", "id: trung-uong-2024"),
        (
          "folders: { inbox: ../../Inbox, outbox: ../../Outbox, checkpoints: ../../Checkpoints }",
          "folders:\n  inbox: \(inbox)\n  outbox: \(outbox)\n  checkpoints: ../../Checkpoints"
        ),
      ])
  }

  /// Copies a definition folder, as people do.
  func copy(_ from: String = TwoRounds.first, to: String = TwoRounds.second) throws {
    try FileManager.default.copyItem(
      atPath: "\(folder.path)/\(from)", toPath: "\(folder.path)/\(to)")
  }

  /// Replaces texts of a definition, each of which must stand in it.
  func edit(_ definition: String, _ changes: [(String, String)]) throws {
    let path = "\(folder.path)/\(definition)/pipeline.yaml"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    for (old, new) in changes {
      try #require(text.contains(old), "'\(old)' stands in \(definition)")
      text = text.replacingOccurrences(of: old, with: new)
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// The changes that the README asks of a copy for the next year.
  static let nextYear = [
    ("id: trung-uong-2024", "id: trung-uong-2025"), ("year: 2024", "year: 2025"),
  ]

  func run(_ arguments: String...) throws -> Program.Result {
    try program.run(arguments, in: folder.path)
  }

  /// Runs the pipeline of a definition over what lies there now.
  func take(_ definition: String) throws -> Program.Result {
    try run("run", "--pipeline", definition, "--settle", "0")
  }

  /// Writes the first round's files into an Inbox.
  func drop(into inbox: String) throws {
    for file in OtherProvinceTests.files {
      try folder.write(file.bytes, to: "\(inbox)/\(file.path)")
    }
  }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/" + path, withIntermediateDirectories: true)
  }

  func move(_ from: String, to: String) throws {
    try FileManager.default.moveItem(
      atPath: "\(folder.path)/\(from)", toPath: "\(folder.path)/\(to)")
  }

  /// Everything below Outbox but what monitors read.
  func published(_ outbox: String) throws -> [String: Data] {
    try folder.files(below: outbox).filter { !$0.key.contains("_status/") }
  }
}
