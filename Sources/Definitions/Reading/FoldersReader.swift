internal import Foundation

/// The folders that the runner reads and writes, and its intake settings.
package struct FolderSettings {
  let inbox: String
  let outbox: String
  let checkpoints: String
  let settleSeconds: Int
  let workers: Int?
  let backupsKept: Int?

  /// Reads `folders`, `inbox`, `workers` and `backup`; paths are relative to the definition's
  /// folder, and `{id}` in them is replaced by the round's id.
  static func read(
    _ map: YAMLMapping, id: String, directory: String, log: FaultLog
  ) -> FolderSettings? {
    let keys = RoundFolder.allCases.map(\.rawValue)
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
    let written = [inboxPath, outboxPath, checkpoints]
    for text in written { checkPlaceholders(text, log) }
    let places = written.map {
      Placed(value: path($0.value, of: id, below: directory), place: $0.place)
    }
    FoldersCheck(
      folders: Array(zip(RoundFolder.allCases, places)), id: id, directory: directory, log: log
    ).run()
    return FolderSettings(
      inbox: places[0].value, outbox: places[1].value, checkpoints: places[2].value,
      settleSeconds: settle.value, workers: workers?.value, backupsKept: keep?.value)
  }

  private static func checkPlaceholders(_ text: SourceText, _ log: FaultLog) {
    let rest = text.value.replacing(DefinitionSketch.placeholder, with: "")
    guard rest.contains(where: { $0 == "{" || $0 == "}" }) else { return }
    log.report(
      .valueWrong, at: text.place,
      vi: "“\(text.value)”: trong đường dẫn chỉ có {id} thay cho mã đợt",
      en: "'\(text.value)': in a path only {id} stands for something, the round's id")
  }

  /// The path of a round's folder, with `{id}` replaced by the round's id.
  package static func path(_ text: String, of id: String, below directory: String) -> String {
    path(text.replacing(DefinitionSketch.placeholder, with: id), below: directory)
  }

  /// A path from the definition, relative to the definition's folder.
  package static func path(_ path: String, below directory: String) -> String {
    let base = URL(fileURLWithPath: directory, isDirectory: true)
    return URL(fileURLWithPath: path, relativeTo: base).standardizedFileURL.path
  }
}
