internal import Domain

/// The units as read, with the places needed by the checks.
struct Roster {
  /// One row of the file.
  struct Row {
    let unit: Unit
    let row: CSVRow
    let aliases: [SourceText]
  }

  let rows: [Row]
  /// Whether every row could be read; otherwise skip checks that count units.
  let isWhole: Bool

  static let columns = [
    "code", "name_vi", "aliases", "level", "group", "parent", "folder", "valid_from", "valid_to",
    "ranked",
  ]

  /// Reads the units' file.
  static func read(file: String, text: String, log: FaultLog) -> Roster? {
    var rows: [Row] = []
    var hasTable = false
    let isWhole = log.isClean {
      guard let table = CSVTable(file: file, text: text, columns: columns, log: log) else { return }
      hasTable = true
      rows = table.rows.compactMap { read($0, log: log) }
    }
    return hasTable ? Roster(rows: rows, isWhole: isWhole) : nil
  }

  private static func read(_ row: CSVRow, log: FaultLog) -> Row? {
    let code = row.text("code")
    let name = row.text("name_vi")
    let level = row.text("level")
    let group = row.text("group")
    let folder = row.name("folder")
    let ranked = row.text("ranked").flatMap { log.flag($0, "ranked", yes: "yes", no: "no") }
    let from = row.date("valid_from")
    let until = row.date("valid_to")
    let aliases = row.list("aliases")
    guard let code, let name, let level, let group, let folder, let ranked else { return nil }
    let unit = Unit(
      code: code.value, name: name.value, aliases: aliases.map(\.value), level: level.value,
      group: group.value, parent: row.optional("parent")?.value, folder: Bytewise(folder.value),
      isRanked: ranked, validFrom: from, validTo: until)
    return Row(unit: unit, row: row, aliases: aliases)
  }
}
