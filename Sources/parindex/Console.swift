internal import Foundation
internal import Runner

/// Where the command line prints.
enum Console {
  /// Whether stdout is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Prints a line of results.
  static func print(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  /// Prints bytes of results as they are.
  static func print(bytes: [UInt8]) {
    FileHandle.standardOutput.write(Data(bytes))
  }

  /// Prints a line about the work on stderr.
  static func error(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Prints a report as one JSON object.
  static func print(json value: some Encodable) throws {
    print(bytes: try CanonicalJSON.encode(value, isPretty: true))
  }
}
