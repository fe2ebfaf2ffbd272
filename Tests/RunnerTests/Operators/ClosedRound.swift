import Definitions
import Domain
import Foundation
import Sample
import TestSupport
import Testing

@testable import Runner

/// The round of two files a sở, and what a test does to its official end.
struct ClosedRound {
  /// Where the late appraisal of `HD-SO-SYT` lies.
  static let late = "_appraisal/Thẩm định nộp muộn.xml"
  static let decision = "Quyết định số 336/QĐ-UBND"

  let round: WorkedRound

  init(_ round: WorkedRound) { self.round = round }
  init() throws { round = try OperatorVerbsTests.round() }

  func runner(_ publishing: PublishRequest? = nil, at seconds: Int64) throws -> Runner {
    try round.runner(
      RunRequest(
        command: "thử", looksAtInbox: publishing == nil, reason: "thử", actor: "truc",
        publishing: publishing, settleSeconds: 0), at: seconds)
  }

  /// Another appraisal of one unit.
  func dropLate() throws {
    let files = try WholeSample.made(seed: 8).files
    let file = try #require(
      files.first { $0.path.hasPrefix("_appraisal") && $0.path.contains("HD-SO-SYT") })
    try round.drop([OutputFile(path: ClosedRound.late, bytes: file.bytes)])
  }

  /// Freezes the round and makes its generation 2 the official one.
  func makeFinal(at seconds: Int64 = 1_706_100_100) throws {
    _ = try runner(at: seconds).setFrozen(true, reason: "Biên bản họp Hội đồng")
    let report = try runner(.final(decision: ClosedRound.decision), at: seconds).run()
    try #require(report.generation == 2 && report.isNewGeneration)
  }

  func correct(_ submissions: [String], at seconds: Int64) throws -> RunReport {
    try runner(
      .correction(reason: "Sở Y tế kiến nghị", decision: "", submissions: submissions),
      at: seconds
    ).run()
  }

  /// Puts a copy in the place of the database, as after a loss, and restores it.
  func restore(_ backup: String, at seconds: Int64) throws {
    try putBack(backup)
    _ = try runner(at: seconds).restore()
  }

  /// Puts a copy in the place of the database.
  func putBack(_ backup: String) throws {
    let database = try round.pipeline().databasePath
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: database + suffix)
    }
    try FileManager.default.copyItem(atPath: backup, toPath: database)
  }

  /// The files of a generation.
  func generation(_ number: Int) throws -> [String: Data] {
    try round.folder.files(below: "Outbox/haiduong-2023/generations/\(number)")
  }

  /// A JSON file of a generation.
  func json(_ number: Int, _ path: String) throws -> [String: Any] {
    let bytes = try #require(try generation(number)[path])
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  /// Rank, exact index and class of every unit, read from a generation's table.
  func places(_ number: Int) throws -> [String: [String]] {
    let bytes = try #require(try generation(number)["data/standings.csv"])
    return Dictionary(
      try CSVText(Array(bytes)).rows.map { row in
        (row["unit"] ?? "", ["rank", "index_exact", "class"].map { row[$0] ?? "" })
      }, uniquingKeysWith: { first, _ in first })
  }
}
