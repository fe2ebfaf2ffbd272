internal import Domain
internal import Foundation
internal import Runner

/// The command line's output; a full disk or a closed pipe behind stdout is no reason to stop.
///
/// The one gate to the terminal: nothing that comes from outside reaches it but as text.
enum Console {
  /// Whether stdout is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Prints a line of results.
  static func print(_ line: String) {
    let line = Printable.line(NamedPipeline.add(to: line))
    try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Prints a table; its fields must be harmless.
  static func print(table: [UInt8]) {
    try? FileHandle.standardOutput.write(contentsOf: Data(table))
  }

  /// Prints the lines of a text that the program itself made.
  static func printLines(of text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      print(String(line))
    }
  }

  /// Whether a person sits before the screen: nothing reads a question or a refusal but they.
  static var isAttended: Bool { isatty(STDIN_FILENO) == 1 && isTerminal }

  /// Prints the units that stand without a rank, with the reasons.
  static func print(unranked units: [StandingUnranked]) {
    guard !units.isEmpty else { return }
    print("units not ranked: \(units.count)")
    for unit in units.prefix(40) { print("  \(unit.line)") }
    if units.count > 40 { print("  … and \(units.count - 40) more (--plan --json lists all)") }
  }

  /// Prints a line about the work on stderr.
  static func error(_ line: String) {
    let line = Printable.line(NamedPipeline.add(to: line))
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Prints a report as one JSON object.
  static func print(json value: some Encodable) throws {
    try? FileHandle.standardOutput.write(
      contentsOf: Data(try CanonicalJSON.encodeSafely(value)))
  }
}
