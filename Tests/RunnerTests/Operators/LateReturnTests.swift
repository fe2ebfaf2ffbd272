import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// An older version that is saved again after the round was frozen.
struct LateReturnTests {
  static let path = "_appraisal/tw1.xml"

  let round: WorkedRound
  let (a, b): ([UInt8], [UInt8])

  init() throws {
    round = try WorkedRound(definition: Project.tiny)
    func version(_ faults: String) -> [UInt8] {
      OtherProvinceTests.appraisal(
        "TW1",
        [
          ["A.1.a", "Có", "", "", ""], ["A.1.b", "33/35", "", "", ""],
          ["A.2", faults, "", "", "kỷ luật của đơn vị"],
        ])
    }
    (a, b) = (version("1"), version("12"))
    try round.drop(OtherProvinceTests.files)
    try drop(a)
    try round.run(at: 1_740_000_000)
  }

  func drop(_ bytes: [UInt8]) throws {
    try round.drop([OutputFile(path: LateReturnTests.path, bytes: bytes)])
  }

  func runner(_ publishing: PublishRequest? = nil, at seconds: Int64) throws -> Runner {
    try round.runner(
      RunRequest(
        command: "thử", looksAtInbox: publishing == nil, reason: "thử", actor: "truc",
        publishing: publishing, settleSeconds: 0), at: seconds)
  }

  /// Whether the first version counts, and whether the second does.
  func counting() throws -> [Bool] {
    let receipts = try round.receipts().filter { $0["file"] as? String == LateReturnTests.path }
    return try [a, b].map { bytes in
      let receipt = receipts.first { $0["size"] as? Int == bytes.count }
      return try #require(receipt?["counts"] as? Bool)
    }
  }

  @Test func itCountsInACorrectionAndNotBefore() throws {
    try #require(a.count != b.count)
    try drop(b)
    try round.run(at: 1_740_050_000)
    #expect(try counting() == [false, true])
    _ = try runner(at: 1_740_100_000).setFrozen(true, reason: "chốt")
    let final = try runner(.final(decision: "Quyết định số 1"), at: 1_740_100_000).run()

    try drop(a)
    let late = try round.run(at: 1_740_150_000)
    #expect(late.lateFiles == 1 && late.generation == final.generation)
    #expect(try counting() == [false, true])
    #expect(
      try runner(at: 1_740_150_000).status().closing.lateFiles == [Bytewise(LateReturnTests.path)])

    let asked = PublishRequest.correction(
      reason: "kiến nghị", decision: "", submissions: [LateReturnTests.path])
    let correction = try runner(asked, at: 1_740_200_000).run()
    #expect(correction.generation == final.generation + 1)
    #expect(correction.moves.map(\.unit).contains("TW1"))
    #expect(try counting() == [true, false])

    // What was let in is one arrival and not the content for ever.
    try drop(b)
    let again = try round.run(at: 1_740_250_000)
    #expect(again.lateFiles == 1 && again.generation == correction.generation)
    #expect(try counting() == [true, false])
    for generation in 1...correction.generation {
      let report = try runner(at: 1_740_300_000).verify(generation)
      #expect(report.isGood, "\(generation): \(report.rebuildFaults)")
    }
  }
}
