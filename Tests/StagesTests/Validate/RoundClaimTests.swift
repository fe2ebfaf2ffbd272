import Domain
import Testing

@testable import Stages

/// A form says which round it is for.
struct RoundClaimTests {
  static let rows = ["1.1 | =1", "1.2 | =3", "2.1 | =2", "2.2 | =1", "2.4 | =1"]
    .map { $0 + " | KH" }.joined(separator: "\n")

  static func drawn(_ head: String) -> DrawnSheet {
    DrawnSheet("\(head)\nMã đơn vị: SO-A\nMã | Điểm tự đánh giá | Minh chứng\n\(rows)")
  }

  static let round = Round(
    id: "hai-duong-2023", title: Bilingual(vi: "Chỉ số năm 2023", en: "Index, 2023"),
    of: JudgedRound.round())

  static let heads: [String] = [
    "Đợt đánh giá: hai-duong-2023 – Chỉ số năm 2023",
    "Đợt đánh giá: HAI-DUONG-2023", "ĐỢT ĐÁNH GIÁ | Chỉ số năm 2023",
    "Đợt đánh giá: năm 2023", "Đợt đánh giá: 2023", "Đợt đánh giá: đợt 1",
    "Đợt đánh giá:",
    "[[round-other]] Đợt đánh giá: hai-duong-2022 – Chỉ số năm 2022",
    "[[round-other]] Đợt đánh giá: hung-yen-2023 (năm 2023)",
    "[[round-other]] Đợt đánh giá: năm 2024",
    "[[round-other]] Đợt đánh giá: r2 – Chỉ số năm 2023",
    "Đợt đánh giá: | [[round-other]] 2022",
    // Titles of an agency's own form.
    "PHIẾU TỰ ĐÁNH GIÁ CHỈ SỐ CCHC NĂM 2023",
    "[[year-other]] PHIẾU TỰ ĐÁNH GIÁ CHỈ SỐ CCHC NĂM 2022",
    "[[year-other]] Tự đánh giá (nam: 2022)",
    "So sánh năm 2022 và năm 2023",
    "Hải Dương, ngày 05 tháng 01 năm 2024",
    "Kèm theo Quyết định số 3396/QĐ-UBND ngày 15/12/2022",
    "Kế hoạch CCHC giai đoạn 2021-2025",
  ]

  @Test(arguments: heads)
  func theHeadSaysTheRound(_ head: String) {
    let sheet = RoundClaimTests.drawn(head)
    let judged = JudgedRound.judge(sheet, round: RoundClaimTests.round)
    #expect(judged.named == sheet.expected, "\(head)")
    #expect(judged.isAccepted == !head.contains("round-other"))
    #expect(judged.subject?.key == "SO-A")
  }

  @Test func aHeadingWithTheYearIsNoneOfAnother() {
    func judged(_ heading: String, year: Int) -> [String] {
      let round = Round(
        id: "hd-\(year)", title: Bilingual(vi: "", en: ""), year: year, of: JudgedRound.round())
      return JudgedRound.judge(
        DrawnSheet(
          "Mã đơn vị: SO-A\nMã | Điểm tự đánh giá | Minh chứng | \(heading)\n"
            + RoundClaimTests.rows), round: round
      ).named
    }
    // The heading is nearly the form's, so that its column is named as not read besides.
    #expect(judged("Kết quả thực hiện năm 2023", year: 2023) == ["column-missing D2"])
    #expect(
      judged("Kết quả thực hiện năm 2023", year: 2024) == ["column-missing D2", "year-other D2"])
  }

  @Test func appraisalsSurveysAndDecisionsOfAnotherRoundDoNotCount() {
    let cases: [(Bytewise, String)] = [
      (
        InboxFolder.appraisal,
        "Đợt đánh giá: năm 2022\nĐơn vị: Sở Nội vụ\nMã | Điểm thẩm định\n1.1 | =0"
      ),
      (
        InboxFolder.survey,
        "Đợt đánh giá: năm 2022\nMã phiếu | Nhóm | Đơn vị được đánh giá | S1\nP1 | DB | SO-A | A"
      ),
      (
        InboxFolder.decisions,
        "Đợt đánh giá: năm 2022\nSố | Ngày | Đơn vị | Mã | Nội dung | Điểm | Lý do\n"
          + "1 | 2 | SO-A | 1.1 | Ấn định điểm | =1 | vì"
      ),
    ]
    for (folder, drawing) in cases {
      let judged = JudgedRound.judge(DrawnSheet(drawing), in: folder)
      #expect(judged.named == ["round-other A1"], "\(folder)")
      #expect(!judged.isAccepted && judged.questionnaires.isEmpty && judged.decisions.isEmpty)
      let isSurvey = folder == InboxFolder.survey
      #expect(judged.findings.first?.found.isEmpty == isSurvey, "a survey's text is not repeated")
      let right = JudgedRound.judge(
        DrawnSheet(drawing.replacing("năm 2022", with: "năm 2023")), in: folder)
      #expect(!right.named.contains { $0.hasPrefix("round-other") })
    }
  }

  @Test func anotherRoundsTemplateIsRefusedAndItsOwnIsNot() {
    func judged(_ other: Round) -> [FindingCode] {
      let file = Template(round: other).selfAssessment(of: JudgedRound.units[0])
      let read = Ingest().run(Ingest.Input(path: file.path, bytes: file.bytes))
      return JudgedRound.judge(
        TemplateTests.filled(read, JudgedRound.criteria), round: RoundClaimTests.round
      ).findings.map(\.code)
    }
    #expect(judged(RoundClaimTests.round) == [])
    let last = Round(
      id: "hai-duong-2022", title: Bilingual(vi: "Chỉ số năm 2022", en: ""), year: 2022,
      of: JudgedRound.round())
    #expect(judged(last) == [.roundOther])
    let file = Template(round: last).selfAssessment(of: JudgedRound.units[0])
    #expect(String(decoding: file.bytes, as: UTF8.self).contains("<Subject>hai-duong-2022"))
  }
}

extension Round {
  /// The same round under another name.
  init(id: String, title: Bilingual, year: Int = 2023, of round: Round) {
    self.init(
      id: id, title: title, issuer: round.issuer, citation: round.citation, year: year,
      notice: round.notice, levels: round.levels, groupNames: round.groupNames, units: round.units,
      criteria: round.criteria, survey: round.survey, forms: round.forms,
      policies: round.policies, deadlines: round.deadlines, deadlineDays: round.deadlineDays)
  }
}
