import Domain
import Stages

/// A small round to judge workbooks in: two agencies, one criteria set with every rule.
enum JudgedRound {
  static let units = [
    Unit(
      code: "SO-A", name: "Sở Công Thương", aliases: ["Sở CT"], level: "so", group: "SO",
      folder: "SO-A"),
    Unit(code: "SO-B", name: "Sở Nội vụ", level: "so", group: "SO", folder: "SO-B"),
  ]

  private static func points(_ text: String) -> Points { Points(text) ?? .zero }

  static let criteria = CriteriaSet(
    level: "so", citation: "thử",
    nodes: [
      Criterion(code: "1", parent: nil, kind: .area, name: "Một", maximum: Points(6)),
      Criterion(
        code: "1.1", parent: "1", kind: .criterion, name: "Chọn", maximum: Points(1),
        method: .appraisal,
        rule: .choice([
          .init(label: "kịp thời", points: Points(1)),
          .init(label: "không kịp thời", points: points("0.5")),
          .init(label: "không ban hành", points: .zero),
        ])),
      Criterion(
        code: "1.2", parent: "1", kind: .criterion, name: "Tỷ lệ", maximum: Points(3),
        method: .appraisal, rule: .ratio(zeroBelow: Points(50)), notApplicable: .exclude),
      Criterion(
        code: "1.3", parent: "1", kind: .criterion, name: "Khảo sát", maximum: Points(2),
        method: .survey, rule: .surveyMean),
      Criterion(code: "2", parent: nil, kind: .area, name: "Hai", maximum: Points(9)),
      Criterion(
        code: "2.1", parent: "2", kind: .criterion, name: "Mức", maximum: Points(2),
        method: .appraisal,
        rule: .band([
          .init(threshold: Points(90), includesThreshold: false, points: Points(2)),
          .init(threshold: Points(70), includesThreshold: true, points: Points(1)),
          .init(threshold: .zero, includesThreshold: true, points: .zero),
        ]), notApplicable: .full),
      Criterion(
        code: "2.2", parent: "2", kind: .criterion, name: "Lỗi", maximum: Points(1),
        method: .appraisal, rule: .deduction(perFault: points("0.25"), minimum: .zero)),
      Criterion(
        code: "2.3", parent: "2", kind: .criterion, name: "SIPAS", maximum: Points(5),
        method: .survey, rule: .externalIndex("SIPAS")),
      Criterion(
        code: "2.4", parent: "2", kind: .criterion, name: "Có không", maximum: Points(1),
        method: .appraisal, rule: .yesNo),
      Criterion(code: "T1", parent: nil, kind: .bonus, name: "Thưởng", maximum: Points(2)),
    ])

  static let survey = SurveyDesign(
    groups: [
      .init(
        code: "DB", name: Bilingual(vi: "Đại biểu", en: "Members"), rates: ["so"], quota: 2),
      .init(
        code: "TP", name: Bilingual(vi: "Trưởng phòng", en: "Heads"), rates: ["so"], quota: nil,
        quotaByUnit: ["SO-B": 1]),
      .init(code: "XA", name: Bilingual(vi: "Xã", en: "Communes"), rates: ["xa"], quota: nil),
    ],
    questions: [
      .init(code: "S1", level: "so", leaf: "1.3", groups: ["DB", "TP"], text: "?"),
      .init(code: "S2", level: "so", leaf: "1.3", groups: ["DB"], text: "?"),
      .init(code: "X1", level: "xa", leaf: "9", groups: ["XA"], text: "?"),
    ],
    options: [
      .init(code: "A", percent: Points(100)), .init(code: "B", percent: Points(60)),
      .init(code: "E", percent: nil),
    ])

  static let forms = FormSettings(
    headings: [
      .selfAssessment: [
        .ordinal: ["STT"], .code: ["Mã"], .name: ["Tiêu chí", "Nội dung"],
        .maximum: ["Điểm tối đa"], .result: ["Kết quả"],
        .selfPoints: ["Điểm tự đánh giá", "Tự đánh giá", "Điểm/Tự chấm"],
        .appraisedPoints: ["Điểm thẩm định", "Thẩm định"], .notApplicable: ["Không áp dụng"],
        .evidence: ["Minh chứng"], .explanation: ["Giải trình"], .unit: ["Đơn vị", "Mã đơn vị"],
        .ignored: ["Chỉ số"],
      ],
      .appraisal: [
        .ordinal: ["STT"], .code: ["Mã"], .name: ["Tiêu chí"], .maximum: ["Điểm tối đa"],
        .result: ["Kết quả"], .selfPoints: ["Điểm tự đánh giá", "Tự đánh giá"],
        .appraisedPoints: ["Điểm thẩm định", "Thẩm định"], .notApplicable: ["Không áp dụng"],
        .explanation: ["Lý do"], .unit: ["Đơn vị", "Mã đơn vị"],
      ],
      .survey: [
        .respondent: ["Mã phiếu"], .respondentGroup: ["Nhóm"], .respondentUnit: ["Nơi công tác"],
        .unit: ["Đơn vị được đánh giá"], .batch: ["Đợt"],
      ],
      .decision: [
        .decisionNumber: ["Số"], .decisionDate: ["Ngày"], .unit: ["Đơn vị"], .code: ["Mã"],
        .decisionKind: ["Nội dung"], .decisionValue: ["Điểm"], .explanation: ["Lý do"],
      ],
    ], notApplicableMarks: ["x", "Không phát sinh"], totalMarks: ["Tổng cộng", "Tổng"],
    decisionKinds: [.setPoints: ["Ấn định điểm"], .notApplicable: ["Không áp dụng"]])

  static func round(
    late: Policies.Late = .acceptAndFlag, survey: SurveyDesign? = JudgedRound.survey
  ) -> Round {
    Round(
      id: "thu", title: Bilingual(vi: "Thử", en: "Trial"),
      issuer: Bilingual(vi: "Tỉnh", en: "Province"), citation: "", year: 2023, notice: nil,
      levels: [
        Level(
          code: "so", name: Bilingual(vi: "Sở", en: "Agencies"), scaleMaximum: Points(15),
          surveyMaximum: Points(7), classes: ClassScale(bands: []))
      ], groupNames: [:], units: units, criteria: ["so": criteria], survey: survey, forms: forms,
      policies: Policies(late: late),
      deadlines: [.selfAssessment: Instant(seconds: 1_704_905_999)],
      deadlineDays: CalendarDate(iso: "2024-01-10").map { [.selfAssessment: $0] } ?? [:])
  }

  /// What a sheet becomes when it is dropped into a folder.
  static func judge(
    _ drawn: DrawnSheet, in folder: Bytewise = "SO-A", path: String? = nil, at seconds: Int64 = 0,
    earlier: [RespondentMark] = [], round: Round = round()
  ) -> ValidatedSubmission {
    judge(
      IngestedWorkbook(format: "", sheets: [drawn.sheet], findings: []), in: folder, path: path,
      at: seconds, earlier: earlier, round: round)
  }

  static func judge(
    _ workbook: IngestedWorkbook, in folder: Bytewise = "SO-A", path: String? = nil,
    at seconds: Int64 = 0, earlier: [RespondentMark] = [], round: Round = round()
  ) -> ValidatedSubmission {
    Validate(round).run(
      Validate.Input(
        workbook: Normalize(round).run(workbook),
        arrival: Arrival(
          path: Bytewise(path ?? "\(folder)/a.xml"), folder: folder, sha256: "", size: 0,
          receivedAt: Instant(seconds: seconds), look: 1), earlierRespondents: earlier))
  }
}
