internal import ArgumentParser
internal import Disk
internal import Runner

/// The command line: one short file a verb.
@main
struct ParIndex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parindex",
    abstract: "Determines a Public Administration Reform Index from agencies' spreadsheets.",
    discussion: """
      Agencies drop workbooks into Inbox; a run takes them through ingest, normalize, validate, \
      score, rank and publish; Outbox gets a receipt for every file and the standings.

      Exit codes: 0 done, 64 wrong usage, 65 data, 70 defect, 74 I/O, 75 busy, 78 configuration.
      """,
    version: BuildVersion.text,
    subcommands: [
      RunCommand.self, PlanCommand.self, StatusCommand.self, RetryCommand.self,
      RerunCommand.self, TickCommand.self, ScheduleCommand.self, ExplainCommand.self,
      HistoryCommand.self, LogCommand.self, DiffCommand.self, VerifyCommand.self,
      AuditCommand.self, ExcludeCommand.self, ReadmitCommand.self, FreezeCommand.self,
      UnfreezeCommand.self, PublishCommand.self, BackupCommand.self, RestoreCommand.self,
      AdoptCommand.self, CollectCommand.self, CheckCommand.self, NewRoundCommand.self,
      TemplateCommand.self,
      CellsCommand.self, SampleCommand.self,
    ])

  /// Runs the command line; a failure ends with its own exit code and one line on stderr.
  static func main() {
    do {
      try ProcessLimits.prepare()
      var command = try parseAsRoot()
      try command.run()
    } catch {
      if let failure = RunnerFailure(error) {
        Console.error(failure.description)
        exit(withError: ExitCode(failure.kind.rawValue))
      }
      // What was typed stands in the message; only the program's own lines break it.
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !text.isEmpty
      {
        code.isSuccess ? Console.print(String(line)) : Console.error(String(line))
      }
      exit(withError: code)
    }
  }
}
