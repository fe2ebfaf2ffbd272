internal import Domain
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// The files below Inbox, found by a full listing; nothing in Inbox is ever changed.
struct InboxScan {
  /// A directory entry that may be a submission.
  struct Found: Hashable {
    /// The path below Inbox, with '/'.
    let path: Bytewise
    /// Why it cannot be read yet; nil for a regular file with an ordinary name.
    let obstacle: WaitingReason?
    /// How large it was when it was listed, in bytes; 0 where that is not known.
    let size: Int
    /// The file's own time of change, in nanoseconds since 1970; nil where it is not known.
    var fileTime: Int64?
  }

  /// The file that keeps an empty folder in version control; no submission.
  static let placeholder: Bytewise = ".gitkeep"

  /// The Inbox folder.
  let root: String

  /// Every file below Inbox in byte order of its path; entries that are no regular files and names
  /// that only programs use come with the reason they wait.
  func files() throws -> [Found] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isDirectory),
      isDirectory.boolValue
    else {
      throw RunnerFailure(
        .io, stage: "ingest", cause: "Inbox '\(root)' is not a folder that can be read",
        mend: "create the folder or correct folders.inbox in pipeline.yaml, then run again")
    }
    var found: [Found] = []
    try walk("", into: &found)
    return found.sorted { $0.path < $1.path }
  }

  private func walk(_ relative: String, into found: inout [Found]) throws {
    for (name, isText) in try entries(of: relative) {
      let path = relative.isEmpty ? name : relative + "/" + name
      if relative.isEmpty && Bytewise(name) == InboxFolder.register { continue }
      guard isText else {
        found.append(Found(path: Bytewise(path), obstacle: .notText, size: 0))
        continue
      }
      var status = stat()
      guard lstat(root + "/" + path, &status) == 0 else {
        found.append(Found(path: Bytewise(path), obstacle: .unreadable, size: 0))
        continue
      }
      let type = status.st_mode & S_IFMT
      if type == S_IFDIR {
        try walk(path, into: &found)
      } else if InboxScan.placeholder != name {
        found.append(
          Found(
            path: Bytewise(path), obstacle: obstacle(name: name, isRegular: type == S_IFREG),
            size: Int(status.st_size), fileTime: InboxScan.nanoseconds(status.st_mtim)))
      }
    }
  }

  /// A time of the file system in nanoseconds since 1970; one that is too far away is the farthest.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (seconds, isTooFar) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isFarther) = seconds.addingReportingOverflow(Int64(time.tv_nsec))
    return isTooFar || isFarther ? (time.tv_sec < 0 ? .min : .max) : sum
  }

  private func entries(of relative: String) throws -> [DirectoryEntries.Entry] {
    let path = relative.isEmpty ? root : root + "/" + relative
    do {
      return try DirectoryEntries.of(path)
    } catch {
      throw RunnerFailure(
        .io, stage: "ingest",
        cause: "folder '\(Printable.line(path))' cannot be listed: \(error.reason)",
        mend: "see that the folder is there and the runner may read it, then: parindex run")
    }
  }

  private func obstacle(name: String, isRegular: Bool) -> WaitingReason? {
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

/// Why a file in Inbox waits.
public enum WaitingReason: String, Sendable, Hashable, Codable {
  /// Its size or content changed since the last look, or it was seen for the first time.
  case settling
  /// Its content ends too early.
  case incomplete
  /// It could not be read.
  case unreadable
  /// A link, pipe, device or socket.
  case notRegular = "not-regular"
  /// A name that programs give to files they are still writing.
  case temporaryName = "temporary-name"
  /// A name with control characters.
  case controlCharacters = "control-characters"
  /// A name that is not UTF-8 text.
  case notText = "not-text"
  /// Larger than the reader's limit.
  case tooLarge = "too-large"
}
