internal import Definitions
internal import Disk
internal import Domain
internal import Foundation

/// A folder claimed by two rounds, and the line to write instead.
struct FolderConflict {
  /// The folder of this round.
  let folder: RoundFolder
  /// The conflict in words.
  let what: Bilingual
  /// The file to change, its line and column, and what to write there.
  let file: String, line: Int, column: Int, text: String

  /// The conflict as `check` prints it.
  var fault: DefinitionFault {
    DefinitionFault(
      file: file, line: line, column: column, code: .foldersShared,
      message: Bilingual(
        vi: "\(what.vi); hãy viết: \(text)", en: "\(what.en); write: \(text)"),
      mend: DefinitionFaultCode.foldersShared.mend)
  }
}

extension FolderConflict {
  /// Everything that two rounds share and must not.
  ///
  /// - Parameters:
  ///   - own: The reviewed round.
  ///   - other: The other one.
  ///   - pipeline: The definition of the reviewed round.
  ///   - isHolder: Whether this round owns the folders by a claim, so that the other one must
  ///     change.
  ///   - others: All other rounds, whose folders a new line must avoid.
  /// - Returns: One conflict per folder of the reviewed round.
  static func between(
    _ own: RoundNeighbour, _ other: RoundNeighbour, definition pipeline: Definition, isHolder: Bool,
    avoiding others: [RoundNeighbour]
  ) -> [FolderConflict] {
    let mine = DefinitionSketch.read(pipeline.directory)
    let target = isHolder ? other.sketch ?? mine : mine
    let isSameRound = own.round.utf8.elementsEqual(other.round.utf8)
    var conflicts: [FolderConflict] = []
    for folder in RoundFolder.allCases {
      guard let met = met(folder, own, other, isSameRound: isSameRound) else { continue }
      let pair = Bilingual(
        vi: "\(folder.title) của đợt “\(own.round)” (\(own.source)) trùng với \(met.title) của đợt "
          + "“\(other.round)” (\(other.place(of: met)))",
        en: "\(folder.title) of the round '\(own.round)' (\(own.source)) is or meets \(met.title) "
          + "of the round '\(other.round)' (\(other.place(of: met)))")
      let changed = isHolder && other.sketch != nil ? met : folder
      conflicts.append(
        conflict(folder, changed, pair, target, isSameRound: isSameRound, others + [own]))
    }
    return conflicts
  }

  /// The folder of another round that a folder of this one overlaps.
  private static func met(
    _ folder: RoundFolder, _ own: RoundNeighbour, _ other: RoundNeighbour, isSameRound: Bool
  ) -> RoundFolder? {
    guard let place = own.folders[folder] else { return nil }
    return RoundFolder.allCases.first { candidate in
      guard let theirs = other.folders[candidate] else { return false }
      // Databases of several rounds may lie in one folder, each under its round's id.
      if folder == .checkpoints, candidate == .checkpoints {
        return isSameRound && place.isSame(as: theirs)
      }
      return place.touches(theirs)
    }
  }

  private static func conflict(
    _ folder: RoundFolder, _ changed: RoundFolder, _ what: Bilingual, _ target: DefinitionSketch?,
    isSameRound: Bool, _ others: [RoundNeighbour]
  ) -> FolderConflict {
    let written = target?.written[changed]
    let file = target.map { "\($0.directory)/\(DefinitionLoader.mainFile)" } ?? "pipeline.yaml"
    let isOwn = written?.value.contains(DefinitionSketch.placeholder) ?? false
    if let target, isSameRound, isOwn || changed == .checkpoints {
      let place = target.id.place
      return FolderConflict(
        folder: folder, what: what, file: file, line: place.line, column: place.column,
        text: "id: \(newID(for: target, besides: others.map(\.round)))")
    }
    let directory = target?.directory ?? "."
    let taken = others.filter { $0.source != file }.flatMap { Array($0.folders.values) }
    let text = FolderSuggestion.text(
      changed, written: written?.value ?? changed.usual, id: target?.id.value ?? "",
      directory: directory, avoiding: taken)
    return FolderConflict(
      folder: folder, what: what, file: file, line: written?.place.line ?? 1,
      column: written?.place.column ?? 1, text: "\(changed.rawValue): \(text)")
  }

  /// A short name for a copy that still has the original's name.
  ///
  /// - Parameters:
  ///   - sketch: The copy.
  ///   - taken: The short names of other rounds, which it must not use.
  /// - Returns: The old one with the round's year, else with a number.
  private static func newID(for sketch: DefinitionSketch, besides taken: [String]) -> String {
    let id = sketch.id.value
    let used = Set((taken + [id]).map { $0.lowercased() })
    var wanted = id
    if let year = sketch.year, let old = YearText.years(in: id).last, old.year != year {
      wanted = id.replacingCharacters(in: old.range, with: String(year))
    }
    guard used.contains(wanted.lowercased()) else { return wanted }
    return (2...).lazy.map { "\(wanted)-\($0)" }.first { !used.contains($0.lowercased()) } ?? wanted
  }

  /// A folder of this round that belongs to another.
  static func foreign(
    _ folder: RoundFolder, in pipeline: Definition, own: RoundNeighbour, what: Bilingual,
    text: String?
  ) -> FolderConflict {
    let sketch = DefinitionSketch.read(pipeline.directory)
    let written = sketch?.written[folder]
    let others = RoundFolder.allCases.filter { $0 != folder }.compactMap { own.folders[$0] }
    let line =
      text
      ?? FolderSuggestion.text(
        folder, written: written?.value ?? folder.usual, id: pipeline.round.id,
        directory: pipeline.directory,
        avoiding: others + (own.folders[folder].map { [$0] } ?? []))
    return FolderConflict(
      folder: folder, what: what, file: own.source, line: written?.place.line ?? 1,
      column: written?.place.column ?? 1, text: "\(folder.rawValue): \(line)")
  }
}
