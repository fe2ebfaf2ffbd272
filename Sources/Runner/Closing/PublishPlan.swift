internal import Checkpoints
public import Domain

/// What an official publication would be.
public struct PublishPlan: Sendable, Codable, Hashable {
  /// What it would be.
  public let edition: Edition
  /// The generation it would be compared with: the one in force; nil before the first.
  public let since: Int?
  /// The units that would stand otherwise than in that generation.
  public let moves: [UnitMove]
  /// How many units would be ranked and how many not.
  public let ranked: Int, unranked: Int
  /// The units that would not be ranked, with the reasons.
  public let unrankedUnits: [StandingUnranked]
  /// The submissions that count in whose place Inbox holds bytes that no run has taken.
  public let changedInInbox: [String]
  /// How many files that came after the freeze would still not count.
  public let lateFiles: Int
  /// How far the survey answers that count would be taken in.
  public let survey: SurveyProgress
}

extension Runner {
  /// What the official publication that the request asks for would be; writes nothing.
  ///
  /// - Returns: What would be published, and what would move.
  /// - Throws: `RunnerFailure` when it would be refused.
  public func publishPlan() throws -> PublishPlan {
    try Runner.mapped {
      let store = try openStore()
      try HistoryCheck(store: store, outbox: outbox).check()
      let (runner, definition) = try underDefinitionInForce(store, recording: false)
      if let pending = definition.pending { throw pending.refusal }
      let session = try RunSession(runner: runner, store: store, run: nil)
      let (receipts, standings) = try session.standings(of: store.arrivals())
      let pass = session.publishPass(standings, receipts, session.balance(of: receipts))
      let edition = pass.publishing.edition
      let since =
        try edition.corrects ?? store.latestVisible(round: pipeline.round.id)?.generation
      let moves = try since.map { try pass.moves(since: $0) } ?? []
      if edition.kind == .correction { try pass.checkCorrects(moves) }
      return PublishPlan(
        edition: edition, since: since, moves: moves,
        ranked: standings.rankedCount,
        unranked: standings.unrankedCount,
        unrankedUnits: StandingUnranked.all(standings, pipeline.round),
        changedInInbox: changedInInbox(receipts),
        lateFiles: session.late(receipts), survey: session.survey.progress)
    }
  }
}
