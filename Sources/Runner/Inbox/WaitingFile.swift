public import Domain

/// A file that is not ready, and why; or several of one folder that wait for one reason.
public struct WaitingFile: Sendable, Hashable, Codable {
  /// The path below Inbox; a folder's ends with '/'.
  public let path: Bytewise
  /// Why it waits.
  public let reason: WaitingReason
  /// How many files it stands for.
  public let count: Int

  /// Creates an entry.
  public init(path: Bytewise, reason: WaitingReason, count: Int = 1) {
    self.path = path
    self.reason = reason
    self.count = count
  }

  /// The path, and how many files it stands for where that is more than one.
  public var place: String { count == 1 ? path.text : "\(path) (\(count) files)" }

  /// How many files of one folder are named for one reason; the others are counted.
  static let named = 20

  /// The files as they are listed: of a folder's files that wait for one reason the first are named,
  /// and one entry for the folder counts the others.
  ///
  /// - Parameters:
  ///   - files: The files in the order of their paths.
  ///   - owner: The folder that owns a path.
  /// - Returns: The entries, which stand for just as many files.
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
  /// How many files the entries stand for.
  var total: Int { reduce(0) { $0 + $1.count } }
}
