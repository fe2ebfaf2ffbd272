internal import ArgumentParser
internal import Domain
internal import Runner
internal import Spreadsheets

/// Prints the units that lack a workbook: as a list by name, or as a table for Excel.
struct MissingUnitsPrinter {
  let round: Round
  let asCSV: Bool, asJSON: Bool

  /// Prints the units of a level, or of all.
  func show(_ missing: [MissingUnit], level: String?) throws {
    let known = level.flatMap { asked in
      round.levels.map(\.code).first { $0.lowercased() == asked.lowercased() }
    }
    if let level, known == nil {
      let levels = round.levels.map(\.code).joined(separator: ", ")
      throw ValidationError("there is no level '\(Printable.line(level))'; there are \(levels)")
    }
    let shown = missing.filter { unit in
      known.map { $0.utf8.elementsEqual(unit.level.utf8) } ?? true
    }
    if asJSON {
      try Console.print(json: shown)
    } else if asCSV {
      Console.print(table: table(shown))
    } else {
      for unit in shown { Console.print(Printable.line(line(unit))) }
      Console.print("units that lack a self-assessment or an appraisal: \(shown.count)")
    }
  }

  private func line(_ unit: MissingUnit) -> String {
    let lacks = [
      unit.lacksSelfAssessment ? "self-assessment" : nil, unit.lacksAppraisal ? "appraisal" : nil,
    ].compactMap { $0 }
    return "\(unit.unit)  \(unit.name)  (\(lacks.joined(separator: ", ")))"
  }

  private func table(_ missing: [MissingUnit]) -> [UInt8] {
    let heading = ["Cấp", "Khối xếp hạng", "Mã đơn vị", "Đơn vị", "Tự đánh giá", "Thẩm định"]
    return CSVWriter.forPeople.write(
      [heading]
        + missing.map { unit in
          [
            round.level(unit.level)?.name.vi ?? unit.level,
            round.groupNames[unit.group]?.vi ?? unit.group, unit.unit, unit.name,
            unit.lacksSelfAssessment ? "thiếu" : "có", unit.lacksAppraisal ? "thiếu" : "có",
          ].map { $0.harmless(onOneLine: true) }
        })
  }
}
