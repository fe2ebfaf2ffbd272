import Checkpoints
import Definitions
import Disk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The run events of OpenLineage, judged by OpenLineage's own classes.
struct LineageTests {
  /// An event as far as the tests look at it.
  struct Event: Decodable {
    struct Named: Decodable { let namespace: String, name: String }
    struct Run: Decodable {
      struct Facets: Decodable {
        struct Parent: Decodable {
          struct Run: Decodable { let runId: String }
          let run: Run
        }
        struct Nominal: Decodable { let nominalStartTime: String }
        struct Message: Decodable { let message: String }
        let parent: Parent?, nominalTime: Nominal?, errorMessage: Message?
      }
      let runId: String, facets: Facets?
    }
    let eventType: String, run: Run, job: Named, inputs: [Named], outputs: [Named]
  }

  static func path(_ round: WorkedRound) -> String {
    round.folder.path + "/Checkpoints/haiduong-2023.openlineage.jsonl"
  }

  static func events(_ round: WorkedRound) throws -> [Event] {
    try String(contentsOfFile: path(round), encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Event.self, from: Data($0.utf8))
    }
  }

  /// What the published classes say of a file of events; nil where Scripts/install could not get
  /// them.
  static func validate(_ path: String) throws -> Program.Result? {
    let classes = Project.root + "/.build/openlineage"
    guard FileManager.default.fileExists(atPath: classes + "/openlineage-python-1.54.0") else {
      print("skipped: OpenLineage's own classes are not installed (Scripts/install --all)")
      return nil
    }
    return try Program(path: classes + "/bin/python").run(
      [Project.root + "/Tests/Fixtures/openlineage/validate.py", path])
  }

  @Test func runsTicksAndFailuresAreValidAndWhole() throws {
    let timed = try TickTests.Timed()
    _ = try timed.tick()
    timed.pass(3600)
    _ = try timed.tick()
    try timed.round.run()
    try FileManager.default.removeItem(atPath: timed.round.inbox)
    #expect(throws: RunnerFailure.self) { try timed.round.run() }

    if let judged = try LineageTests.validate(LineageTests.path(timed.round)) {
      #expect(judged.code == 0, "\(judged.output) \(judged.errors)")
    }
    let events = try LineageTests.events(timed.round)
    let runs = events.filter { $0.job.name == "haiduong-2023" }
    #expect(
      runs.map(\.eventType) == ["START", "COMPLETE", "START", "COMPLETE", "START", "FAIL"])
    #expect(Set(runs.map(\.run.runId)).count == 3)
    #expect(
      runs.map { $0.run.facets?.nominalTime != nil } == [true, true] + [false, false, false, false])
    #expect(runs[5].run.facets?.errorMessage?.message.contains("Inbox") == true)
    for (_, story) in Dictionary(grouping: events, by: \.run.runId) {
      #expect(story.count == 2 && story.first?.eventType == "START")
      #expect(story.last?.eventType != "START")
    }
    let stages = events.filter {
      $0.run.runId == events[1].run.runId || $0.job.name != "haiduong-2023"
    }
    for event in stages {
      #expect(runs.contains { $0.run.runId == event.run.facets?.parent?.run.runId })
    }
    let first = events.prefix { $0.job.name != "haiduong-2023" || $0.eventType == "START" }
    #expect(Set(first.map(\.job.name)).count == 7, "the pipeline and six stages")
    #expect(first.contains { $0.inputs.contains { $0.name == timed.round.inbox } })
  }

  @Test(arguments: [
    ("\"eventType\":\"START\"", "\"eventType\":\"STARTED\""),
    ("\"eventTime\":\"2024", "\"eventTime\":\"yesterday 2024"),
    ("\"runId\":\"", "\"runId\":\"x"), ("\"runId\"", "\"id\""),
    ("\"_schemaURL\":\"https://openlineage.io/spec/facets/1-1-1", "\"_schemaURL\":\"https://x/1"),
    ("\"processingType\":\"BATCH\"", "\"processingType\":7"),
    ("\"producer\":\"urn", "\"producer\":\"nobody/urn"), ("\"schemaURL\"", "\"schema\""),
    ("\"job\":", "\"task\":"), ("\"success\":true", "\"success\":\"yes\""),
  ])
  func aBrokenEventIsRefused(_ good: String, _ bad: String) throws {
    let round = try WorkedRound()
    try round.run()
    let text = try String(contentsOfFile: LineageTests.path(round), encoding: .utf8)
    let range = try #require(text.range(of: good), "the log has no \(good)")
    let broken = round.folder.path + "/broken.jsonl"
    try text.replacingCharacters(in: range, with: bad).write(
      toFile: broken, atomically: true, encoding: .utf8)
    guard let judged = try LineageTests.validate(broken) else { return }
    #expect(judged.code == 1 && judged.output.contains("line "), "\(judged)")
  }

  @Test func aRunWhoseProcessDiedIsAborted() throws {
    let round = try WorkedRound()
    let runner = try round.runner(RunRequest(settleSeconds: 0), at: 1_706_000_000)
    let store = try runner.openStore()
    let run = try store.beginRun(
      command: "run", codeVersion: "0", at: Instant(seconds: 1_706_000_000))
    let lineage = RunLineage(runner: runner, store: store, run: run, dueAt: nil, abandoned: [])
    lineage.start([.ingest])
    try store.close()
    try round.run()
    let events = try LineageTests.events(round)
    #expect(events.prefix(4).map(\.eventType) == ["START", "START", "ABORT", "ABORT"])
    #expect(Set(events[2...3].map(\.run.runId)) == Set(events[0...1].map(\.run.runId)))
    #expect(try LineageTests.validate(LineageTests.path(round)).map { $0.code == 0 } ?? true)
  }

  @Test func aTornLineIsCutOffAndALongLogSetAside() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/log.jsonl"
    for torn in [
      "{\"a\":1}\n{\"b\":", "{\"a\":1}\n", "{\"a\":1}\n" + String(repeating: "x", count: 70_000),
    ] {
      try folder.write(Array(torn.utf8), to: "log.jsonl")
      let log = try LineLog(path: path, ceiling: 12)
      try log.rotate()
      #expect(!FileManager.default.fileExists(atPath: log.older), "8 bytes are below the ceiling")
      try log.append(Array("{\"c\":2}".utf8))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "{\"a\":1}\n{\"c\":2}\n")
      try log.rotate()
      try log.append(Array("{}".utf8))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "{}\n")
      #expect(try String(contentsOfFile: log.older, encoding: .utf8) == "{\"a\":1}\n{\"c\":2}\n")
      try FileManager.default.removeItem(atPath: log.older)
    }
    try folder.write(Array("all torn".utf8), to: "log.jsonl")
    _ = try LineLog(path: path)
    #expect(try Data(contentsOf: URL(filePath: path)).isEmpty)
  }

  @Test func anIdentifierIsAUUIDThatItsNameAlwaysHas() {
    let text = LineageEvent.identifier("round 1 run 1")
    #expect(text == LineageEvent.identifier("round 1 run 1"))
    #expect(text != LineageEvent.identifier("round 1 run 2"))
    #expect(UUID(uuidString: text)?.uuidString == text.uppercased())
    #expect(Array(text)[14] == "8" && "89ab".contains(Array(text)[19]))
  }

  @Test func aLogThatCannotBeWrittenFailsNoRun() throws {
    let round = try WorkedRound()
    try FileManager.default.createDirectory(
      atPath: LineageTests.path(round), withIntermediateDirectories: true)
    #expect(try round.run().generation == 1)
  }
}
