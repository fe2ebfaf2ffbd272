internal import Definitions
internal import Domain

/// The remaining capacity of each folder, by the round's limits and earlier files.
struct FolderBudget {
  private let limits: InboxLimits
  private let secretariat: Set<Bytewise>
  private var files: [Bytewise: Int] = [:]
  private var bytes: [Bytewise: Int] = [:]

  /// Counts the files taken before.
  ///
  /// - Parameters:
  ///   - limits: The round's limits.
  ///   - taken: The files taken before.
  ///   - owner: The folder that owns a path.
  init(_ limits: InboxLimits, taken: [Arrival], owner: (Bytewise) -> Bytewise) {
    self.limits = limits
    secretariat = Set(InboxFolder.secretariat)
    for arrival in taken {
      let owner = owner(arrival.path)
      files[owner, default: 0] += 1
      bytes[owner, default: 0] += arrival.size
    }
  }

  /// How many new files of a folder may be opened at this wake.
  func room(_ owner: Bytewise) -> Int {
    let left = mostFiles(owner) - files[owner, default: 0]
    return max(0, secretariat.contains(owner) ? left : min(left, limits.filesPerLook))
  }

  /// Takes a file; false when it exceeds the folder's limits.
  mutating func take(_ owner: Bytewise, size: Int) -> Bool {
    let most = secretariat.contains(owner) ? limits.bytesOfSecretariat : limits.bytesPerFolder
    guard files[owner, default: 0] < mostFiles(owner), bytes[owner, default: 0] + size <= most
    else { return false }
    files[owner, default: 0] += 1
    bytes[owner, default: 0] += size
    return true
  }

  private func mostFiles(_ owner: Bytewise) -> Int {
    secretariat.contains(owner) ? limits.filesOfSecretariat : limits.filesPerFolder
  }
}
