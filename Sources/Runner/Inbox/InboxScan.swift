internal import Disk
internal import Domain
internal import Foundation

/// The files below Inbox, found by a full listing; nothing in Inbox is ever changed.
///
/// No single folder can block the others: an unlistable one waits under its name, and of a folder
/// with more entries than can ever be taken, only the first are kept and the others counted.
struct InboxScan {
  /// A directory entry that may be a submission.
  struct Found: Hashable {
    /// The path below Inbox, with '/'; a folder's ends with one.
    let path: Bytewise
    /// Why it cannot be read yet; nil for a regular file with an ordinary name.
    let obstacle: WaitingReason?
    /// Its size when listed, in bytes; 0 when unknown.
    let size: Int
    /// The file's stamp; nil when unknown.
    var stamp: FileStamp?
  }

  /// The result of a listing.
  struct Listing {
    /// The entries in byte order of their paths.
    var files: [Found] = []
    /// The number of other entries, by the folder that owns them.
    var besides: [Bytewise: Int] = [:]
  }

  /// The file that keeps an empty folder in version control; not a submission.
  static let placeholder: Bytewise = ".gitkeep"
  /// The most entries inspected per directory; the others are only counted.
  static let listedInOne = 100_000
  /// The most directories entered per folder.
  static let directories = 10_000

  /// The Inbox folder.
  let root: String
  /// The round's folders.
  let folders: FolderOwners
  /// The most entries kept per folder.
  let kept: Int
  /// The most entries kept per folder of the secretariat, where a whole round's files lie.
  let keptOfSecretariat: Int

  /// Every file below Inbox; entries that are not regular files, and temporary names of programs,
  /// come with the reason they wait.
  ///
  /// - Parameter known: The paths to keep regardless of limits.
  /// - Returns: The entries, and the numbers of those only counted.
  /// - Throws: `RunnerFailure` when Inbox itself cannot be listed.
  func files(known: Set<Bytewise> = []) throws -> Listing {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isDirectory),
      isDirectory.boolValue
    else {
      throw RunnerFailure(
        .io, stage: "ingest", cause: "Inbox '\(root)' is not a readable folder",
        mend: "if it is on a share, check that the share is mounted; for a new round: mkdir -p "
          + "\(Printable.word(root)), then: parindex run")
    }
    let walk = InboxWalk(scan: self, known: known)
    do {
      try walk.enter("")
    } catch {
      throw RunnerFailure(
        .io, stage: "ingest",
        cause: "Inbox '\(Printable.line(root))' cannot be listed: \(error.reason)",
        mend: "check that the folder exists and the runner may read it, then: parindex run")
    }
    return walk.listing
  }
}

/// One walk through Inbox.
private final class InboxWalk {
  private typealias Found = InboxScan.Found

  private let scan: InboxScan
  private let known: Set<Bytewise>
  private var found: [Bytewise: [Found]] = [:]
  private var besides: [Bytewise: Int] = [:]
  private var entered: [Bytewise: Int] = [:]

  init(scan: InboxScan, known: Set<Bytewise>) {
    self.scan = scan
    self.known = known
  }

  var listing: InboxScan.Listing {
    InboxScan.Listing(
      files: found.values.joined().sorted {
        $0.path < $1.path
      },
      besides: besides)
  }

  func enter(_ relative: String) throws(DirectoryEntries.Unlisted) {
    let (entries, besides) = try DirectoryEntries.of(
      relative.isEmpty ? scan.root : scan.root + "/" + relative, followsLink: relative.isEmpty,
      atMost: InboxScan.listedInOne)
    let owner = scan.folders.owner(of: Bytewise(relative + "/"))
    if besides > 0 { self.besides[owner, default: 0] += besides }
    for (name, isText) in entries {
      if relative.isEmpty && InboxFolder.register == name { continue }
      look(at: relative.isEmpty ? name : relative + "/" + name, name: name, isText: isText)
    }
    trim(owner)
  }

  private func look(at path: String, name: String, isText: Bool) {
    guard isText else { return keep(Found(path: Bytewise(path), obstacle: .notText, size: 0)) }
    guard let status = FileStatus(scan.root + "/" + path) else {
      return keep(Found(path: Bytewise(path), obstacle: .unreadable, size: 0))
    }
    if status.kind == .folder { return enterFolder(path) }
    guard InboxScan.placeholder != name else { return }
    keep(
      Found(
        path: Bytewise(path),
        obstacle: InboxWalk.obstacle(name: name, isRegular: status.kind == .file),
        size: status.size, stamp: status.stamp))
  }

  /// Enters a folder; an unlistable one waits under its name, and the walk continues.
  private func enterFolder(_ path: String) {
    let owner = scan.folders.owner(of: Bytewise(path + "/"))
    entered[owner, default: 0] += 1
    guard entered[owner, default: 0] <= InboxScan.directories else {
      return besides[owner, default: 0] += 1
    }
    do {
      try enter(path)
    } catch {
      keep(Found(path: Bytewise(path + "/"), obstacle: .unreadable, size: 0))
    }
  }

  private func keep(_ file: Found) {
    let owner = scan.folders.owner(of: file.path)
    found[owner, default: []].append(file)
    if found[owner, default: []].count > 2 * max(kept(of: owner), known.count) { trim(owner) }
  }

  /// Keeps the known entries of a folder and the first of the others.
  private func trim(_ owner: Bytewise) {
    let most = kept(of: owner)
    guard let files = found[owner], files.count > most else { return }
    let isKnown = { (file: Found) in self.known.contains(file.path) }
    let others = files.filter { !isKnown($0) }.sorted(by: InboxScan.Found.cameFirst)
    guard others.count > most else { return }
    found[owner] = files.filter(isKnown) + others.prefix(most)
    besides[owner, default: 0] += others.count - most
  }

  private func kept(of owner: Bytewise) -> Int {
    InboxFolder.secretariat.contains(owner) ? scan.keptOfSecretariat : scan.kept
  }

  private static func obstacle(name: String, isRegular: Bool) -> WaitingReason? {
    guard isRegular else { return .notRegular }
    let lowered = Bytewise(name.lowercased())
    if lowered.hasPrefix("~$") || lowered.hasPrefix(".") { return .temporaryName }
    let unfinished: [Bytewise] = [".part", ".tmp", ".crdownload", ".partial"]
    if unfinished.contains(where: lowered.hasSuffix) {
      return .temporaryName
    }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return .controlCharacters
    }
    return nil
  }
}

extension InboxScan.Found {
  /// Whether a new file is taken before another: by the file system's write time, then by the bytes
  /// of the path.
  ///
  /// The time may be wrong; it only decides which files to take when one folder has too many.
  static func cameFirst(_ one: InboxScan.Found, _ other: InboxScan.Found) -> Bool {
    let times = (one.stamp?.modified ?? .max, other.stamp?.modified ?? .max)
    return times.0 == times.1
      ? one.path < other.path : times.0 < times.1
  }
}
