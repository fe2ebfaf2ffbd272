internal import Definitions
public import Domain
internal import Foundation
internal import Runner
internal import Sample

/// A part of the sample round, run and published: everything about the provincial agencies.
///
/// The other units are published too, without their files and hence unranked.
public enum PublishedSample {
  /// The round, made once for all tests of a process; they only read it.
  ///
  /// - Throws: What kept the round from being made.
  public static func round() throws -> WorkedRound { try made.get() }

  /// The files of the round's Inbox.
  ///
  /// - Parameter round: The definition.
  /// - Returns: Own files, appraisals, survey files and decisions, and the register.
  public static func files(of round: Round) -> [OutputFile] {
    SampleRound(round: round, seed: 2023).make().files.filter { file in
      file.path.hasPrefix("HD-SO-") || file.path.hasPrefix("_register")
        || file.path.hasPrefix("_decisions") || file.path.contains("KS-SO-")
        || file.path.hasPrefix("_appraisal/") && file.path.contains("HD-SO-")
    }
  }

  private static let made = Result<WorkedRound, any Error> {
    let round = try WorkedRound()
    try round.drop(files(of: try round.pipeline().round))
    try round.run()
    return round
  }
}
