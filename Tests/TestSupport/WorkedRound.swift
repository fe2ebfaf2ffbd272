public import Domain
public import Foundation
public import Runner
public import Definitions

/// A pipeline in a folder of its own, with its Inbox, Outbox and checkpoints beside it.
public final class WorkedRound: Sendable {
  /// The folder that holds everything.
  public let folder: TemporaryFolder
  /// The definition's folder.
  public let definition: String

  /// Copies a definition into a fresh folder, as `Pipelines/round`, with plain folders: what rounds
  /// with folders of their own do is tested by itself.
  public init(definition source: String = Project.haiduong) throws {
    folder = try TemporaryFolder()
    definition = folder.path + "/Pipelines/round"
    try FileManager.default.createDirectory(
      atPath: folder.path + "/Pipelines", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: source, toPath: definition)
    let main = definition + "/pipeline.yaml"
    let text = try String(contentsOfFile: main, encoding: .utf8)
    try text.replacingOccurrences(of: "/{id}", with: "")
      .write(toFile: main, atomically: true, encoding: .utf8)
    try FileManager.default.createDirectory(
      atPath: inbox, withIntermediateDirectories: true)
  }

  /// Copies a round as it stands, with its checkpoints and all that it published.
  public convenience init(copying other: WorkedRound) throws {
    try self.init(standing: other.folder.path)
  }

  /// Copies the folder of a round as it stands.
  public init(standing source: String) throws {
    folder = try TemporaryFolder()
    definition = folder.path + "/Pipelines/round"
    for name in try FileManager.default.contentsOfDirectory(atPath: source) {
      try FileManager.default.copyItem(
        atPath: source + "/" + name, toPath: folder.path + "/" + name)
    }
  }

  /// Where agencies drop files.
  public var inbox: String { folder.path + "/Inbox" }
  /// Where standings and receipts go.
  public var outbox: String { folder.path + "/Outbox" }

  /// The pipeline; its definition must have no faults.
  public func pipeline() throws -> Definition {
    let (pipeline, faults) = DefinitionLoader.load(directory: definition)
    guard let pipeline, faults.isEmpty else {
      throw BrokenDefinition(faults: faults.map(\.description))
    }
    return pipeline
  }

  /// Writes files into Inbox, saved a second after each other: what came in one look is ordered
  /// by the files' own times.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - step: How many seconds after each other they are saved.
  /// - Throws: What keeps a file from being written.
  public func drop(_ files: [OutputFile], step: Int = 1) throws {
    for (number, file) in files.enumerated() {
      try folder.write(file.bytes, to: "Inbox/" + file.path)
      let saved = Date(timeIntervalSince1970: Double(1_705_000_000 + number * step))
      try FileManager.default.setAttributes(
        [.modificationDate: saved], ofItemAtPath: inbox + "/" + file.path)
    }
  }

  /// Runs the pipeline in this process, with a clock that stands still unless told otherwise.
  @discardableResult
  public func run(
    _ request: RunRequest = RunRequest(settleSeconds: 0), at seconds: Int64 = 1_706_000_000
  ) throws -> RunReport {
    try runner(request, at: seconds).run()
  }

  /// What a run would do.
  public func plan(at seconds: Int64 = 1_706_000_000) throws -> [PlanLine] {
    try runner(RunRequest(settleSeconds: 0), at: seconds).plan()
  }

  /// A runner on this round.
  public func runner(_ request: RunRequest, at seconds: Int64) throws -> Runner {
    Runner(
      pipeline: try pipeline(), request: request, observer: Unobserved(),
      clock: { Instant(seconds: seconds) })
  }

  /// Everything in Outbox but what it tells monitors, which has moments and durations in it.
  public func published() throws -> [String: Data] {
    try folder.files(below: "Outbox").filter { !$0.key.hasPrefix("_status/") }
  }

  /// The same without what manifests say of the audit chain, in which moments and names are.
  public func publishedWithoutHistory() throws -> [String: Data] {
    var files = try published()
    for (path, bytes) in files where path.hasSuffix("/manifest.json") {
      let all = try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
      guard all["audit"] != nil else { throw CocoaError(.propertyListReadCorrupt) }
      files[path] = try JSONSerialization.data(
        withJSONObject: all.filter { $0.key != "audit" }, options: .sortedKeys)
    }
    return files
  }

  /// The receipts in Outbox, as their machine form.
  public func receipts() throws -> [[String: Any]] {
    try folder.files(below: "Outbox/receipts").sorted { $0.key < $1.key }
      .filter { $0.key.hasSuffix(".json") }
      .compactMap { try JSONSerialization.jsonObject(with: $0.value) as? [String: Any] }
  }
}

/// A definition that a test wanted to be good.
public struct BrokenDefinition: Error, CustomStringConvertible {
  let faults: [String]

  /// The faults, a line each.
  public var description: String { faults.joined(separator: "\n") }
}

/// An observer that says nothing.
public struct Unobserved: RunObserver {
  /// Creates one.
  public init() {}
  /// Says nothing.
  public func progress(_ stage: StageName, done: Int, of total: Int) {}
  /// Says nothing.
  public func note(_ line: String) {}
}
