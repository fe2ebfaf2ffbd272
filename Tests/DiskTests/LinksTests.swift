import Disk
import Domain
import Foundation
import TestSupport
import Testing

/// Nothing is ever written through a link below Outbox.
struct LinksTests {
  private static func bench() throws -> (TemporaryFolder, DurableFolder) {
    let folder = try TemporaryFolder()
    try folder.write(Array("precious".utf8), to: "elsewhere/victim.html")
    return (folder, DurableFolder(root: folder.path + "/receipts"))
  }

  private static func victim(_ folder: TemporaryFolder) throws -> String {
    try String(contentsOfFile: folder.path + "/elsewhere/victim.html", encoding: .utf8)
  }

  @Test func aLinkThatStandsForAFolderIsAFailure() throws {
    let (folder, durable) = try LinksTests.bench()
    try durable.write([OutputFile(path: "u/a.html", bytes: [1])])
    try FileManager.default.createSymbolicLink(
      atPath: durable.root + "/v", withDestinationPath: folder.path + "/elsewhere")
    for path in ["v/victim.html", "v/new.html", "v/deep/er.html"] {
      let file = OutputFile(path: path, bytes: [2])
      let failure = #expect(throws: SystemFailure.self) { try durable.write([file]) }
      #expect(failure?.mend.contains("link") == true)
      #expect(throws: SystemFailure.self) { try durable.stage(file) }
    }
    #expect(try LinksTests.victim(folder) == "precious")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/elsewhere")
    #expect(names == ["victim.html"])
  }

  @Test func aLinkThatStandsForAFileIsReplacedAndItsTargetKept() throws {
    let (folder, durable) = try LinksTests.bench()
    try durable.write([OutputFile(path: "u/a.html", bytes: [1])])
    for name in ["b.html", ".staged-\(ProcessInfo.processInfo.processIdentifier)-0"] {
      try FileManager.default.createSymbolicLink(
        atPath: durable.root + "/u/" + name,
        withDestinationPath: folder.path + "/elsewhere/victim.html")
    }
    try durable.stage(OutputFile(path: "u/b.html", bytes: Array("ours".utf8))).move()
    #expect(try LinksTests.victim(folder) == "precious")
    let ours = try Data(contentsOf: URL(filePath: durable.root + "/u/b.html"))
    #expect(ours == Data("ours".utf8))
  }

  @Test func aFolderThatBecomesALinkBeforeTheMoveIsAFailure() throws {
    let (folder, durable) = try LinksTests.bench()
    let staged = try durable.stage(OutputFile(path: "u/victim.html", bytes: [1]))
    try FileManager.default.moveItem(
      atPath: durable.root + "/u", toPath: durable.root + "/moved")
    try FileManager.default.createSymbolicLink(
      atPath: durable.root + "/u", withDestinationPath: folder.path + "/elsewhere")
    #expect(throws: SystemFailure.self) { try staged.move() }
    #expect(try LinksTests.victim(folder) == "precious")
  }

  @Test func noPathLeadsOutOfTheFolder() throws {
    let (folder, durable) = try LinksTests.bench()
    #expect(throws: SystemFailure.self) {
      try durable.write([OutputFile(path: "../elsewhere/victim.html", bytes: [1])])
    }
    #expect(try LinksTests.victim(folder) == "precious")
  }
}
