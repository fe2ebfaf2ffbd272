import Foundation

/// The spreadsheet programs on this machine, run without a window.
enum OfficePrograms {
  static let soffice = find("soffice")
  static let ssconvert = find("ssconvert")
  static let python = find("python3")

  /// The filter that shows cells as CSV: comma, double quote, UTF-8, every sheet.
  static let csvFilter =
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

  struct Failure: Error {
    let message: String
  }

  /// A folder of its own for one test, removed afterwards.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "written-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Has LibreOffice convert a file.
  ///
  /// - Parameters:
  ///   - file: what to convert.
  ///   - format: the target, as `--convert-to` wants it.
  ///   - folder: where the result goes.
  ///   - filter: the import filter, where it is not the one LibreOffice takes by itself.
  /// - Throws: where the program fails.
  static func convert(_ file: URL, to format: String, in folder: URL, filter: String? = nil) throws
  {
    let profile = folder.appending(path: "profile")
    var arguments = [
      "-env:UserInstallation=file://\(profile.path(percentEncoded: false))", "--headless",
      "--convert-to", format,
      "--outdir", folder.path(percentEncoded: false), file.path(percentEncoded: false),
    ]
    if let filter { arguments.insert("--infilter=\(filter)", at: 2) }
    _ = try run(soffice, arguments)
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: its path; nil where it is not installed.
  ///   - arguments: its arguments.
  /// - Returns: what it wrote to its standard output.
  /// - Throws: where it is not installed or ends with another status than 0.
  @discardableResult
  static func run(_ program: String?, _ arguments: [String]) throws -> String {
    guard let program else { throw Failure(message: "not installed") }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C.UTF-8"
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(message: "\(program) ended with \(process.terminationStatus)")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The fields of a CSV text.
  static func fields(ofCSV text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"":
        field += "\""
        scalars.removeFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false), ("\n", false):
        rows[rows.count - 1].append(field)
        field = ""
        if scalar == "\n" { rows.append([]) }
      default: field.unicodeScalars.append(scalar)
      }
    }
    rows.removeLast()
    return rows
  }

  private static func find(_ program: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/\(program)" }
      .first(where: FileManager.default.isExecutableFile(atPath:))
  }
}
