internal import Foundation

/// Another program, run to its end.
public struct Program: Sendable {
  /// What a program left behind.
  public struct Result: Sendable {
    /// The exit code.
    public let code: Int32
    /// What it wrote on stdout and stderr.
    public let output: String, errors: String
  }

  /// The executable's path.
  public let path: String

  /// Names an executable by its path.
  public init(path: String) { self.path = path }

  /// Finds an installed program; nil, for a test to skip, when there is none of that name.
  public init?(installed name: String) {
    let folders = ["/usr/bin", "/usr/local/bin", "/bin"]
    guard
      let path = folders.map({ "\($0)/\(name)" }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { return nil }
    self.path = path
  }

  /// Runs the program, with a file or nothing as its input, and waits for its end.
  public func run(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:],
    input: String? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let scratch = try TemporaryFolder()
    let output = try scratch.handle("out")
    let errors = try scratch.handle("err")
    process.standardOutput = output
    process.standardError = errors
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: URL(filePath: $0)) } ?? FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Result(
      code: process.terminationStatus, output: try scratch.text("out"),
      errors: try scratch.text("err"))
  }
}

extension TemporaryFolder {
  fileprivate func handle(_ name: String) throws -> FileHandle {
    try write([], to: name)
    return try FileHandle(forWritingTo: URL(filePath: path + "/" + name))
  }

  fileprivate func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
  }
}
