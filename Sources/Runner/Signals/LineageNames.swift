internal import Checkpoints
internal import Definitions
internal import Domain

/// The names of runs, jobs and data sets in OpenLineage events.
struct LineageNames {
  /// The round, which names the job.
  let round: String
  private let settings: RunSettings
  private let database: String
  private let number: RunID
  private let identity: String

  private static let namespace: JSONValue = "parindex"

  /// Names a run of a database, which is identified by the time of its first run.
  init(
    round: String, settings: RunSettings, database: String, run: RunID, history: [Instant?]
  ) {
    self.round = round
    self.settings = settings
    self.database = database
    number = run
    let moments = history.map { $0.map { String($0.seconds) } ?? "" }.joined(separator: " ")
    identity = "\(round) \(moments) run \(run.rawValue)"
  }

  /// The run of the pipeline, or of one of its stages.
  func run(_ stage: StageName?, dueAt: Instant?, facets: [String: JSONValue]) -> JSONValue {
    var facets = facets
    facets["processing_engine"] = LineageEvent.facet(
      "ProcessingEngineRunFacet", version: "1-1-1",
      ["version": .text(BuildVersion.text), "name": "parindex"])
    if let dueAt {
      facets["nominalTime"] = LineageEvent.facet(
        "NominalTimeRunFacet", version: "1-0-1",
        ["nominalStartTime": .text(LineageEvent.time(dueAt))])
    }
    if stage != nil {
      facets["parent"] = LineageEvent.facet(
        "ParentRunFacet", version: "1-2-0",
        [
          "run": ["runId": .text(identifier(nil))],
          "job": ["namespace": LineageNames.namespace, "name": .text(round)],
        ])
    }
    return ["runId": .text(identifier(stage)), "facets": .object(facets)]
  }

  private func identifier(_ stage: StageName?) -> String {
    LineageEvent.identifier(stage.map { "\(identity) \($0.rawValue)" } ?? identity)
  }

  /// The job: the pipeline, or one of its stages.
  func job(_ stage: StageName?) -> JSONValue {
    [
      "namespace": LineageNames.namespace,
      "name": .text(stage.map { "\(round).\($0.rawValue)" } ?? round),
      "facets": [
        "jobType": LineageEvent.facet(
          "JobTypeJobFacet", version: "2-0-4",
          [
            "processingType": "BATCH", "integration": "PARINDEX",
            "jobType": stage == nil ? "PIPELINE" : "STAGE",
          ])
      ],
    ]
  }

  /// The data set of agencies' files.
  var inbox: JSONValue { ["namespace": "file", "name": .text(settings.inboxPath)] }

  /// The data set of published files, with the generation's number when known.
  func outbox(generation: Int?) -> JSONValue {
    var facets: [String: JSONValue] = [:]
    if let generation {
      facets["version"] = LineageEvent.facet(
        "DatasetVersionDatasetFacet", version: "1-0-1", ["datasetVersion": "\(generation)"])
    }
    return [
      "namespace": "file", "name": .text(Outbox(root: settings.outboxPath, round: round).folder),
      "facets": .object(facets),
    ]
  }

  /// The current checkpoints of a stage, with a later stage's findings about them.
  func checkpoint(_ stage: StageName, assertions: [String: Int] = [:]) -> JSONValue {
    var fields: [String: JSONValue] = [
      "namespace": "sqlite:\(database)", "name": "current/\(stage.rawValue)",
    ]
    if !assertions.isEmpty {
      let list = assertions.sorted { $0.key < $1.key }.map { severity, count -> JSONValue in
        [
          "assertion": "no_\(severity)_findings", "success": .flag(count == 0),
          "severity": severity == "error" ? "error" : "warn", "expected": "0",
          "actual": "\(count)",
        ]
      }
      fields["inputFacets"] = [
        "dataQualityAssertions": LineageEvent.facet(
          "DataQualityAssertionsDatasetFacet", version: "1-1-0", ["assertions": .list(list)])
      ]
    }
    return .object(fields)
  }

  /// The inputs of a stage.
  func inputs(of stage: StageName) -> [JSONValue] {
    switch stage {
    case .ingest: [inbox]
    case .normalize: [checkpoint(.ingest)]
    case .validate: [checkpoint(.normalize)]
    case .score: [checkpoint(.validate)]
    case .rank: [checkpoint(.score)]
    case .publish: [checkpoint(.validate), checkpoint(.score), checkpoint(.rank)]
    }
  }

  /// The outputs of a stage.
  func outputs(of stage: StageName, generation: Int? = nil) -> [JSONValue] {
    stage == .publish ? [outbox(generation: generation)] : [checkpoint(stage)]
  }

  /// A facet with the result of a stage.
  func partitions(_ line: LastRun.StageLine) -> JSONValue {
    LineageEvent.ownFacet(
      base: "RunFacet",
      [
        "ran": .number(Int64(line.ran)), "reused": .number(Int64(line.reused)),
        "milliseconds": .number(line.milliseconds),
      ])
  }

  /// A facet with the result of the run.
  func ownFacet(_ last: LastRun) -> JSONValue {
    LineageEvent.ownFacet(
      base: "RunFacet",
      [
        "run": .number(number.rawValue), "command": .text(last.command),
        "exitCode": .number(Int64(last.exitCode)), "milliseconds": .number(last.milliseconds),
      ])
  }

  /// A facet with the cause of a failure.
  func error(_ failure: RunnerFailure) -> JSONValue {
    LineageEvent.facet(
      "ErrorMessageRunFacet", version: "1-0-1",
      ["message": .text(failure.description), "programmingLanguage": "Swift"])
  }
}
