import Definitions
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// Who may read: Outbox those that pipeline.yaml names, the checkpoints nobody else.
struct OutboxAccessTests {
  private static func round(_ setting: String) throws -> WorkedRound {
    let round = try WorkedRound()
    // Before the setting: a definition with a fault gives no pipeline.
    let (folder, bytes) = try OddFilesTests.workbook(round)
    let yaml = round.definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: yaml, encoding: .utf8)
    try (text + "\n" + setting + "\n").write(toFile: yaml, atomically: true, encoding: .utf8)
    try round.drop([OutputFile(path: folder + "a.xml", bytes: bytes)])
    return round
  }

  /// Everything below a folder, itself included, with its mode; links left out.
  private static func modes(_ folder: String) throws -> [String: Int] {
    let names = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]) ?? []
    var modes: [String: Int] = [:]
    for path in [folder] + names.map({ folder + "/" + $0 }) {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      guard attributes[.type] as? FileAttributeType != .typeSymbolicLink else { continue }
      modes[path] = attributes[.posixPermissions] as? Int
    }
    return modes
  }

  @Test(arguments: [("everyone", 0o755, 0o644), ("group", 0o750, 0o640), ("owner", 0o700, 0o600)])
  func allThatIsWrittenHasTheModeAsked(_ readers: String, _ folders: Int, _ files: Int) throws {
    let round = try OutboxAccessTests.round("outbox_access: { readers: \(readers) }")
    try round.run()
    let modes = try OutboxAccessTests.modes(round.outbox)
    #expect(modes.count > (try round.pipeline().round.units.count), "a page a unit, and more")
    for (path, mode) in modes {
      #expect(mode == folders || mode == files, "\(path) \(String(mode, radix: 8))")
    }
    #expect(Set(modes.values) == [folders, files])
    #expect(try round.runner(RunRequest(), at: 1_706_000_100).status().unreadableOutbox == nil)
    // What somebody takes from the readers is said.
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: round.outbox)
    let complaint = try round.runner(RunRequest(), at: 1_706_000_100).status().unreadableOutbox
    #expect((complaint == nil) == (readers == "owner"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: round.outbox)
  }

  @Test func theCheckpointsAreTheOwnersAlone() throws {
    let round = try WorkedRound()
    let folder = try round.pipeline().settings.checkpointsPath
    try FileManager.default.createDirectory(
      atPath: folder + "/backups", withIntermediateDirectories: true)
    try round.folder.write([1], to: "Checkpoints/backups/haiduong-2023-20240101-000000.sqlite")
    try round.run()
    _ = try round.runner(RunRequest(), at: 1_706_000_100).backUp(to: nil)
    let open = try OutboxAccessTests.modes(folder).filter { $0.value & 0o077 != 0 }
    #expect(open.isEmpty, "\(open)")
  }

  @Test func aGroupThatIsNotThereIsAFaultOfTheDefinition() throws {
    let round = try OutboxAccessTests.round(
      "outbox_access: { readers: group, group: no-such-group }")
    let (pipeline, faults) = DefinitionLoader.load(directory: round.definition)
    #expect(pipeline == nil && faults.map(\.description).joined().contains("no-such-group"))
  }
}
