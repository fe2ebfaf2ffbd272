import Foundation
import TestSupport
import Testing

/// A limit set by the shell ends in a failure with a name, never in a signal.
struct ProcessLimitsTests {
  private static func run(_ limit: String, _ round: WorkedRound) throws -> Program.Result {
    let parindex = try #require(Program.parindex, "the built program is not there")
    let shell = try #require(Program(installed: "bash"))
    return try shell.run([
      "-c", "ulimit \(limit) && exec '\(parindex.path)' run --pipeline '\(round.definition)'",
    ])
  }

  @Test(arguments: ["-n 6", "-n 20", "-f 10", "-f 1"])
  func aLimitIsAFailureByName(_ limit: String) throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.folder.write(bytes, to: "Inbox/\(folder)a.xml")
    let ended = try ProcessLimitsTests.run(limit, round)
    #expect(ended.code == 74, "\(limit): \(ended.code) \(ended.errors)")
    let last = ended.errors.split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("parindex: ") && last.contains("To mend:"), "\(last)")
  }
}
