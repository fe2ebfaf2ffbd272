internal import Disk
internal import Domain

/// A folder in Outbox that belongs to the program alone, with its expected files.
struct OwnedPlace {
  /// The expected size of a file.
  enum Expected {
    /// Exactly this size.
    case sized(Int)
    /// Any size: the content varies, as in signals for monitors.
    case any
  }

  /// The folder's path below Outbox.
  let path: String
  /// The files by path below the folder.
  private(set) var files: [Bytewise: Expected] = [:]
  private var folders: Set<Bytewise> = []
  /// Whether the files are written one by one, beside their final paths, under temporary names.
  let isStaged: Bool

  /// Names a folder.
  init(_ path: String, isStaged: Bool = false) {
    self.path = path
    self.isStaged = isStaged
  }

  /// Adds a file and the folders on its path.
  mutating func expect(_ file: String, _ expected: Expected) {
    guard files.updateValue(expected, forKey: Bytewise(file)) == nil else { return }
    var rest = file.utf8[...]
    while let slash = rest.lastIndex(of: UInt8(ascii: "/")) {
      rest = rest[..<slash]
      guard folders.insert(Bytewise(Substring(rest))).inserted else { return }
    }
  }

  /// Inspects everything in the folder.
  ///
  /// - Parameter root: The Outbox folder.
  /// - Returns: The findings, by names and sizes.
  func look(in root: String) -> OwnedFindings {
    var findings = OwnedFindings()
    var seen: Set<Bytewise> = []
    if FileStatus("\(root)/\(path)")?.kind == .link {
      // Links are not followed: their targets are not in Outbox.
      findings.foreign.append(ForeignEntry(path: path, kind: .link))
      return findings
    }
    list("", root, &seen, &findings)
    for file in files.keys.sorted() where !seen.contains(file) {
      guard case .sized = files[file] else { continue }
      findings.faults.append("\(path)/\(Printable.line(file.text)) is missing")
    }
    return findings
  }

  private func list(
    _ below: String, _ root: String, _ seen: inout Set<Bytewise>, _ findings: inout OwnedFindings
  ) {
    let folder = "\(root)/\(path)/\(below)"
    // A missing folder holds nothing.
    guard let entries = (try? DirectoryEntries.of(folder))?.entries else { return }
    for entry in entries {
      let name = below + entry.name
      let place = "\(path)/\(Printable.line(name))"
      guard entry.isText else {
        // Such a name cannot be looked up; the program never writes one.
        findings.foreign.append(ForeignEntry(path: place, kind: .file))
        findings.unreadable.append(below)
        continue
      }
      guard let status = FileStatus("\(root)/\(path)/\(name)") else { continue }
      func foreign(_ kind: ForeignEntry.Kind) {
        findings.foreign.append(ForeignEntry(path: place, kind: kind))
        findings.names.append(name)
      }
      switch status.kind {
      case .folder where folders.contains(Bytewise(name)):
        list(name + "/", root, &seen, &findings)
      case .folder: foreign(.folder)
      case .file:
        guard let expected = files[Bytewise(name)] else {
          if !(isStaged && Outbox.isStagedFile(entry.name)) { foreign(.file) }
          continue
        }
        seen.insert(Bytewise(name))
        if case .sized(let size) = expected, status.size != size {
          findings.faults.append("\(place) has another size")
        }
      case .link: foreign(.link)
      case .device: foreign(.device)
      }
    }
  }
}

/// The findings of a look at a place that the program owns.
struct OwnedFindings {
  /// The entries that the program did not write.
  var foreign: [ForeignEntry] = []
  /// The names of those entries below the place.
  var names: [String] = []
  /// The folders below the place, each with a trailing slash, with an entry whose name is not
  /// UTF-8.
  var unreadable: [String] = []
  /// The program's files that are missing or differ, one line each.
  var faults: [String] = []
}
