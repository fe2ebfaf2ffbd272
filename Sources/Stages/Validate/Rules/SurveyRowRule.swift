internal import Domain

/// A row of a survey says who answered, for which group, and about whom.
struct SurveyRowRule {
  let row: SurveyRow
  /// The columns of the row's sheet.
  let columns: [FormField: Int]

  /// The finding on a row that lacks something; nil when it lacks nothing.
  var incomplete: Finding? {
    let needed: [(FormField, String, Bilingual)] = [
      (.respondent, row.respondent, Bilingual(vi: "mã phiếu", en: "the respondent's code")),
      (.respondentGroup, row.group, Bilingual(vi: "nhóm đối tượng", en: "the respondent group")),
      (.unit, row.ratedUnit, Bilingual(vi: "đơn vị được đánh giá", en: "the rated unit")),
    ]
    guard let (field, _, what) = needed.first(where: { $0.1.isEmpty }) else { return nil }
    return finding(
      .rowIncomplete, field,
      message: Bilingual(
        vi: "Dòng này thiếu \(what.vi) nên không được tính.",
        en: "This row lacks \(what.en), so it does not count."),
      expected: what,
      mend: Bilingual(vi: "Bổ sung \(what.vi).", en: "Add \(what.en)."))
  }

  /// The finding on a name that the roster does not have.
  func unknownUnit(_ field: FormField) -> Finding {
    finding(
      .unitUnknown, field,
      message: Bilingual(
        vi: "Danh sách đơn vị không có tên hoặc mã này; dòng này không được tính.",
        en: "The roster has no unit of this name or code; the row does not count."),
      expected: Bilingual(
        vi: "tên hoặc mã của một đơn vị trong danh sách", en: "a unit's name or code"),
      mend: Bilingual(
        vi: "Ghi đúng tên hoặc mã đơn vị.", en: "Enter the unit's name or code."))
  }

  /// The finding on a group that the survey does not ask about the rated unit.
  func unknownGroup(allowed: [String]) -> Finding {
    let list = allowed.joined(separator: ", ")
    return finding(
      .groupUnknown, .respondentGroup,
      message: Bilingual(
        vi: "Nhóm đối tượng này không có trong kế hoạch điều tra đối với đơn vị được đánh giá; "
          + "dòng này không được tính.",
        en: "The plan does not have this group rate the unit; the row does not count."),
      expected: Bilingual(vi: "một trong: \(list)", en: "one of: \(list)"),
      mend: Bilingual(
        vi: "Ghi đúng mã hoặc tên nhóm.", en: "Enter the group's code or name."))
  }

  /// The finding on a respondent who has rated the unit before, in this file or in an earlier one.
  func twice(inEarlierFile: Bool) -> Finding {
    finding(
      inEarlierFile ? .respondentEarlier : .respondentTwice, .respondent,
      message: inEarlierFile
        ? Bilingual(
          vi: "Người trả lời này đã đánh giá đơn vị này trong một tệp đến trước; "
            + "dòng này không được tính.",
          en: "This respondent has rated this unit in an earlier file; this row does not count.")
        : Bilingual(
          vi:
            "Người trả lời này đã đánh giá đơn vị này ở một dòng trước; dòng sau không được tính.",
          en: "This respondent has rated this unit before; the later row does not count."),
      expected: Bilingual(
        vi: "mỗi người trả lời đánh giá một đơn vị một lần",
        en: "one row for a respondent and a unit"),
      mend: Bilingual(
        vi: "Xóa dòng trùng, hoặc sửa mã phiếu nếu là người khác.",
        en: "Delete the row, or correct the code if it is somebody else."))
  }

  private func finding(
    _ code: FindingCode, _ field: FormField, message: Bilingual, expected: Bilingual,
    mend: Bilingual
  ) -> Finding {
    Finding(
      code: code, severity: .warning,
      place: CellAddress(
        sheet: row.place.sheet, row: row.place.row, column: columns[field] ?? row.place.column),
      found: "", message: message, expected: expected, mend: mend)
  }
}
