internal import Domain

#if canImport(Glibc)
  internal import Glibc
#endif

/// Whether those whom Outbox is for can read it.
struct OutboxReaders {
  private let settings: RunSettings
  private let outbox: Outbox

  /// Takes a pipeline's Outbox and the rule of who may read it.
  init(_ pipeline: Pipeline) {
    settings = pipeline.settings
    outbox = Outbox(pipeline)
  }

  /// Who is kept out by what, and what mends it; nil when all is as `outbox_access` says, or when it
  /// says nothing and everybody may read.
  ///
  /// The folders on the way and one page stand for all that was written like them.
  func complaint() -> String? {
    let access = settings.outboxAccess ?? ReadAccess(readers: .everyone)
    let places = [
      outbox.root, outbox.folder, outbox.folder + "/latest/",
      outbox.folder + "/latest/index.html", outbox.receipts,
    ]
    for path in places {
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      let wanted = isFolder ? access.folderMode : access.fileMode
      let missing = wanted & ~status.st_mode & 0o077
      let isOthers = access.group.map { $0 != status.st_gid } ?? false
      guard missing != 0 || isOthers else { continue }
      let mode = String(status.st_mode & 0o7777, radix: 8)
      guard settings.outboxAccess != nil else {
        return "'\(path)' has mode \(mode), so other accounts, such as a web server's, cannot read "
          + "it; say in pipeline.yaml whom it is for: outbox_access: { readers: everyone } (or "
          + "group, or owner)"
      }
      let group = access.groupName.map { "chgrp -R \($0) '\(outbox.root)' && " } ?? ""
      let kind = access.readers == .everyone ? "a+rX" : "g+rX"
      return "'\(path)' has mode \(mode)\(isOthers ? " and another group" : ""), against "
        + "outbox_access in pipeline.yaml; to mend: \(group)chmod -R \(kind) '\(outbox.root)'"
    }
    return nil
  }
}
