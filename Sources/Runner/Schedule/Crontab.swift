internal import Disk
internal import Domain
internal import Foundation

/// Adds a pipeline's wake line to a crontab and removes it, leaving every other line alone.
public struct Crontab: Sendable {
  /// The crontab for the line.
  public enum Place: Sendable {
    /// The user's own crontab.
    case user
    /// A file of a folder like `/etc/cron.d`, run as a user.
    case system(folder: String, user: String)
  }

  /// The pipeline's wake.
  public let wake: WakeLine
  /// The crontab for the line.
  public let place: Place

  /// Names a crontab.
  public init(wake: WakeLine, place: Place) {
    self.wake = wake
    self.place = place
  }

  /// Adds the line, replacing an existing one.
  ///
  /// - Parameter minutes: The minutes field.
  /// - Returns: The line, and whether anything changed.
  /// - Throws: `RunnerFailure` when the crontab cannot be read or written.
  public func install(
    minutes: String = "*/\(WakeLine.minutes)"
  ) throws -> (line: String, hasChanged: Bool) {
    switch place {
    case .user:
      let line = try wake.crontab(minutes: minutes)
      let old = try read()
      let new = Crontab.lines(old, without: wake.mark) + [line]
      let text = new.joined(separator: "\n") + "\n"
      if text != old { try write(text) }
      return (line, text != old)
    case .system(_, let user):
      let line = try wake.crontab(user: user, minutes: minutes)
      let has = try? String(contentsOfFile: systemFile, encoding: .utf8)
      if has != line + "\n" { try replaceSystemFile(line + "\n") }
      let wasElsewhere = try removeEarlierFile()
      return (line, wasElsewhere || has != line + "\n")
    }
  }

  /// Removes the line.
  ///
  /// - Returns: Whether there was one.
  /// - Throws: `RunnerFailure` when the crontab cannot be read or written.
  public func remove() throws -> Bool {
    switch place {
    case .user:
      let old = try read()
      let kept = Crontab.lines(old, without: wake.mark)
      let text = kept.isEmpty ? "" : kept.joined(separator: "\n") + "\n"
      guard text != old else { return false }
      try write(text)
      return true
    case .system:
      let wasElsewhere = try removeEarlierFile()
      return try removeOwn(systemFile) || wasElsewhere
    }
  }

  private var systemFile: String {
    guard case .system(let folder, _) = place else { return "" }
    return "\(folder)/\(wake.systemName)"
  }

  /// Removes the file that earlier versions named after the round alone.
  private func removeEarlierFile() throws -> Bool {
    guard case .system(let folder, _) = place else { return false }
    return try removeOwn("\(folder)/parindex-\(wake.round)")
  }

  /// Removes a file if all its lines belong to this pipeline: another pipeline's file of the same
  /// round stays.
  private func removeOwn(_ file: String) throws -> Bool {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8), !text.isEmpty,
      Crontab.lines(text, without: wake.mark).isEmpty
    else { return false }
    do {
      try FileManager.default.removeItem(atPath: file)
    } catch {
      throw Crontab.failure("'\(file)' cannot be removed")
    }
    return true
  }

  private func replaceSystemFile(_ text: String) throws {
    guard case .system(let folder, _) = place else { return }
    try RunnerFailure.wording {
      try DurableFolder(root: folder).replace(
        OutputFile(path: wake.systemName, bytes: Array(text.utf8)), isDurable: true)
    }
  }

  private static func lines(_ text: String, without mark: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    let escaped = mark.replacingOccurrences(of: "%", with: "\\%")
    return lines.filter { !$0.hasSuffix(" " + escaped) }
  }

  private func read() throws -> String {
    let (code, output, errors) = try Crontab.run(["-l"], input: nil)
    if code == 0 { return output }
    // The message of cron for a user without a crontab.
    guard errors.contains("no crontab") else { throw Crontab.failure("crontab -l: \(errors)") }
    return ""
  }

  private func write(_ text: String) throws {
    let (code, _, errors) = try Crontab.run(["-"], input: text)
    guard code == 0 else { throw Crontab.failure("crontab -: \(errors)") }
  }

  private static func run(
    _ arguments: [String], input: String?
  ) throws -> (code: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/crontab")
    process.arguments = arguments
    let output = Pipe()
    let errors = Pipe()
    let feed = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = input == nil ? FileHandle.nullDevice : feed
    do {
      try process.run()
    } catch {
      throw failure("there is no program /usr/bin/crontab")
    }
    if let input {
      try feed.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try feed.fileHandleForWriting.close()
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text, said)
  }

  private static func failure(_ cause: String) -> RunnerFailure {
    RunnerFailure(
      .io, cause: Printable.line(cause.trimmingCharacters(in: .whitespacesAndNewlines)),
      mend: "install cron and allow this user a crontab, or use: "
        + "parindex schedule install --systemd --print")
  }
}
