public import Definitions
internal import Digests
internal import Domain
internal import Foundation

/// The command line by which cron or systemd wakes the runner.
public struct WakeLine: Hashable, Sendable {
  /// The program.
  public let program: String
  /// The working folder.
  public let folder: String
  /// The definition's folder.
  public let definition: String
  /// The log for the output of runs.
  public let log: String
  /// The round's short name.
  public let round: String

  /// How often the runner is woken, in minutes; the schedule itself is in pipeline.yaml.
  public static let minutes = 5

  /// Creates the wake of a pipeline.
  public init(program: String, folder: String, pipeline: Definition) {
    func absolute(_ path: String) -> String {
      let joined = path.hasPrefix("/") ? path : folder + "/" + path
      return URL(filePath: joined).standardizedFileURL.path
    }
    self.program = program
    self.folder = folder
    definition = absolute(pipeline.directory)
    log = absolute(pipeline.settings.checkpointsPath) + "/\(pipeline.round.id).log"
    round = pipeline.round.id
  }

  /// The comment that marks the line as this pipeline's.
  public var mark: String { "# parindex \(round) \(definition)" }

  /// The name of its file in a folder like `/etc/cron.d`: unique to the pipeline, and made of
  /// letters, digits and hyphens alone, since cron ignores other names.
  public var systemName: String {
    let name = String(
      round.unicodeScalars.map { scalar in
        let isPlain = scalar.isASCII && scalar.properties.isAlphabetic
        return isPlain || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
      })
    return "parindex-\(name)-\(Digests.sha256(mark).description.prefix(8))"
  }

  /// The line of a crontab.
  ///
  /// - Parameters:
  ///   - user: The user, for a file of `/etc/cron.d`; nil for a user's own crontab.
  ///   - minutes: The minutes field.
  /// - Returns: One line without a newline.
  /// - Throws: `RunnerFailure` when a path contains a newline.
  public func crontab(user: String? = nil, minutes: String = "*/\(Self.minutes)") throws -> String {
    guard ![program, folder, definition, log].contains(where: { $0.contains("\n") }) else {
      throw RunnerFailure(
        .configuration, cause: "a path with a newline cannot stand in a crontab",
        mend: "move the pipeline to a folder with an ordinary name")
    }
    let who = user.map { $0 + " " } ?? ""
    let tick = words.map(Printable.word).joined(separator: " ")
    let command = "cd \(Printable.word(folder)) && \(tick) \(mark)"
    // In a crontab a bare % ends the command.
    return "\(minutes) * * * * \(who)\(command.replacingOccurrences(of: "%", with: "\\%"))"
  }

  /// The texts of a systemd service and its timer.
  public var systemd: (service: String, timer: String) {
    let command = words.map(systemdQuoted).joined(separator: " ")
    return (
      """
      [Unit]
      Description=parindex \(round): run the pipeline if it is due
      After=local-fs.target remote-fs.target

      [Service]
      Type=oneshot
      WorkingDirectory=\(folder.replacingOccurrences(of: "%", with: "%%"))
      ExecStart=\(command)
      SuccessExitStatus=75

      """,
      """
      [Unit]
      Description=parindex \(round): wake the runner

      [Timer]
      OnCalendar=*:0/\(WakeLine.minutes)
      Persistent=true
      AccuracySec=1s

      [Install]
      WantedBy=timers.target

      """
    )
  }

  private var words: [String] { [program, "tick", "--pipeline", definition, "--log", log] }

  private func systemdQuoted(_ text: String) -> String {
    let escaped = text.replacingScalars(["\\": "\\\\", "\"": "\\\"", "%": "%%", "$": "$$"])
    return "\"\(escaped)\""
  }
}
