internal import Definitions
internal import Domain
internal import Foundation

/// The points of a new round that a person must still change or confirm, by file and line.
struct OpenPoints {
  /// The folder of the new definition.
  let folder: String
  /// The definition it was copied from.
  let source: Definition
  /// The rated year.
  let year: Int

  private var text: DefinitionText { DefinitionText(directory: folder) }
  private var old: Int { source.round.year }

  func list() -> [DefinitionFault] {
    // A copy has faults at first, such as an expired validity; check the rest of it too.
    let (pipeline, faults) = DefinitionLoader.read(kept: nil, directory: folder)
    var found = faults + (pipeline.map { DefinitionReview($0).leftovers } ?? [])
    for fault in texts() + validity() + dates() + files() + stillNamed() {
      // A line with a fault or a leftover is reported once.
      guard !found.contains(where: { $0.file == fault.file && $0.line == fault.line }) else {
        continue
      }
      found.append(fault)
    }
    return found.sorted()
  }

  private func point(_ line: DefinitionText.Line, vi: String, en: String) -> DefinitionFault {
    text.fault(line, vi: vi, en: en)
  }

  /// The texts that pages show.
  private func texts() -> [DefinitionFault] {
    let keys = [
      ("title", "tên đợt đã đổi năm", "the title has the new year"),
      ("issuer", "cơ quan ban hành", "the issuer"),
      ("citation", "căn cứ của đợt trước", "the citation is the old round's"),
      ("notice", "thông báo trên trang của đợt trước", "the notice is the old round's"),
    ]
    return keys.compactMap { key, vi, en in
      text.lines(of: key).first.map {
        point(
          $0, vi: "\(vi): kiểm tra, sửa nếu cần", en: "\(en): check it, correct it where needed")
      }
    }
  }

  /// The citations and validity dates of the levels' criteria.
  private func validity() -> [DefinitionFault] {
    text.lines(of: "levels").compactMap { line in
      let words = line.text.trimmingCharacters(in: CharacterSet(charactersIn: " -"))
      if words.hasPrefix("citation:") {
        return point(
          line, vi: "căn cứ của bộ tiêu chí: còn đúng cho năm \(year)?",
          en: "the citation of the criteria: does it hold for \(year)?")
      }
      guard words.hasPrefix("valid_from:") || words.hasPrefix("valid_to:") else { return nil }
      return point(
        line, vi: "hiệu lực của bộ tiêu chí: còn hiệu lực trong năm \(year)?",
        en: "the validity of the criteria: are they in force in \(year)?")
    }
  }

  private func dates() -> [DefinitionFault] {
    ["deadlines", "calendar"].flatMap { key in
      text.lines(of: key).filter { !IsoDay.days(in: $0.text).isEmpty }.map {
        point(
          $0, vi: "ngày đã được cộng thêm \(year - old) năm: kiểm tra theo kế hoạch mới",
          en: "the day moved on with the year (by \(year - old)): check it by the new plan")
      }
    }
  }

  private func files() -> [DefinitionFault] {
    source.files.map(\.path).filter { $0 != DefinitionLoader.mainFile }.map {
      point(
        DefinitionText.Line(file: $0, number: 1, column: 1, text: ""),
        vi: "nội dung của đợt năm \(old): còn đúng cho năm \(year)?",
        en: "as it was for \(old): does it hold for \(year)?")
    }
  }

  /// Every other line that names the old round's year, comments among them.
  private func stillNamed() -> [DefinitionFault] {
    source.files.map(\.path).flatMap { file in
      text.all(of: file).filter { line in
        let isText = file == DefinitionLoader.mainFile || DefinitionText.isComment(line.text)
        return isText && YearText.years(in: line.text).contains { $0.year == old }
      }.map {
        point($0, vi: "còn ghi năm \(old)", en: "still names \(old)")
      }
    }
  }
}
