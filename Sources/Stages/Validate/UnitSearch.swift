public import Domain

/// Finds the unit that a person means: by code, folder, name or alias, whatever the case and marks.
public struct UnitSearch: Sendable {
  /// The result of a search.
  public enum Outcome: Sendable, Hashable {
    /// The unit.
    case found(Unit)
    /// Several units have this name.
    case several([Unit])
    /// No unit has it; these, the nearest first, have one that is like it.
    case none(near: [Unit])
  }

  private let roster: [Unit]

  /// Searches a roster.
  public init(_ roster: [Unit]) { self.roster = roster }

  /// The unit that a text names.
  ///
  /// - Parameter text: A code, a folder of Inbox, a name or an alias.
  /// - Returns: The unit whose code or folder has these very bytes, else the one whose code, folder,
  ///   name or alias is the same but for case, marks, blanks and punctuation.
  public func callAsFunction(_ text: String) -> Outcome {
    if let exact = roster.first(where: { $0.code.utf8.elementsEqual(text.utf8) })
      ?? roster.first(where: { $0.folder.utf8.elementsEqual(text.utf8) })
    {
      return .found(exact)
    }
    let asked = FoldedText(text)
    guard !asked.isEmpty else { return .none(near: []) }
    let same = roster.filter { UnitSearch.names(of: $0).contains(asked) }
    if let only = same.first { return same.count == 1 ? .found(only) : .several(same) }
    return .none(near: near(asked))
  }

  private static func names(of unit: Unit) -> [FoldedText] {
    ([unit.code, unit.folder.text, unit.name] + unit.aliases).map(FoldedText.init)
  }

  /// The units with a name that holds the text, or that differs in few letters; five at most.
  private func near(_ asked: FoldedText) -> [Unit] {
    let letters = Array(asked.letters.utf8)
    let most = max(1, letters.count / 5)
    let rated = roster.enumerated().compactMap { position, unit -> (Int, Int)? in
      let distance = UnitSearch.names(of: unit).map { name in
        name.letters.contains(asked.letters)
          ? 0 : EditDistance.between(letters, Array(name.letters.utf8))
      }.min()
      return distance.flatMap { $0 <= most ? ($0, position) : nil }
    }
    return rated.sorted { $0 < $1 }.prefix(5).map { roster[$0.1] }
  }
}
