internal import Definitions
internal import Disk
internal import Domain

/// Checks whether the intended readers of Outbox can read it.
struct OutboxReaders {
  private let settings: RunSettings
  private let outbox: Outbox

  /// Takes a pipeline's Outbox and its access rule.
  init(_ pipeline: Definition) {
    settings = pipeline.settings
    outbox = Outbox(pipeline)
  }

  /// Who is denied access by what, and how to fix it; nil when access matches `outbox_access`, or
  /// when that is unset and everybody may read.
  ///
  /// The folders on the path and one page are checked as a sample of everything.
  func complaint() -> String? {
    let access = settings.outboxAccess ?? ReadAccess(readers: .everyone)
    let places = [
      outbox.root, outbox.folder, outbox.folder + "/latest/",
      outbox.folder + "/latest/index.html", outbox.receipts,
    ]
    for path in places {
      guard let status = FileStatus(path, followsLink: true) else { continue }
      let isFolder = status.kind == .folder
      let wanted = isFolder ? access.folderMode : access.fileMode
      let missing = wanted & ~status.mode & 0o077
      let isOthers = access.group.map { $0 != status.group } ?? false
      guard missing != 0 || isOthers else { continue }
      let mode = String(status.mode, radix: 8)
      guard settings.outboxAccess != nil else {
        return "'\(path)' has mode \(mode), so other accounts, such as a web server's, cannot read "
          + "it; name its readers in pipeline.yaml: outbox_access: { readers: everyone } (or "
          + "group, or owner)"
      }
      let group = access.groupName.map { "chgrp -R \($0) '\(outbox.root)' && " } ?? ""
      let kind = access.readers == .everyone ? "a+rX" : "g+rX"
      return "'\(path)' has mode \(mode)\(isOthers ? " and another group" : ""), against "
        + "outbox_access in pipeline.yaml; to fix it: \(group)chmod -R \(kind) '\(outbox.root)'"
    }
    return nil
  }
}
