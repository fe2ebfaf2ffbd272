internal import Domain

/// The folders of Inbox by how people see their names.
struct KnownFolders: Sendable {
  private let strict: [Lookalike: Bytewise]
  private let generous: [Lookalike: Bytewise]

  init(_ folders: [Bytewise]) {
    func table(isGenerous: Bool) -> [Lookalike: Bytewise] {
      Dictionary(
        folders.map { (Lookalike($0.text, isGenerous: isGenerous), $0) },
        uniquingKeysWith: { first, _ in first })
    }
    strict = table(isGenerous: false)
    generous = table(isGenerous: true)
  }

  /// The known folder that one of the folders a path lies in passes for; nil when there is none.
  func near(_ path: Bytewise) -> (known: Bytewise, twin: Bytewise)? {
    let parts = path.components.dropLast().map(\.text)
    for length in stride(from: parts.count, to: 0, by: -1) {
      let folder = Bytewise(parts.prefix(length).joined(separator: "/"))
      if let known = strict[Lookalike(folder.text)]
        ?? generous[Lookalike(folder.text, isGenerous: true)]
      {
        return (known, folder)
      }
    }
    return nil
  }
}
