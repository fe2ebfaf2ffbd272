/// A round's folders and the definition's own lie beside each other: a receipt in Inbox would be
/// taken for a submission, and what lies in Outbox is for everybody to read.
struct FoldersCheck {
  /// The folders of the round, and where their paths are written.
  let folders: [(folder: RoundFolder, path: SourceText)]
  let id: String
  /// The definition's folder.
  let directory: String
  let log: FaultLog

  func run() {
    let found = folders.map { FolderIdentity($0.path.value) }
    let own = FolderIdentity(directory)
    for (position, entry) in folders.enumerated() {
      // A round's own definition may not lie in what agencies write to or everybody reads either.
      var others = [(title: "Pipelines", place: own)]
      others += (0..<position).map { (folders[$0].folder.title, found[$0]) }
      guard let other = others.first(where: { found[position].touches($0.place) }) else { continue }
      report(
        entry.folder, at: entry.path.place, found[position], other.title, other.place,
        [own] + found[..<position])
    }
  }

  private func report(
    _ folder: RoundFolder, at place: SourcePlace, _ found: FolderIdentity, _ title: String,
    _ other: FolderIdentity, _ taken: [FolderIdentity]
  ) {
    let line = FolderSuggestion.text(
      folder, written: folder.usual, id: id, directory: directory, avoiding: taken)
    let isSame = found.isSame(as: other)
    let isInside = found.lies(in: other)
    log.report(
      .foldersNested, at: place,
      vi: (isSame
        ? "\(folder.title) và \(title) là một thư mục"
        : isInside ? "\(folder.title) nằm trong \(title)" : "\(title) nằm trong \(folder.title)")
        + "; hãy viết: \(folder.rawValue): \(line)",
      en: (isSame
        ? "\(folder.title) and \(title) are one folder"
        : isInside ? "\(folder.title) lies in \(title)" : "\(title) lies in \(folder.title)")
        + "; write: \(folder.rawValue): \(line)")
  }
}
