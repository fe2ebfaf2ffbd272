internal import Domain

/// The roster looked up by what workbooks write: a code, a name or an alias, folded.
struct UnitDirectory: Sendable {
  private let units: [FoldedText: Unit]
  private let roster: [Unit]
  private let folders: [Bytewise: Unit]
  /// The folders there are, as people see them.
  let known: KnownFolders

  init(_ roster: [Unit]) {
    var units: [FoldedText: Unit] = [:]
    var folders: [Bytewise: Unit] = [:]
    for unit in roster {
      for name in [unit.code, unit.name] + unit.aliases {
        let folded = FoldedText(name)
        if units[folded] == nil { units[folded] = unit }
      }
      if folders[unit.folder] == nil { folders[unit.folder] = unit }
    }
    self.units = units
    self.folders = folders
    self.roster = roster
    known = KnownFolders(roster.map(\.folder) + InboxFolder.all)
  }

  /// The unit that a text names.
  func unit(named text: String) -> Unit? { units[FoldedText(text)] }

  /// The unit whose code, name or alias is nearest to a text that names none.
  func unit(near text: String) -> Unit? {
    let code = NearText.nearest(
      to: text,
      among: roster.lazy.flatMap { unit in
        ([unit.code, unit.name, unit.folder.text] + unit.aliases).map {
          (text: $0, meaning: unit.code)
        }
      })
    return code.flatMap { self.unit(named: $0) }
  }

  /// The code of the roster's first unit, as an example of one.
  var firstCode: String { roster.first?.code ?? "" }

  /// The unit that a folder of Inbox belongs to.
  func unit(owning folder: Bytewise) -> Unit? { folders[folder] }
}
