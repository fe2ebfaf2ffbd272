internal import Checkpoints
internal import Definitions
internal import Domain

extension RunSession {
  /// The number of partitions that each stage made and reused so far, in order.
  func stageLines() -> [LastRun.StageLine] {
    let lines = Dictionary(grouping: ledger.lines(), by: \.stage)
    return StageName.allCases.map { stage in
      // A content that came to two folders is asked for twice.
      let partitions = Dictionary(grouping: lines[stage] ?? [], by: \.partition)
      let ran = partitions.values.count { $0.contains(where: \.runs) }
      return LastRun.StageLine(
        stage: stage, ran: ran, reused: partitions.count - ran, failed: 0,
        milliseconds: ledger.meter.milliseconds(stage))
    }
  }

  /// The run's report.
  func report(_ result: RoundResult, _ published: PublishPass.Outcome) throws -> RunReport {
    RunReport(
      run: run?.rawValue ?? 0,
      stages: stageLines().map {
        RunReport.StageLine(
          stage: $0.stage, partitions: $0.ran + $0.reused, ran: $0.ran, reused: $0.reused)
      },
      balance: result.balance, waiting: result.look.waiting,
      findings: Tally(result.files).findings, ranked: result.standings.rankedCount,
      unranked: result.standings.unrankedCount, lateFiles: late(result.files),
      generation: published.generation, isNewGeneration: published.isNew,
      edition: publishing.edition, moves: published.moves,
      foreign: try OutboxInventory(outbox: outbox, store: store).look().foreign,
      survey: result.answers.progress, standings: outbox.folder + "/latest/index.html",
      leaders: leaders(result.standings))
  }

  /// The number of files that came after the round was frozen and do not count.
  func late(_ files: [SettledFile]) -> Int { files.count { out.late.contains($0.arrival) } }

  private func leaders(_ standings: [GroupStandings]) -> [RunReport.Leader] {
    let round = runner.pipeline.round
    let names = Dictionary(first: round.units.map { ($0.code, $0.name) })
    let groupsOfLevel = Dictionary(grouping: standings) { Bytewise($0.level) }.mapValues(\.count)
    return standings.flatMap { group in
      // A level of many groups, such as communes by district, shows the first of each.
      group.ranked.prefix(groupsOfLevel[group.level] ?? 1 > 3 ? 1 : 3).map { standing in
        RunReport.Leader(
          group: round.groupNames[group.group]?.vi ?? group.group, rank: standing.rank,
          unit: names[standing.unit] ?? standing.unit,
          index: round.policies.shown(standing.index), band: standing.band?.vi ?? "–")
      }
    }
  }
}
