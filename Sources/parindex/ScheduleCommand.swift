internal import ArgumentParser
internal import Definitions
internal import Domain
internal import Foundation
internal import Runner

/// Has the runner woken, and shows when it is due.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Have cron or systemd wake the runner; show what is due and what became of it.",
    subcommands: [Install.self, Remove.self, Next.self, Past.self, TrustClock.self])

  /// The place that a wake line goes to.
  struct PlaceOptions: ParsableArguments {
    @Flag(name: .long, help: "In /etc/cron.d instead of the user's own crontab.")
    var system = false

    @Option(name: .long, help: "The user it runs as, with --system; without it, this one.")
    var user: String?

    func crontab(_ pipeline: Definition) throws -> Crontab {
      Crontab(
        wake: ScheduleCommand.wake(pipeline),
        place: system ? .system(folder: "/etc/cron.d", user: user ?? NSUserName()) : .user)
    }
  }

  static func wake(_ pipeline: Definition) -> WakeLine {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return WakeLine(
      program: program, folder: FileManager.default.currentDirectoryPath, pipeline: pipeline)
  }

  /// The line that wakes the runner.
  struct InstalledLine: Encodable {
    let line: String
    let isInstalled: Bool, hasChanged: Bool
  }

  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install",
      abstract: "Write the one line that wakes the runner; doing so again changes nothing.")

    @OptionGroup var options: PipelineOptions
    @OptionGroup var place: PlaceOptions

    @Option(name: .long, help: "How many minutes between two wakes, 1 to 30.")
    var every = WakeLine.minutes

    @Flag(name: .long, help: "For systemd instead: a service and a timer; only with --print.")
    var systemd = false

    @Flag(name: .long, help: "Only print what would be written.")
    var print = false

    func validate() throws {
      guard (1...30).contains(every) else { throw ValidationError("--every takes 1 to 30") }
      guard !systemd || print else {
        throw ValidationError(
          "--systemd only prints: install the two texts as root, then: systemctl enable --now")
      }
    }

    func run() throws {
      let pipeline = try options.load()
      let wake = ScheduleCommand.wake(pipeline)
      if systemd {
        let texts = wake.systemd
        if options.json {
          try Console.print(json: ["service": texts.service, "timer": texts.timer])
          return
        }
        Console.print("# /etc/systemd/system/parindex-\(wake.round).service")
        Console.printLines(of: texts.service)
        Console.print("# /etc/systemd/system/parindex-\(wake.round).timer")
        Console.printLines(of: texts.timer)
        return
      }
      if print {
        let line = try wake.crontab(
          user: place.system ? place.user ?? NSUserName() : nil, minutes: "*/\(every)")
        if options.json {
          try Console.print(json: InstalledLine(line: line, isInstalled: false, hasChanged: false))
        } else {
          Console.print(line)
        }
        return
      }
      var request = RunRequest(command: "schedule install")
      request.actor = EffortOptions.person
      try Runner(pipeline: pipeline, request: request, observer: Silence()).beginSchedule()
      let (line, hasChanged) = try place.crontab(pipeline).install(minutes: "*/\(every)")
      if options.json {
        try Console.print(
          json: InstalledLine(line: line, isInstalled: true, hasChanged: hasChanged))
      } else {
        Console.print("\(hasChanged ? "installed" : "already there"): \(line)")
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Take out the line that wakes the runner, and no other.")

    @OptionGroup var options: PipelineOptions
    @OptionGroup var place: PlaceOptions

    func run() throws {
      let wasThere = try place.crontab(try options.load()).remove()
      if options.json {
        try Console.print(json: ["removed": wasThere])
      } else {
        Console.print(wasThere ? "removed" : "there was no line of this pipeline")
      }
    }
  }

  struct Next: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "next", abstract: "List the coming due times.")

    @OptionGroup var options: PipelineOptions

    @Option(name: .short, help: "How many.")
    var number = 5

    func run() throws {
      let pipeline = try options.load()
      let schedule = try Schedule(
        expressions: pipeline.settings.schedule, zone: pipeline.settings.timeZone)
      let next = schedule.next(max(1, number), after: Runner.systemClock())
      if options.json {
        try Console.print(json: next)
        return
      }
      for due in next {
        Console.print(
          "\(Moment.text(due.dueAt, offset: due.utcOffset)) \(Moment.zone(due.utcOffset)) "
            + "\(schedule.zone)  \(due.expressions.joined(separator: ", "))")
      }
      if next.isEmpty { Console.print("nothing is scheduled") }
    }
  }

  struct Past: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "past", abstract: "List what became of the last due times, and why.")

    @OptionGroup var options: PipelineOptions

    @Option(name: .short, help: "How many.")
    var number = 20

    func run() throws {
      let pipeline = try options.load()
      let past = try Runner(pipeline: pipeline, observer: Silence()).dueTimes(max(1, number))
      if options.json {
        try Console.print(json: past)
        return
      }
      for due in past {
        let run = due.run.map { ", run \($0)" } ?? ""
        Console.print(
          "\(Moment.text(due.dueAt, offset: pipeline.settings.utcOffsetSeconds)) "
            + "\(due.decision)\(run): \(due.reason)")
      }
      if past.isEmpty { Console.print("nothing was due yet") }
    }
  }

  struct TrustClock: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "trust-clock",
      abstract: "Say that the machine's clock is right now, after it was not.")

    @OptionGroup var options: PipelineOptions

    @Option(name: .long, help: "Why; kept in the audit trail.")
    var reason: String

    func run() throws {
      guard reason.contains(where: { !$0.isWhitespace }) else {
        throw ValidationError("--reason must say why")
      }
      var request = RunRequest(command: "schedule trust-clock")
      request.actor = EffortOptions.person
      try Runner(pipeline: try options.load(), request: request, observer: Silence())
        .trustClock(reason: reason)
      if options.json {
        try Console.print(json: ["trusted": true])
      } else {
        Console.print("what is due counts from now on")
      }
    }
  }
}
