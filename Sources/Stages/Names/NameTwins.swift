public import Domain

/// Files and folders whose names pass for another's.
public struct NameTwins: Sendable {
  /// A file, and what its name passes for.
  public struct Twin: Hashable, Sendable {
    /// The file, or the folder it lies in.
    public let path: Bytewise
    /// The file or folder that it passes for.
    public let other: Bytewise
  }

  private let files: [Bytewise: Bytewise]
  /// The folders that pass for one of the round's, and which.
  private let folders: [Twin]

  /// Finds the twins among the files that came.
  ///
  /// - Parameters:
  ///   - paths: The paths of the files.
  ///   - round: The round whose folders there are.
  public init(_ paths: some Sequence<Bytewise>, _ round: Round) {
    let owned = Set(round.units.map(\.folder) + InboxFolder.all)
    let known = KnownFolders(round.units.map(\.folder) + InboxFolder.all)
    let distinct = Set(paths).sorted()
    var firsts: [Lookalike: Bytewise] = [:]
    var files: [Bytewise: Bytewise] = [:]
    var folders: Set<Bytewise> = []
    var twins: [Twin] = []
    for path in distinct {
      let name = Lookalike(path.text)
      if let first = firsts[name] {
        files[path] = first
        if files[first] == nil { files[first] = path }
      } else {
        firsts[name] = path
      }
      let parts = path.components.dropLast().map(\.text)
      let isOwned = parts.indices.contains { index in
        owned.contains(Bytewise(parts[...index].joined(separator: "/")))
      }
      if !isOwned, let near = known.near(path), folders.insert(near.twin).inserted {
        twins.append(Twin(path: near.twin, other: near.known))
      }
    }
    self.files = files
    self.folders = twins
  }

  /// Every folder and file whose name passes for another's, in the order of bytes, folders first.
  public var all: [Twin] {
    folders + files.sorted { $0.key < $1.key }.map { Twin(path: $0.key, other: $0.value) }
  }

  /// The findings about a file's name, for its receipt.
  public func findings(_ path: Bytewise) -> [Finding] {
    guard let other = files[path] else { return [] }
    return [
      Finding(
        code: .nameNear, severity: .note, found: path.shownApart,
        message: Bilingual(
          vi: "Tên tệp này gần giống hệt tên của một tệp khác: \(other.shownApart). Hai tệp được "
            + "xử lý riêng.",
          en: "The file's name passes for another's, \(other.shownApart). They are two files."),
        expected: Bilingual(
          vi: "mỗi tệp một tên phân biệt được", en: "names that can be told apart"),
        mend: Bilingual(
          vi: "Nếu là cùng một phiếu: lần sau lưu đè đúng tệp cũ. Nếu không: đặt tên khác hẳn.",
          en: "If it is the same form, save it over the older file next time; else give it a name "
            + "of its own."))
    ]
  }
}
