import Definitions
import Domain
import Foundation
import Runner
import TestSupport
import Testing

/// One edit of a definition's files, and the lines that tell of it in Vietnamese and English.
struct DefinitionEdit: Sendable, CustomTestStringConvertible {
  let file: String, old: String, new: String
  let vi: [String], en: [String]

  init(_ file: String, _ old: String, _ new: String, vi: [String], en: [String]) {
    self.file = file
    self.old = old
    self.new = new
    self.vi = vi
    self.en = en
  }

  var testDescription: String { "\(file): \(new)" }

  /// The round as the edited files say it.
  static func round(_ edits: [(file: String, old: String, new: String)] = []) throws -> Round {
    let folder = try TemporaryFolder()
    let copy = folder.path + "/definition"
    try FileManager.default.copyItem(atPath: Project.checked, toPath: copy)
    for edit in edits {
      let path = copy + "/" + edit.file
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let edited = text.replacing(edit.old, with: edit.new)
      try #require(edited.utf8.elementsEqual(text.utf8) == false, "\(edit.old)")
      try edited.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let (pipeline, faults) = DefinitionLoader.load(directory: copy)
    return try #require(pipeline, "\(faults)").round
  }
}

struct DefinitionChangeTests {
  static let edits = [
    DefinitionEdit(
      "units.csv", "STC,,,yes", "STC,,,no",
      vi: ["Đơn vị STC “Sở Tài chính” – tham gia xếp hạng: có → không"],
      en: ["Unit STC “Sở Tài chính” – ranked: yes → no"]),
    DefinitionEdit(
      "units.csv", "STC,Sở Tài chính,", "STC,Sở Tài chính – Kế hoạch,",
      vi: [
        "Đơn vị STC “Sở Tài chính – Kế hoạch” – tên: “Sở Tài chính” → “Sở Tài chính – Kế hoạch”"
      ],
      en: ["Unit STC “Sở Tài chính – Kế hoạch” – name: “Sở Tài chính” → “Sở Tài chính – Kế hoạch”"]),
    DefinitionEdit(
      "units.csv", "STC,,,yes", "STC-2,,,yes",
      vi: ["Đơn vị STC “Sở Tài chính” – thư mục: “STC” → “STC-2”"],
      en: ["Unit STC “Sở Tài chính” – folder: “STC” → “STC-2”"]),
    DefinitionEdit(
      "criteria.csv", "10,tham_dinh,ratio,", "10,tham_dinh,yes_no,",
      vi: [
        "Tiêu chí 2.1 “Hồ sơ đúng hạn”, cấp “Sở” (so) – quy tắc tính điểm: "
          + "theo tỷ lệ → có hoặc không"
      ],
      en: [
        "Criterion 2.1 “Hồ sơ đúng hạn”, level “Agencies” (so) – scoring rule: "
          + "by ratio → yes or no"
      ]),
    DefinitionEdit(
      "criteria.csv", "full,,,", "exclude,,,",
      vi: [
        "Tiêu chí 1.2 “Báo cáo”, cấp “Sở” (so) – khi không áp dụng: "
          + "được đủ điểm → không tính vào điểm tối đa"
      ],
      en: [
        "Criterion 1.2 “Báo cáo”, level “Agencies” (so) – where not applicable: full → exclude"
      ]),
    DefinitionEdit(
      "pipeline.yaml", "ties: competition", "ties: dense",
      vi: [
        "Xếp hạng khi bằng nhau: đồng hạng, hạng kế tiếp bỏ cách (1, 2, 2, 4) → "
          + "đồng hạng, hạng kế tiếp liền sau (1, 2, 2, 3)"
      ], en: ["Ties: competition → dense"]),
    DefinitionEdit(
      "pipeline.yaml", "self_assessment: 2025-01-10", "self_assessment: 2025-01-15",
      vi: ["Hạn nộp biểu tự đánh giá: 10/01/2025 → 15/01/2025"],
      en: ["Deadline of the self-assessment form: 2025-01-10 → 2025-01-15"]),
    DefinitionEdit(
      "pipeline.yaml",
      "en: Fair }, ge: 50, lt: 80 }\n        - { name: { vi: Thấp, en: Low }, ge: 0, lt: 50",
      "en: Fair }, ge: 45.5, lt: 80 }\n        - { name: { vi: Thấp, en: Low }, ge: 0, lt: 45.5",
      vi: [
        "Cấp “Sở” (so) – mức “Khá”: ≥ 50%, < 80% → ≥ 45,5%, < 80%",
        "Cấp “Sở” (so) – mức “Thấp”: ≥ 0%, < 50% → ≥ 0%, < 45,5%",
      ],
      en: [
        "Level “Agencies” (so) – class “Fair”: ≥ 50%, < 80% → ≥ 45.5%, < 80%",
        "Level “Agencies” (so) – class “Low”: ≥ 0%, < 50% → ≥ 0%, < 45.5%",
      ]),
    DefinitionEdit(
      "pipeline.yaml", "self_points: [Điểm tự chấm]", "self_points: [Điểm tự chấm, Tự chấm]",
      vi: [
        "Tiêu đề cột “self_points” của biểu tự đánh giá: “Điểm tự chấm” → “Điểm tự chấm”; “Tự chấm”"
      ],
      en: [
        "Headings of 'self_points' in the self-assessment form: “Điểm tự chấm” → “Điểm tự chấm”; “Tự chấm”"
      ]),
  ]

  @Test(arguments: edits) func anEditIsToldInWords(_ edit: DefinitionEdit) throws {
    let changes = try DefinitionEdit.round().changes(
      to: DefinitionEdit.round([(edit.file, edit.old, edit.new)]))
    #expect(changes.map(\.sentence.vi) == edit.vi)
    #expect(changes.map(\.sentence.en) == edit.en)
  }

  @Test func aUnitThatCameAndOneThatWentAreTold() throws {
    let round = try DefinitionEdit.round()
    let fewer = round.with(units: Array(round.units.dropLast()))
    let gone = round.changes(to: fewer)
    #expect(gone.count == 1 && gone[0].from != nil && gone[0].to == nil)
    #expect(gone[0].sentence.vi.contains(": bỏ, trước là cấp so, khối SO"))
    let come = fewer.changes(to: round)
    #expect(come.count == 1 && come[0].sentence.en.contains(": added, level so, group SO"))
  }

  @Test func aUnitInAnotherPlaceOfTheRosterIsTold() throws {
    let round = try DefinitionEdit.round()
    var units = round.units
    units.swapAt(0, 1)
    let changes = round.changes(to: round.with(units: units))
    #expect(changes.contains { $0.sentence.en.hasSuffix("place in order: first → after STC") })
  }

  /// A letter composed otherwise, or one nobody sees, makes another folder.
  @Test func lettersThatLookAlikeAreToldApart() throws {
    func folder(_ folder: String) throws -> Round {
      let round = try DefinitionEdit.round()
      let unit = round.units[0]
      return round.with(units: [
        Unit(
          code: unit.code, name: unit.name, level: unit.level, group: unit.group,
          folder: Bytewise(folder))
      ])
    }
    let composed = try folder("S\u{1EDF}").changes(to: folder("So\u{31B}\u{309}"))
    #expect(
      composed.map(\.sentence.en).first?.hasSuffix(
        "folder: “S\u{1EDF}” (U+1EDF) → “So\u{31B}\u{309}” (U+006F U+031B U+0309)") == true)
    let kelvin = try folder("SK").changes(to: folder("S\u{212A}"))
    #expect(kelvin.map(\.sentence.en).first?.contains("(U+004B) → ") == true)
    let unseen = try folder("SNV").changes(to: folder("SN\u{200B}V"))
    #expect(unseen.map(\.sentence.vi).first?.hasSuffix("“SNV” → “SN‹U+200B›V”") == true)
  }

  @Test func commentsAndBlanksChangeNothing() throws {
    let edited = try DefinitionEdit.round([
      ("pipeline.yaml", "policies:\n", "# Ý kiến của Tổ thư ký\n\npolicies:\n"),
      ("units.csv", "code,name_vi", "# danh sách\ncode,name_vi"),
    ])
    #expect(try DefinitionEdit.round().changes(to: edited).isEmpty)
  }
}
