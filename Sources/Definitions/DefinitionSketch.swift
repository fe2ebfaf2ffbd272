internal import Domain
internal import Foundation

/// A folder named by a definition.
package enum RoundFolder: String, CaseIterable {
  /// The folder in which agencies drop files.
  case inbox
  /// The folder that receives receipts and standings.
  case outbox
  /// The folder of the database.
  case checkpoints

  /// The folder's name in messages.
  package var title: String {
    switch self {
    case .inbox: "Inbox"
    case .outbox: "Outbox"
    case .checkpoints: "Checkpoints"
    }
  }

  /// Its path in the sample definition.
  package var usual: String {
    self == .checkpoints ? "../../Checkpoints" : "../../\(title)/{id}"
  }
}

/// The parts of a definition read before it is checked: enough to determine folder ownership even
/// when the definition has faults.
package struct DefinitionSketch {
  /// The placeholder for the round's id in a folder's path.
  package static let placeholder = "{id}"

  /// The folder of the definition.
  package let directory: String
  /// The round's short name.
  package let id: SourceText
  /// The rated year; nil when it cannot be read.
  package let year: Int?
  /// The texts of the round shown on pages, by key; blank ones are omitted.
  package let texts: [String: SourceText]
  /// The folders as written.
  package let written: [RoundFolder: SourceText]

  /// Reads a definition; nil when it is missing or not readable enough.
  package static func read(_ directory: String) -> DefinitionSketch? {
    let log = FaultLog()
    guard
      let text = DefinitionFiles(directory: directory, log: log).text(DefinitionLoader.mainFile),
      let entries = YAMLValue.document(file: DefinitionLoader.mainFile, text: text, log: log)?
        .entries("pipeline.yaml")
    else { return nil }
    func value(_ key: String) -> YAMLValue? { entries.first { $0.key.value == key }?.value }
    var written: [RoundFolder: SourceText] = [:]
    for (key, value) in value("folders")?.entries("folders") ?? [] {
      if let folder = RoundFolder(rawValue: key.value) { written[folder] = value.text(key.value) }
    }
    guard let id = value("id")?.text("id"), written.count == RoundFolder.allCases.count else {
      return nil
    }
    var texts: [String: SourceText] = [:]
    for key in ["citation", "title", "issuer", "notice"] {
      let vietnamese = value(key)?.entries(key)?.first { $0.key.value == "vi" }?.value.text("vi")
      texts[key] = vietnamese ?? value(key)?.text(key)
    }
    return DefinitionSketch(
      directory: directory, id: id, year: value("year")?.text("year").flatMap { Int($0.value) },
      texts: texts, written: written)
  }

  /// A folder's path.
  package func path(_ folder: RoundFolder) -> String {
    FolderSettings.path(written[folder]?.value ?? "", of: id.value, below: directory)
  }

  /// The path of the database.
  package var database: String { path(.checkpoints) + "/" + id.value + ".sqlite" }
}
