internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// A folder compared by identity: links, mounts and spellings of one folder are one folder.
///
/// The folder may not exist yet; then its nearest existing ancestor gives the identity, and the
/// names below that are compared by their bytes.
package struct FolderIdentity {
  /// The path without links, as far as the folder exists.
  package let path: String

  private struct Node: Equatable {
    let device: UInt, inode: UInt
  }

  /// Every existing folder from the root down, with the name of the next one.
  private let above: [(node: Node, next: [UInt8]?)]
  /// The names below the last existing folder.
  private let missing: [[UInt8]]

  /// Resolves an absolute or relative path.
  package init(_ path: String) {
    var head = URL(fileURLWithPath: path).standardizedFileURL.path
    var rest: [String] = []
    var real = FolderIdentity.real(head)
    while real == nil, head != "/", !head.isEmpty {
      rest.insert((head as NSString).lastPathComponent, at: 0)
      head = (head as NSString).deletingLastPathComponent
      real = FolderIdentity.real(head)
    }
    let base = real ?? "/"
    let names = base.split(separator: "/").map(String.init)
    var above: [(Node, [UInt8]?)] = []
    var walked = "/"
    for position in 0...names.count {
      var status = stat()
      guard stat(walked, &status) == 0 else { break }
      let next = position < names.count ? names[position] : rest.first
      above.append(
        (Node(device: UInt(status.st_dev), inode: UInt(status.st_ino)), next.map { Array($0.utf8) })
      )
      if position < names.count { walked += (walked == "/" ? "" : "/") + names[position] }
    }
    self.above = above
    missing = rest.map { Array($0.utf8) }
    self.path = ([base == "/" ? "" : base] + rest).joined(separator: "/")
  }

  /// Whether this is the other folder or lies in it.
  package func lies(in other: FolderIdentity) -> Bool {
    guard let place = other.above.last?.node else { return false }
    return above.indices.contains { position in
      guard above[position].node == place else { return false }
      let below = above[position...].compactMap(\.next) + missing.dropFirst()
      return below.starts(with: other.missing)
    }
  }

  /// Whether both are one folder.
  package func isSame(as other: FolderIdentity) -> Bool { lies(in: other) && other.lies(in: self) }

  /// Whether both are one folder or one lies in the other.
  package func touches(_ other: FolderIdentity) -> Bool { lies(in: other) || other.lies(in: self) }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}

extension FolderIdentity {
  /// The path to another folder relative to this one, which stays valid when the tree that holds
  /// both is moved or copied as a whole.
  package func way(to other: FolderIdentity) -> String {
    let (from, to) = (
      path.split(separator: "/").map(String.init), other.path.split(separator: "/").map(String.init)
    )
    let common = zip(from, to).prefix { Array($0.utf8) == Array($1.utf8) }.count
    let steps = Array(repeating: "..", count: from.count - common) + to[common...]
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// Resolves such a path from this folder; an absolute one stays as it is.
  package func following(_ way: String) -> String {
    way.hasPrefix("/") ? way : URL(fileURLWithPath: path + "/" + way).standardizedFileURL.path
  }
}
