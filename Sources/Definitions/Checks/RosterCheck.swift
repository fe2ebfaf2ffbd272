internal import Domain

/// Checks that units have unique codes and known levels, groups and parents, and exist when the
/// year ends.
struct RosterCheck {
  let roster: Roster
  let levels: [String]
  let groups: [String]
  let year: Int
  let log: FaultLog

  func run() {
    var units: [String: Roster.Row] = [:]
    for row in roster.rows {
      if let earlier = units[row.unit.code] {
        log.report(
          .codeDuplicate, at: row.row["code"].place,
          vi: "mã đơn vị “\(row.unit.code)” đã có ở \(earlier.row.place)",
          en: "the unit code '\(row.unit.code)' already stands at \(earlier.row.place)")
      } else {
        units[row.unit.code] = row
      }
    }
    var levelOfGroup: [String: Roster.Row] = [:]
    for row in roster.rows {
      checkLevel(of: row)
      checkGroup(of: row, in: &levelOfGroup)
      checkParent(of: row, among: units)
      checkValidity(of: row)
    }
    checkLevelsHaveUnits()
  }

  private func checkLevel(of row: Roster.Row) {
    guard !levels.contains(row.unit.level) else { return }
    log.report(
      .levelUnknown, at: row.row["level"].place,
      vi: "không có cấp “\(row.unit.level)”; các cấp: \(levels.joined(separator: ", "))",
      en: "there is no level '\(row.unit.level)'; levels: \(levels.joined(separator: ", "))")
  }

  private func checkGroup(of row: Roster.Row, in first: inout [String: Roster.Row]) {
    let place = row.row["group"].place
    guard groups.contains(row.unit.group) else {
      log.report(
        .rankingGroup, at: place,
        vi: "khối “\(row.unit.group)” chưa có tên trong ranking_groups",
        en: "the group '\(row.unit.group)' has no name in ranking_groups")
      return
    }
    guard let other = first[row.unit.group] else {
      first[row.unit.group] = row
      return
    }
    guard other.unit.level != row.unit.level, levels.contains(row.unit.level) else { return }
    log.report(
      .rankingGroup, at: place,
      vi: "khối “\(row.unit.group)” đã thuộc cấp “\(other.unit.level)” (\(other.row.place))",
      en: "the group '\(row.unit.group)' already belongs to level '\(other.unit.level)' "
        + "(\(other.row.place))")
  }

  private func checkParent(of row: Roster.Row, among units: [String: Roster.Row]) {
    var seen: Set<String> = [row.unit.code]
    var parent = row.unit.parent
    while let code = parent {
      guard let next = units[code] else {
        if code != row.unit.parent { return }
        log.report(
          .parentUnknown, at: row.row["parent"].place, vi: "không có đơn vị cấp trên “\(code)”",
          en: "there is no parent unit '\(code)'")
        return
      }
      guard seen.insert(code).inserted else {
        log.report(
          .parentUnknown, at: row.row["parent"].place,
          vi: "đơn vị “\(row.unit.code)” nằm dưới chính nó",
          en: "the unit '\(row.unit.code)' lies below itself")
        return
      }
      parent = next.unit.parent
    }
  }

  /// Checks that a unit exists when the rated year ends, the date by which it is rated.
  private func checkValidity(of row: Roster.Row) {
    guard let last = CalendarDate(year: year, month: 12, day: 31) else { return }
    if let from = row.unit.validFrom, from > last {
      log.report(
        .validity, at: row.row["valid_from"].place,
        vi: "đơn vị chưa có vào ngày \(last.vietnamese)",
        en: "the unit does not exist yet on \(last)")
    } else if let until = row.unit.validTo, until < last {
      log.report(
        .validity, at: row.row["valid_to"].place,
        vi: "đơn vị không còn vào ngày \(last.vietnamese)",
        en: "the unit no longer exists on \(last)")
    }
  }

  private func checkLevelsHaveUnits() {
    guard roster.isWhole, let file = roster.rows.first?.row.place.file else { return }
    for level in levels where !roster.rows.contains(where: { $0.unit.level == level }) {
      log.report(
        .unitUnknown, at: SourcePlace(file: file, line: 1, column: 1),
        vi: "cấp “\(level)” không có đơn vị nào", en: "the level '\(level)' has no unit")
    }
  }
}
