internal import Domain

/// The roster looked up by what workbooks write: a code, a name or an alias, folded.
struct UnitDirectory: Sendable {
  private let units: [FoldedText: Unit]
  private let folders: [String: Unit]

  init(_ roster: [Unit]) {
    var units: [FoldedText: Unit] = [:]
    var folders: [String: Unit] = [:]
    for unit in roster {
      for name in [unit.code, unit.name] + unit.aliases {
        let folded = FoldedText(name)
        if units[folded] == nil { units[folded] = unit }
      }
      if folders[unit.folder] == nil { folders[unit.folder] = unit }
    }
    self.units = units
    self.folders = folders
  }

  /// The unit that a text names.
  func unit(named text: String) -> Unit? { units[FoldedText(text)] }

  /// The unit that a folder of Inbox belongs to.
  func unit(owning folder: String) -> Unit? { folders[folder] }
}
