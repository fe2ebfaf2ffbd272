internal import Foundation

/// Where the runner reads and writes, and how it takes files in.
struct FolderSettings {
  let inbox: String
  let outbox: String
  let checkpoints: String
  let settleSeconds: Int
  let workers: Int?
  let backupsKept: Int?

  /// Reads `folders`, `inbox`, `workers` and `backup`; paths are relative to the definition's
  /// folder.
  static func read(_ map: YAMLMapping, directory: String) -> FolderSettings? {
    let keys = ["inbox", "outbox", "checkpoints"]
    let folders = map["folders"]?.mapping("folders", required: keys)
    let inbox = map["inbox"]?.mapping("inbox", required: ["settle_seconds"])
    let settle = inbox?.integer("settle_seconds", in: 0...86_400)
    let workers = map["workers"] == nil ? nil : map.integer("workers", in: 1...1_024)
    let backup = map["backup"]?.mapping("backup", required: ["keep"])
    let keep = backup?.integer("keep", in: 1...3_660)
    guard let folders, let inboxPath = folders.text("inbox"),
      let outboxPath = folders.text("outbox"), let checkpoints = folders.text("checkpoints"),
      let settle
    else { return nil }
    return FolderSettings(
      inbox: path(inboxPath.value, below: directory),
      outbox: path(outboxPath.value, below: directory),
      checkpoints: path(checkpoints.value, below: directory), settleSeconds: settle.value,
      workers: workers?.value, backupsKept: keep?.value)
  }

  /// A path of the definition, which is relative to the definition's folder.
  static func path(_ path: String, below directory: String) -> String {
    let base = URL(fileURLWithPath: directory, isDirectory: true)
    return URL(fileURLWithPath: path, relativeTo: base).standardizedFileURL.path
  }
}
