internal import Checkpoints
public import Domain
internal import Definitions

/// The preview of an official publication.
public struct PublishPlan: Sendable, Codable, Hashable {
  /// Its edition.
  public let edition: Edition
  /// The generation it would be compared with: the one in force; nil before the first.
  public let since: Int?
  /// The units whose standing would differ from that generation's.
  public let moves: [UnitMove]
  /// How many units would be ranked and how many unranked.
  public let ranked: Int, unranked: Int
  /// The units that would not be ranked, with the reasons.
  public let unrankedUnits: [StandingUnranked]
  /// The counted submissions that Inbox has replaced with bytes no run has taken yet.
  public let changedInInbox: [String]
  /// How many files that arrived after the freeze would still not count.
  public let lateFiles: Int
  /// How far the survey answers would be counted.
  public let survey: SurveyProgress
}

extension Runner {
  /// Previews the requested official publication; writes nothing.
  ///
  /// - Returns: The publication and the moves it would bring.
  /// - Throws: `RunnerFailure` when it would be refused.
  public func publishPlan() throws -> PublishPlan {
    try Runner.mapped {
      let store = try openStore()
      try HistoryCheck(store: store, outbox: outbox).check()
      let (runner, definition) = try underDefinitionInForce(store, recording: false)
      if let pending = definition.pending { throw pending.refusal }
      let session = try RunSession(runner: runner, store: store, run: nil)
      let result = try session.result(of: InboxLook(arrivals: store.arrivals()))
      let pass = try session.publishPass(result, result.balance)
      let edition = pass.publishing.edition
      let since =
        try edition.corrects ?? store.latestVisible(round: pipeline.round.id)?.generation
      let moves = try since.map { try pass.moves(since: $0) } ?? []
      if edition.kind == .correction { try pass.checkCorrects(moves) }
      return PublishPlan(
        edition: edition, since: since, moves: moves,
        ranked: result.standings.rankedCount,
        unranked: result.standings.unrankedCount,
        unrankedUnits: StandingUnranked.all(result.standings, pipeline.round),
        changedInInbox: changedInInbox(result.files),
        lateFiles: session.late(result.files), survey: result.answers.progress)
    }
  }
}
