internal import Checkpoints
internal import Domain
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// The files below Inbox, found by a full listing; nothing in Inbox is ever changed.
///
/// One folder can stop nothing: what cannot be listed waits by its name, and of a folder with more
/// entries than can ever be taken only the first are kept, the others counted.
struct InboxScan {
  /// A directory entry that may be a submission.
  struct Found: Hashable {
    /// The path below Inbox, with '/'; a folder's ends with one.
    let path: Bytewise
    /// Why it cannot be read yet; nil for a regular file with an ordinary name.
    let obstacle: WaitingReason?
    /// How large it was when it was listed, in bytes; 0 where that is not known.
    let size: Int
    /// The file's stamp; nil where it is not known.
    var stamp: FileStamp?
  }

  /// The result of a listing.
  struct Listing {
    /// The entries in byte order of their paths.
    var files: [Found] = []
    /// How many entries there are besides, by the folder that owns them.
    var besides: [Bytewise: Int] = [:]
  }

  /// The file that keeps an empty folder in version control; no submission.
  static let placeholder: Bytewise = ".gitkeep"
  /// How many entries of one directory are looked at; the others are only counted.
  static let listedInOne = 100_000
  /// How many directories of one folder are entered.
  static let directories = 10_000

  /// The Inbox folder.
  let root: String
  /// The round's folders.
  let folders: FolderOwners
  /// How many entries of one folder are kept.
  let kept: Int

  /// Every file below Inbox; entries that are no regular files and names that only programs use
  /// come with the reason they wait.
  ///
  /// - Parameter known: The paths to keep however many there are.
  /// - Returns: The entries, and how many were only counted.
  /// - Throws: `RunnerFailure` when Inbox itself cannot be listed.
  func files(known: Set<Bytewise> = []) throws -> Listing {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isDirectory),
      isDirectory.boolValue
    else {
      throw RunnerFailure(
        .io, stage: "ingest", cause: "Inbox '\(root)' is not a folder that can be read",
        mend: "where it is on a share, see that the share is there; for a new round: mkdir -p "
          + "\(Printable.word(root)), then: parindex run")
    }
    let walk = InboxWalk(scan: self, known: known)
    do {
      try walk.enter("")
    } catch {
      throw RunnerFailure(
        .io, stage: "ingest",
        cause: "Inbox '\(Printable.line(root))' cannot be listed: \(error.reason)",
        mend: "see that the folder is there and the runner may read it, then: parindex run")
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
    var status = stat()
    guard lstat(scan.root + "/" + path, &status) == 0 else {
      return keep(Found(path: Bytewise(path), obstacle: .unreadable, size: 0))
    }
    let type = status.st_mode & S_IFMT
    if type == S_IFDIR { return enterFolder(path) }
    guard InboxScan.placeholder != name else { return }
    keep(
      Found(
        path: Bytewise(path), obstacle: InboxWalk.obstacle(name: name, isRegular: type == S_IFREG),
        size: Int(status.st_size), stamp: FileStamp(status)))
  }

  /// A folder that cannot be listed waits by its name; the others are looked at.
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
    if found[owner, default: []].count > 2 * max(scan.kept, known.count) { trim(owner) }
  }

  /// Keeps of a folder's entries those that are known and the first of the others.
  private func trim(_ owner: Bytewise) {
    guard let files = found[owner], files.count > scan.kept else { return }
    let isKnown = { (file: Found) in self.known.contains(file.path) }
    let others = files.filter { !isKnown($0) }.sorted(by: InboxScan.Found.cameFirst)
    guard others.count > scan.kept else { return }
    found[owner] = files.filter(isKnown) + others.prefix(scan.kept)
    besides[owner, default: 0] += others.count - scan.kept
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
  /// Whether a file that was never seen before is taken before another: the one that was written
  /// first, as far as the file system knows, then by the bytes of the path.
  ///
  /// A time may lie; it decides only which of too many files of one folder are taken.
  static func cameFirst(_ one: InboxScan.Found, _ other: InboxScan.Found) -> Bool {
    let times = (one.stamp?.modified ?? .max, other.stamp?.modified ?? .max)
    return times.0 == times.1
      ? one.path < other.path : times.0 < times.1
  }
}
