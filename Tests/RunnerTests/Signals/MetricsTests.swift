import Domain
import Foundation
import Sample
import TestSupport
import Testing

@testable import Runner

/// The metrics of real runs, through a strict reader of the format.
struct MetricsTests {
  private static func metrics(_ round: WorkedRound) throws -> Exposition {
    try Exposition(
      String(contentsOfFile: round.outbox + "/_status/parindex.prom", encoding: .utf8))
  }

  private static func value(
    _ metrics: Exposition, _ name: String, _ labels: [String: String] = [:]
  ) -> Double? {
    metrics.samples[
      Exposition.Key(
        name: "parindex_" + name, labels: labels.merging(["round": "haiduong-2023"]) { $1 })]
  }

  @Test func aRunAndAFailureAreCounted() throws {
    let round = try WorkedRound()
    let files = try WholeSample.made(seed: 7).files.filter {
      $0.path.hasPrefix("HD-SO-S") || $0.path.hasPrefix("HD-SO-STC")
    }
    try round.drop(files)
    let report = try round.run()
    var metrics = try MetricsTests.metrics(round)
    func expect(_ name: String, _ labels: [String: String] = [:], is expected: Int) {
      #expect(MetricsTests.value(metrics, name, labels) == Double(expected), "\(name) \(labels)")
    }
    for line in report.stages {
      expect("partitions", ["stage": line.stage.rawValue, "outcome": "ran"], is: line.ran)
      expect("partitions", ["stage": line.stage.rawValue, "outcome": "reused"], is: line.reused)
    }
    expect("files", ["disposition": "accepted"], is: report.balance.accepted)
    expect("files", ["disposition": "suspended"], is: report.balance.suspended)
    for (severity, count) in report.findings {
      expect("findings", ["severity": severity], is: count)
    }
    expect("units", ["state": "ranked"], is: report.ranked)
    expect("units", ["state": "without_appraisal"], is: 265)
    expect("last_success_timestamp_seconds", is: 1_706_000_000)
    expect("runs_total", ["state": "succeeded"], is: 1)
    expect("generation", is: 1)
    for stage in ["ingest", "normalize", "validate", "score", "rank", "publish"] {
      let spent = MetricsTests.value(metrics, "stage_duration_seconds", ["stage": stage])
      #expect(spent.map { $0 >= 0 && $0 < 600 } == true)
    }
    let whole = try #require(MetricsTests.value(metrics, "last_run_duration_seconds"))
    let published = try #require(
      MetricsTests.value(metrics, "stage_duration_seconds", ["stage": "publish"]))
    #expect(whole >= published && published > 0)

    // Somebody put a file where the next generation belongs.
    try FileManager.default.removeItem(atPath: round.outbox + "/haiduong-2023")
    try round.folder.write([], to: "Outbox/haiduong-2023")
    #expect(throws: RunnerFailure.self) { try round.run(at: 1_706_003_600) }
    metrics = try MetricsTests.metrics(round)
    expect("partitions", ["stage": "publish", "outcome": "failed"], is: 1)
    expect("partitions", ["stage": "rank", "outcome": "ran"], is: 0)
    expect("failed_partitions", is: 1)
    expect("runs_total", ["state": "failed"], is: 1)
    expect("last_run_exit_code", is: 74)
    expect("last_success_age_seconds", is: 3600)
  }

  @Test func labelsAreEscaped() throws {
    var metrics = Metrics(round: "a\"b\\c\nd")
    metrics.add("x", "Help.", [.init(7)])
    metrics.add("left_out", "Nothing.", [])
    #expect(metrics.text.contains("{round=\"a\\\"b\\\\c\\nd\"} 7\n"))
    let read = try Exposition(metrics.text)
    #expect(read.samples == [.init(name: "parindex_x", labels: ["round": "a\"b\\c\nd"]): 7])
  }

  @Test(arguments: [
    "# HELP a x\n# TYPE a gauge\na{} 1", "# TYPE a gauge\na{} 1\n",
    "# HELP a x\n# TYPE a counter\na{} 1\n", "# HELP a x\n# TYPE a gauge\nb{} 1\n",
    "# HELP a x\n# TYPE a gauge\na{} 1\na{} 2\n", "# HELP a x\n# TYPE a gauge\na{l=\"\"\"} 1\n",
    "# HELP a x\n# TYPE a gauge\na{l=\"x\",l=\"y\"} 1\n", "# HELP a x\n# TYPE a gauge\na{} one\n",
    "# HELP a x\n# TYPE a gauge\n",
  ])
  func theReaderRefusesWhatIsWrong(_ text: String) {
    #expect(throws: Exposition.Fault.self) { try Exposition(text) }
  }
}
