extension Comparison {
  /// Compares the rosters.
  mutating func compareUnits(_ before: [Unit], _ after: [Unit]) {
    members(before, after, Comparison.subject, words: DefinitionWords.unit) {
      $0.compare($1, $2)
    }
  }

  private static func subject(_ unit: Unit) -> Subject {
    let name = "\(unit.code.visible) “\(unit.name.visible)”"
    return Subject(
      part: .unit, code: unit.code, name: Bilingual(vi: "Đơn vị \(name)", en: "Unit \(name)"))
  }

  private mutating func compare(_ old: Unit, _ new: Unit) {
    let unit = Comparison.subject(new)
    text(unit, Bilingual(vi: "tên", en: "name"), old.name, new.name)
    texts(unit, Bilingual(vi: "tên gọi khác", en: "aliases"), old.aliases, new.aliases)
    text(unit, Bilingual(vi: "cấp", en: "level"), old.level, new.level)
    text(unit, Bilingual(vi: "khối xếp hạng", en: "ranking group"), old.group, new.group)
    text(unit, Bilingual(vi: "đơn vị cấp trên", en: "parent unit"), old.parent, new.parent)
    text(unit, Bilingual(vi: "thư mục", en: "folder"), old.folder.text, new.folder.text)
    value(
      unit, Bilingual(vi: "tham gia xếp hạng", en: "ranked"), old.isRanked, new.isRanked,
      DefinitionWords.flag)
    value(
      unit, Bilingual(vi: "có từ ngày", en: "exists from"), old.validFrom, new.validFrom,
      DefinitionWords.day)
    value(
      unit, Bilingual(vi: "đến hết ngày", en: "exists until"), old.validTo, new.validTo,
      DefinitionWords.day)
  }
}
