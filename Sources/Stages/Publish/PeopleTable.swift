internal import Domain
internal import Pages
internal import Spreadsheets

/// The tables that people open by a double click.
///
/// Vietnamese headings, decimal commas, semicolons and a byte order mark are what Excel expects that
/// is set up for Vietnamese. Programs read the tables in `data/`.
struct PeopleTable {
  static let standingsPath = "standings.csv"
  static let correctionPath = "correction.csv"

  let round: Round
  let edition: Edition

  /// A line a unit, in publication order.
  func standings(_ rows: [StandingRow]) -> [UInt8] {
    let headings = [
      "Cấp", "Khối xếp hạng", "Hạng", "Mã đơn vị", "Đơn vị", "Chỉ số (%)", "Xếp loại", "Điểm đạt",
      "Điểm tối đa", "Tự đánh giá", "Thẩm định", "Điều tra xã hội học", "Lý do không xếp hạng",
      "Loại công bố",
    ]
    return written(
      [headings]
        + rows.map { row in
          [
            round.level(row.level)?.name.vi ?? row.level,
            round.groupNames[row.group]?.vi ?? row.group,
            row.standing.map { String($0.rank) } ?? "", row.unit, row.name, shown(row.index),
            row.standing?.band?.vi ?? "", shown(row.score?.achieved),
            shown(row.score.map { Fraction($0.maximum) }),
            shown(row.score?.selfAssessed.map { Fraction($0) }), shown(row.score?.appraised),
            shown(row.score?.surveyed), row.reason?.vi ?? "", edition.sentence.vi,
          ]
        })
  }

  /// A line a unit that a correction moved.
  func correction(_ moves: [UnitMove]) -> [UInt8] {
    let headings = [
      "Mã đơn vị", "Đơn vị", "Hạng trước", "Hạng sau", "Chỉ số (%) trước", "Chỉ số (%) sau",
      "Xếp loại trước", "Xếp loại sau", "Điểm tiêu chí thay đổi", "Tệp nay được tính",
      "Tệp không còn được tính",
    ]
    func comma(_ text: String?) -> String { text.map(Language.vietnamese.decimal) ?? "" }
    return written(
      [headings]
        + moves.map { move in
          [
            move.unit, move.name, move.from.rank.map { String($0) } ?? "",
            move.to.rank.map { String($0) } ?? "", comma(move.from.shownIndex),
            comma(move.to.shownIndex), move.from.band ?? "", move.to.band ?? "",
            move.leaves.map {
              let (from, to) = ($0.from.map(comma) ?? "–", $0.to.map(comma) ?? "–")
              return "\($0.leaf): \(from) → \(to)"
            }.joined(separator: "\n"),
            move.newFiles.joined(separator: "\n"), move.goneFiles.joined(separator: "\n"),
          ]
        })
  }

  private func written(_ rows: [[String]]) -> [UInt8] {
    CSVWriter.forPeople.write(rows.map { row in row.map { $0.harmless() } })
  }

  private func shown(_ value: Fraction?) -> String {
    value.map { Language.vietnamese.decimal(round.policies.shown($0)) } ?? ""
  }
}
