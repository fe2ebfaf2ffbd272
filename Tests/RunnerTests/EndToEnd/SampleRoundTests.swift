import Domain
import Foundation
import Runner
import Sample
import TestSupport
import Testing

/// The whole sample round: what was planted is found, and nothing else; and the same round gives
/// the same bytes however it is run.
@Suite(.serialized) struct SampleRoundTests {
  /// A finding as the list of planted faults names it.
  struct Named: Hashable, CustomStringConvertible {
    let path: String, code: String, severity: String, cell: String?

    var description: String { "\(path) \(code) \(severity) \(cell ?? "–")" }
  }

  static func findings(of round: WorkedRound) throws -> [Named] {
    try round.receipts().flatMap { receipt -> [Named] in
      let path = (receipt["file"] as? String ?? "").precomposedStringWithCanonicalMapping
      return (receipt["findings"] as? [[String: Any]] ?? []).map { finding in
        let place = finding["place"] as? [String: Any]
        let sheet = place?["sheet"] as? String
        let cell = place?["cell"] as? String
        return Named(
          path: path, code: finding["code"] as? String ?? "",
          severity: finding["severity"] as? String ?? "",
          cell: sheet.flatMap { sheet in cell.map { "\(sheet)!\($0)" } })
      }
    }
  }

  @Test func everyPlantedFaultIsFoundAndNothingElse() throws {
    let round = try WorkedRound()
    let sample = try WholeSample.made(seed: 2023)
    try round.drop(sample.files)
    let report = try round.run()
    #expect(report.balance.isBalanced)
    #expect(report.balance.seen == sample.files.count - 1, "the register is no submission")
    let planted = sample.planted.map {
      Named(
        path: $0.path.precomposedStringWithCanonicalMapping, code: $0.code.rawValue,
        severity: $0.severity.rawValue, cell: $0.cell)
    }
    // Two versions in one look are planted as what becomes of them, and no fault of either.
    let found = try SampleRoundTests.findings(of: round).filter {
      $0.code != FindingCode.cameTogether.rawValue
    }
    for fault in planted where !found.contains(fault) { Issue.record("not found: \(fault)") }
    for finding in found where !planted.contains(finding) {
      Issue.record("not planted: \(finding)")
    }
    #expect(found.count == planted.count)
  }

  @Test func orderThreadsLocaleAndZoneLeaveNoTrace() throws {
    let program = try #require(Program.parindex, "the program is built with the tests")
    let files = try WholeSample.made(seed: 2023).files
    func outbox(
      _ files: [OutputFile], workers: String, _ environment: [String: String]
    ) throws -> [String: Data] {
      let round = try WorkedRound()
      try round.drop(files, step: 0)
      let result = try program.run(
        ["run", "--pipeline", round.definition, "--settle", "0", "--workers", workers],
        environment: environment)
      try #require(result.code == 0, "\(result.errors)")
      return try round.publishedWithoutHistory()
    }
    let expected = try outbox(files, workers: "1", ["TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"])
    #expect(expected.count > 1000)
    let found = try outbox(
      files.reversed(), workers: "2", ["TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"])
    #expect(Set(found.keys) == Set(expected.keys))
    for (path, bytes) in expected where found[path] != bytes { Issue.record("\(path) differs") }
  }
}
