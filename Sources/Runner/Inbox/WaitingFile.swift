public import Domain

/// A file that is not ready, and why; or several files of one folder with the same reason.
public struct WaitingFile: Sendable, Hashable, Codable {
  /// The path below Inbox; a folder's ends with '/'.
  public let path: Bytewise
  /// Why it waits.
  public let reason: WaitingReason
  /// The number of files it represents.
  public let count: Int

  /// Creates an entry.
  public init(path: Bytewise, reason: WaitingReason, count: Int = 1) {
    self.path = path
    self.reason = reason
    self.count = count
  }

  /// The path, and the number of files if more than one.
  public var place: String { count == 1 ? path.text : "\(path) (\(count) files)" }

  /// The most files of one folder named per reason; the others are counted.
  static let named = 20

  /// The files as listed: the first of a folder's files per reason by name, and one entry for the
  /// folder that counts the others.
  ///
  /// - Parameters:
  ///   - files: The files in the order of their paths.
  ///   - owner: The folder that owns a path.
  /// - Returns: The entries, which represent the same number of files.
  static func listed(
    _ files: [WaitingFile], owner: (Bytewise) -> Bytewise
  ) -> [WaitingFile] {
    struct Kind: Hashable {
      let owner: Bytewise
      let reason: WaitingReason
    }
    var names: [Kind: Int] = [:]
    var others: [Kind: Int] = [:]
    var order: [Kind] = []
    var listed: [WaitingFile] = []
    for file in files {
      let kind = Kind(owner: owner(file.path), reason: file.reason)
      if file.count == 1, names[kind, default: 0] < named {
        names[kind, default: 0] += 1
        listed.append(file)
      } else {
        if others[kind] == nil { order.append(kind) }
        others[kind, default: 0] += file.count
      }
    }
    return listed
      + order.map { kind in
        WaitingFile(
          path: Bytewise("\(kind.owner)/"), reason: kind.reason,
          count: others[kind] ?? 0)
      }
  }
}

extension [WaitingFile] {
  /// The number of files that the entries represent.
  var total: Int { reduce(0) { $0 + $1.count } }
}
