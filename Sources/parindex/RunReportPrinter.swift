internal import Definitions
internal import Domain
internal import Foundation
internal import Runner
internal import Synchronization

/// Runs a pipeline and prints what came of it.
struct RunReportPrinter {
  /// Whether the report is one JSON object.
  let json: Bool

  /// Runs and prints.
  func run(pipeline: Definition, request: RunRequest) throws {
    let observer = ProgressLine()
    let runner = Runner(pipeline: pipeline, request: request, observer: observer)
    let report: RunReport
    do {
      report = try runner.run()
    } catch {
      observer.end()
      throw error
    }
    observer.end()
    if json {
      try Console.print(json: report)
    } else {
      Lines(report, pipeline.round).all.forEach(Console.print)
    }
    if let concern = report.concern { throw concern }
  }

  /// The report as lines for people.
  struct Lines {
    let report: RunReport
    /// The round, which gives classes their English names.
    let round: Round

    init(_ report: RunReport, _ round: Round) {
      self.report = report
      self.round = round
    }

    var all: [String] { stages + [""] + balance + [""] + leaders + [""] + ending }

    private var stages: [String] {
      report.stages.map { line in
        "\(Table.padded(line.stage.rawValue, 10)) \(Table.right(line.partitions, 7)) partitions  "
          + "\(Table.right(line.ran, 7)) run  \(Table.right(line.reused, 7)) reused"
      }
    }

    private var balance: [String] {
      let balance = report.balance
      var lines = [
        "files seen \(balance.seen) = \(balance.accepted) accepted + \(balance.suspended) suspended"
          + " + \(balance.duplicate) duplicate + \(balance.unchanged) unchanged"
          + " + \(balance.waiting) waiting"
          + (balance.evidence.map { $0 > 0 ? " + \($0) evidence" : "" } ?? ""),
        "findings: "
          + ["error", "warning", "note"].map { Printable.count(report.findings[$0] ?? 0, $0) }
          .joined(separator: ", "),
      ]
      lines += report.waiting.map { "  waits (\($0.reason.rawValue)): \(Printable.line($0.place))" }
      return lines
    }

    private var leaders: [String] {
      var lines = ["units ranked \(report.ranked), not ranked \(report.unranked); the first ones:"]
      var group = ""
      for leader in report.leaders {
        if leader.group != group {
          group = leader.group
          lines.append("  \(group)")
        }
        lines.append(
          "    \(Table.right(leader.rank, 3))  \(Table.padded(leader.unit, 44)) "
            + "\(Table.right(leader.index, 7))  \(round.className(leader.band).en)")
      }
      return lines
    }

    private var ending: [String] {
      let edition = report.edition.isOfficial ? ", \(report.edition.sentence)" : ""
      var lines = [
        "generation \(report.generation)\(edition)\(report.isNewGeneration ? "" : " (unchanged)")"
      ]
      if report.lateFiles > 0 {
        let late = Printable.count(report.lateFiles, "file")
        lines.append("came after the freeze and do not count: \(late)")
      }
      lines += report.survey.lines
      if report.edition.isOfficial, !report.isNewGeneration {
        lines.append(
          "the round is final; a late file counts only by: \(PublishRequest.lateFile)")
      }
      if report.edition.kind == .correction, report.isNewGeneration {
        lines.append("units that stand otherwise: \(report.moves.count)")
      }
      if let pending = report.pending { lines += pending.lines }
      if !report.awaitingCorrection.isEmpty {
        lines.append(
          "changes of the definition that show with the next correction: "
            + "\(report.awaitingCorrection.count)")
      }
      lines += report.foreign.prefix(12).map { "NOT OURS in Outbox: \($0.line)" }
      return lines + ["standings: \(report.standings)"]
    }
  }
}

extension PendingDefinition {
  /// The pending changes, a line each, for a terminal; at most a dozen.
  var lines: [String] {
    let title =
      obstacle == .faulty
      ? "the definition's files have faults: \(faults)"
      : "changes of the definition that wait: \(changes.count)"
    let more = changes.count > 12 ? ["  … and \(changes.count - 12) more (adopt --plan)"] : []
    return [title] + changes.prefix(12).map { "  \(Printable.line($0.sentence.en))" } + more
  }
}

extension Edition {
  /// The edition in words, for a terminal.
  fileprivate var sentence: String {
    kind.rawValue + (decision.isEmpty ? "" : " under \(Printable.line(decision))")
      + (corrects.map { ", corrects generation \($0)" } ?? "")
  }
}

/// Text in columns.
enum Table {
  /// Text filled with blanks on the right; combining marks take no column.
  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Text or a number filled with blanks on the left.
  static func right(_ value: some CustomStringConvertible, _ width: Int) -> String {
    let text = value.description
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// Progress: one line that is rewritten on a terminal, a plain line a stage in a log.
final class ProgressLine: RunObserver {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let isShown = Mutex(false)

  func progress(_ stage: StageName, done: Int, of total: Int) {
    if isTerminal {
      isShown.withLock { $0 = true }
      try? FileHandle.standardError.write(
        contentsOf: Data("\r\u{1B}[K\(stage.rawValue) \(done)/\(total)".utf8))
    } else if done == total {
      Console.error("\(stage.rawValue): \(done) of \(total)")
    }
  }

  func note(_ line: String) {
    end()
    Console.error(line)
  }

  /// Clears the line.
  func end() {
    isShown.withLock { shown in
      if shown {
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
      }
      shown = false
    }
  }
}
