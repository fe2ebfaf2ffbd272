import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The small round with its files, and what a test does to its definition.
struct ChangedRound {
  let round: WorkedRound

  /// The round; run once unless told otherwise.
  init(isRun: Bool = true) throws {
    round = try WorkedRound(definition: Project.tiny)
    try round.drop(OtherProvinceTests.files)
    if isRun { try run(at: 1_740_800_000) }
  }

  /// The same round with everything that the program before adoptions made of it (commit a0b17be):
  /// its database, and generation 1 in Outbox.
  static func older() throws -> ChangedRound {
    ChangedRound(round: try WorkedRound(standing: Project.root + "/Tests/Fixtures/tiny-2024-older"))
  }

  private init(round: WorkedRound) { self.round = round }

  /// Puts `new` in the place of `old` in a file of the definition.
  func edit(_ file: String, _ old: String, _ new: String) throws {
    let path = round.definition + "/" + file
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(old), "\(file) has no '\(old)'")
    try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Takes a rival out of the ranking.
  func unrankTheRival() throws {
    try edit("units.csv", ChangedRound.rivalRanked, ChangedRound.rivalUnranked)
  }

  /// Puts the former file back.
  func rankTheRival() throws {
    try edit("units.csv", ChangedRound.rivalUnranked, ChangedRound.rivalRanked)
  }

  static let rivalRanked = "kho-bac,,,yes"
  static let rivalUnranked = "kho-bac,,,no"

  func runner(_ publishing: PublishRequest? = nil, at seconds: Int64 = 1_740_900_000) throws
    -> Runner
  {
    try round.runner(
      RunRequest(
        command: "thử", looksAtInbox: publishing == nil, reason: "thử", actor: "truc",
        publishing: publishing, settleSeconds: 0), at: seconds)
  }

  @discardableResult
  func run(_ publishing: PublishRequest? = nil, at seconds: Int64) throws -> RunReport {
    try runner(publishing, at: seconds).run()
  }

  /// A file of a generation as text; nil when it has none.
  func text(_ generation: Int, _ path: String) throws -> String? {
    let file = round.outbox + "/tiny-2024/generations/\(generation)/\(path)"
    return FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The ranks of a generation, by unit.
  func ranks(_ generation: Int) throws -> [String: String] {
    let table = try #require(try text(generation, "data/standings.csv"))
    return Dictionary(
      try CSVText(Array(table.utf8)).rows.map { ($0["unit"] ?? "", $0["rank"] ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  /// The reasons and verbs of the audit rows about definitions.
  func taken() throws -> [String] {
    try runner().audit().entries.filter { ["definition", "adopt"].contains($0.verb) }
      .map { "\($0.verb): \($0.reason)" }
  }
}
