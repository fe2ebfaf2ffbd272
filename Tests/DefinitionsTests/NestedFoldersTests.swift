import Definitions
import Domain
import TestSupport
import Testing

/// Inbox, Outbox, Checkpoints and the definition lie beside each other.
struct NestedFoldersTests {
  static let good = "folders: { inbox: ../Inbox, outbox: ../Outbox, checkpoints: ../Checkpoints }"

  static let cases: [(folders: String, faults: [String])] = [
    (
      "{ inbox: ../Inbox, outbox: ../Inbox, checkpoints: ../Checkpoints }",
      [
        "pipeline.yaml:15:37: folders-nested: Outbox and Inbox are one folder; write: outbox: ../../Outbox/{id}"
      ]
    ),
    (
      "{ inbox: ../Inbox, outbox: ../Inbox/Outbox, checkpoints: ../Checkpoints }",
      [
        "pipeline.yaml:15:37: folders-nested: Outbox lies in Inbox; write: outbox: ../../Outbox/{id}"
      ]
    ),
    (
      "{ inbox: ../Out/../Out/In, outbox: ../Out, checkpoints: ../Checkpoints }",
      [
        "pipeline.yaml:15:45: folders-nested: Inbox lies in Outbox; write: outbox: ../../Outbox/{id}"
      ]
    ),
    (
      "{ inbox: ../Inbox, outbox: ../Outbox, checkpoints: ../Outbox/x/y }",
      [
        "pipeline.yaml:15:61: folders-nested: Checkpoints lies in Outbox; write: checkpoints: ../../Checkpoints"
      ]
    ),
    (
      "{ inbox: Inbox, outbox: ../Outbox, checkpoints: .. }",
      [
        "pipeline.yaml:15:19: folders-nested: Inbox lies in Pipelines; write: inbox: ../../Inbox/{id}",
        "pipeline.yaml:15:58: folders-nested: Pipelines lies in Checkpoints; write: checkpoints: ../../Checkpoints",
      ]
    ),
    (
      "{ inbox: \"../{name}\", outbox: ../Outbox, checkpoints: ../Checkpoints }",
      [
        "pipeline.yaml:15:19: value-wrong: '../{name}': in a path only {id} stands for something, the round's id"
      ]
    ),
  ]

  @Test(arguments: cases)
  func foldersInOneAnotherAreRefused(folders: String, faults: [String]) throws {
    let found = try BrokenDefinitionFolder.faults(
      in: "pipeline.yaml", replacing: NestedFoldersTests.good, with: "folders: " + folders)
    #expect(
      found.map { "\($0.file):\($0.line):\($0.column): \($0.code.rawValue): \($0.message.en)" }
        == faults)
  }

  @Test func foldersThatBeginAlikeLieBesideEachOther() throws {
    let found = try BrokenDefinitionFolder.faults(
      in: "pipeline.yaml", replacing: NestedFoldersTests.good,
      with: "folders: { inbox: ../In, outbox: ../In-out, checkpoints: ../In-out2 }")
    #expect(found.isEmpty)
  }
}
