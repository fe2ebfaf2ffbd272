internal import Foundation
internal import Runner

/// Where the command line prints; a full disk or a closed pipe behind stdout is no reason to stop.
enum Console {
  /// Whether stdout is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Prints a line of results.
  static func print(_ line: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Prints bytes of results as they are.
  static func print(bytes: [UInt8]) {
    try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
  }

  /// Prints a line about the work on stderr.
  static func error(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Prints a report as one JSON object.
  static func print(json value: some Encodable) throws {
    print(bytes: try CanonicalJSON.encode(value, isPretty: true))
  }
}
