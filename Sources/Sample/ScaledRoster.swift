public import Domain

extension SampleRound {
  // No two are equal without their marks, because units are matched by folded names.
  private static let syllables = [
    "An", "Bình", "Cao", "Châu", "Dương", "Đại", "Đạo", "Đông", "Đức", "Gia", "Hà", "Hải",
    "Hiệp", "Hòa", "Hoàng", "Hồng", "Hữu", "Hưng", "Khánh", "Kim", "Lạc", "Lâm", "Long", "Minh",
    "Mỹ", "Nam", "Ngọc", "Nghĩa", "Nhân", "Phú", "Phúc", "Phượng", "Quang", "Quý", "Sơn", "Tân",
    "Thái", "Thanh", "Thắng", "Thịnh", "Thuận", "Tiến", "Trung", "Tường", "Vĩnh", "Xuân", "Yên",
  ]

  /// The roster extended to `count` units by made-up communes, spread over the existing districts.
  ///
  /// - Parameters:
  ///   - round: The round whose roster is extended.
  ///   - count: The number of units; a smaller number than the roster's keeps the first ones.
  /// - Returns: The units, the round's own first, each with a code and a folder of its own.
  public static func scaledUnits(_ round: Round, to count: Int) -> [Unit] {
    guard count > round.units.count else { return Array(round.units.prefix(count)) }
    var models: [Unit] = []
    for unit in round.units where unit.parent != nil {
      if !models.contains(where: { $0.parent == unit.parent }) { models.append(unit) }
    }
    guard !models.isEmpty else { return round.units }
    var units = round.units
    for number in 0..<(count - round.units.count) {
      units.append(
        madeUp(number, like: models[number % models.count], district: round.unit(_:)))
    }
    return units
  }

  private static func madeUp(_ number: Int, like model: Unit, district: (String) -> Unit?) -> Unit {
    let size = syllables.count
    let words = [number / size / size, number / size % size, number % size]
      .map { syllables[$0 % size] }.joined(separator: " ")
    let prefix = model.code.split(separator: "-").dropLast().joined(separator: "-")
    let code = "\(prefix.isEmpty ? "XA" : prefix)-M\(String(100_000 + number).dropFirst())"
    let folder =
      model.folder.components.dropLast().map { "\($0)/" }.joined() + code
    let place = model.parent.flatMap(district)?.name ?? ""
    return Unit(
      code: code, name: "UBND xã \(words) mới" + (place.isEmpty ? "" : ", \(place)"),
      level: model.level, group: model.group, parent: model.parent, folder: Bytewise(folder),
      isRanked: model.isRanked, validFrom: model.validFrom, validTo: model.validTo)
  }

  /// A roster in the columns of `units.csv`.
  public static func unitsCSV(_ units: [Unit]) -> String {
    var text = "code,name_vi,aliases,level,group,parent,folder,valid_from,valid_to,ranked\n"
    for unit in units {
      let fields = [
        unit.code, unit.name, unit.aliases.joined(separator: ";"), unit.level, unit.group,
        unit.parent ?? "", unit.folder.text, unit.validFrom?.description ?? "",
        unit.validTo?.description ?? "", unit.isRanked ? "yes" : "no",
      ]
      text += fields.map(CSVField.quoted).joined(separator: ",") + "\n"
    }
    return text
  }
}

/// A field of a CSV file.
enum CSVField {
  /// The field, quoted where it must be.
  static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else {
      return text
    }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
