internal import Disk

/// Checks that a round's folders and the definition's own do not overlap: a receipt in Inbox would
/// pass for a submission, and everything in Outbox is public.
struct FoldersCheck {
  /// The folders of the round, and the places of their paths.
  let folders: [(folder: RoundFolder, path: SourceText)]
  let id: String
  /// The definition's folder.
  let directory: String
  let log: FaultLog

  func run() {
    let found = folders.map { FolderIdentity($0.path.value) }
    let own = FolderIdentity(directory)
    for (position, entry) in folders.enumerated() {
      // The round's own definition must not lie where agencies write or everybody reads either.
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
