public import Definitions
internal import Disk
internal import Domain
internal import Foundation

/// A copy of a round's definition for another year, with folders of its own.
public struct NewRound: Sendable {
  /// The definition to copy.
  public let source: Definition
  /// The rated year.
  public let year: Int
  /// The new round's short name.
  public let id: String
  /// The folder of the new definition.
  public let folder: String

  /// Plans a copy.
  ///
  /// - Parameters:
  ///   - source: The definition to copy; it has no faults.
  ///   - year: The rated year.
  ///   - id: The new round's short name; nil for the old one with the new year in it.
  ///   - folder: The folder of the new definition; nil for one named by the id, beside the old one.
  public init(from source: Definition, year: Int, id: String? = nil, into folder: String? = nil) {
    self.source = source
    self.year = year
    let old = source.round.id
    let named = YearText.years(in: old).last { $0.year == source.round.year }
    let usual =
      named.map { old.replacingCharacters(in: $0.range, with: String(year)) } ?? "\(old)-\(year)"
    self.id = id ?? usual
    let beside = (source.directory as NSString).deletingLastPathComponent
    self.folder = folder ?? (beside.isEmpty ? self.id : beside + "/" + self.id)
  }

  /// The new round, and the points that a person must still look at.
  public struct Report: Sendable {
    /// The new round as it can be read; nil while something in it must be changed first.
    public let pipeline: Definition?
    /// Its Inbox and Outbox, which now exist.
    public let inbox: String, outbox: String
    /// The points to change or confirm, by file and line.
    public let open: [DefinitionFault]
  }

  /// Makes the copy and the round's folders; nothing existing is overwritten.
  ///
  /// - Returns: The new round and its open points.
  /// - Throws: `RunnerFailure` when something is in the way or cannot be written.
  public func make() throws -> Report { try RunnerFailure.wording(copy) }

  private func copy() throws -> Report {
    try requireFree(folder, "the definition's folder")
    let text = try read(DefinitionLoader.mainFile)
    let edited = DefinitionEdit(source: source, id: id, year: year, folder: folder).applied(
      to: text)
    // A name that does not count as a neighbouring definition until the copy is complete.
    let name = ".\((folder as NSString).lastPathComponent).new"
    let staged = ((folder as NSString).deletingLastPathComponent as NSString)
      .appendingPathComponent("\(name)-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(atPath: staged) }
    try writeFiles(to: staged, main: edited)
    guard let sketch = DefinitionSketch.read(staged), sketch.year == year,
      sketch.id.value.utf8.elementsEqual(id.utf8)
    else {
      throw RunnerFailure(
        .data,
        cause: "'\(source.directory)/\(DefinitionLoader.mainFile)' is laid out so that its id "
          + "and year cannot be changed by line",
        mend: "copy the folder and change id, year and folders by hand, then: parindex check")
    }
    let inbox = FolderSettings.path(sketch.written[.inbox]?.value ?? "", of: id, below: folder)
    let outbox = FolderSettings.path(sketch.written[.outbox]?.value ?? "", of: id, below: folder)
    try requireFree(inbox, "Inbox")
    try requireFree(outbox, "Outbox")
    try makeFolders(inbox: inbox, outbox: outbox)
    try DurableFolder.makeDurableFolder((folder as NSString).deletingLastPathComponent.orHere)
    try DurableFolder.rename(staged, to: folder)
    return Report(
      pipeline: DefinitionLoader.load(directory: folder).definition, inbox: inbox, outbox: outbox,
      open: OpenPoints(folder: folder, source: source, year: year).list())
  }

  private func requireFree(_ path: String, _ what: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? ["?"]
    guard !names.filter({ $0 != InboxScan.placeholder }).isEmpty else { return }
    throw RunnerFailure(
      .data,
      cause: "\(what) '\(Printable.line(path))' is already there, and nothing is overwritten",
      mend: "name another place with --into or another short name with --id, or move away what is "
        + "there, then give the command again")
  }

  private func read(_ name: String) throws -> String {
    let path = "\(source.directory)/\(name)"
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else {
      throw RunnerFailure(
        .io, cause: "'\(Printable.line(path))' cannot be read",
        mend: "check the definition's folder")
    }
    return text
  }

  private func writeFiles(to staged: String, main: String) throws {
    try DurableFolder.makeDurableFolder(staged)
    let writer = DurableFolder(root: staged)
    for (name, isText) in (try? DirectoryEntries.of(source.directory))?.entries ?? [] {
      guard isText, !name.hasPrefix("."),
        case .bytes(let bytes) = RegularFile.read("\(source.directory)/\(name)")
      else { continue }
      let isMain = name == DefinitionLoader.mainFile
      try writer.replace(OutputFile(path: name, bytes: isMain ? Array(main.utf8) : bytes))
    }
    try DurableFolder.syncFolder(staged)
  }

  private func makeFolders(inbox: String, outbox: String) throws {
    let secretariat = InboxFolder.secretariat.filter {
      source.round.survey != nil || $0 != InboxFolder.survey
    }
    for name in source.round.units.map(\.folder) + secretariat + [InboxFolder.register] {
      try DurableFolder.makeFolder("\(inbox)/\(name)")
    }
    try DurableFolder.makeFolder(outbox)
  }
}

extension String {
  /// The path of a folder; an empty text is the current folder.
  fileprivate var orHere: String { isEmpty ? "." : self }
}
