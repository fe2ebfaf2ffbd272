import Domain
import Testing

@testable import Stages

/// Self-assessments and appraisals with marks in the cells where findings must be.
struct AssessmentTests {
  static let head = """
    Mã đơn vị: SO-A>
    Mã | Điểm tối đa | Kết quả | Điểm tự đánh giá | Không áp dụng | Minh chứng | Giải trình

    """

  /// A self-assessment without a fault, a row each leaf.
  static let good: [(code: String, row: String)] = [
    ("1", "1 | =6 | | =4 | | |"), ("1.1", "1.1 | =1 | kịp thời | =1 | | KH 12 |"),
    ("1.2", "1.2 | =3 | 100% | =3 | | BC 1 |"), ("1.3", "1.3 | =2 | | ĐTXHH | | |"),
    ("2", "2 | =9 | | =3 | | |"), ("2.1", "2.1 | =2 | 35/40 | =1 | | BC 2 |"),
    ("2.2", "2.2 | =1 | =0 | =1 | | | không có lỗi"), ("2.4", "2.4 | =1 | Có | 1,0 | | QĐ 3 |"),
  ]

  static func drawn(replacing code: String? = nil, with row: String = "") -> DrawnSheet {
    let rows = good.filter { $0.code.contains(".") || code == $0.code || code == nil }
    return DrawnSheet(
      head + rows.map { $0.code == code ? row : $0.row }.joined(separator: "\n"))
  }

  @Test func aGoodFormIsAcceptedWithoutAFinding() throws {
    let judged = JudgedRound.judge(AssessmentTests.drawn())
    #expect(judged.named == [])
    #expect(judged.isAccepted && !judged.isLate)
    #expect(judged.subject == Subject(form: .selfAssessment, key: "SO-A"))
    #expect(judged.leaves.map(\.leaf) == ["1.1", "1.2", "2.1", "2.2", "2.4"])
    #expect(judged.leaves.first?.measure == .choice("kịp thời"))
    #expect(judged.leaves[2].measure == .percent(Fraction(175, over: 2)))
  }

  @Test(arguments: [
    ("1.1", "[[leaf-unknown]]9.9 | =1 | | =1 | | KH |"),
    ("1.1", "1.1 | =1 | | =1 | | KH |\n[[leaf-duplicate]]1.1 | =1 | | =1 | | KH |"),
    ("1.1", "1.1 | =1 | | [[points-missing]] | | KH |"),
    ("1.1", "1.1 | =1 | | [[points-above-maximum]]=1.5 | | KH |"),
    ("1.1", "1.1 | =1 | | [[points-below-zero]]-0,5 | | KH |"),
    ("1.1", "1.1 | =1 | | [[points-off-grid]]=0.7 | | KH |"),
    ("1.2", "1.2 | =3 | | [[points-off-grid]]=1 | | KH |"),
    ("2.1", "2.1 | =2 | | [[points-off-grid]]1,5 | | KH |"),
    ("2.2", "2.2 | =1 | | [[points-off-grid]]0,3 | | KH |"),
    ("2.4", "2.4 | =1 | | [[points-off-grid]]0,5 | | KH |"),
    ("1.1", "1.1 | =1 | không ban hành | [[points-against-rule]]=1 | | KH |"),
    ("1.2", "1.2 | =3 | 2/3 | [[points-against-rule]]2,5 | | KH |"),
    ("1.1", "1.1 | =1 | | [[points-text]]đạt | | KH |"),
    ("1.1", "1.1 | =1 | | [[points-text]]@2024-05-08 | | KH |"),
    ("1.1", "1.1 | =1 | | [[points-error]]!#REF! | | KH |"),
    ("1.2", "1.2 | =3 | | [[points-off-grid]]1.234 | | KH |"),
    ("1.1", "1.1 | =1 | | [[points-above-maximum]]1,425 | | KH |"),
    ("1.2", "1.2 | =3 | [[result-unusable]]7,98/7 | =3 | | KH |"),
    ("1", "1 | =6 | | [[total-wrong]]4,125 | | |"),
    ("1.2", "1.2 | =3 | [[result-unusable]]hầu hết | =3 | | KH |"),
    ("1.2", "1.2 | =3 | [[result-unusable]]3/0 | =3 | | KH |"),
    ("2.2", "2.2 | =1 | [[result-unusable]]1,5 | =1 | | KH |"),
    ("2.4", "2.4 | =1 | [[result-unusable]]hơi hơi | =1 | | KH |"),
    ("1.2", "1.2 | =3 | [[number-ambiguous]]=1 | =2 | | KH |"),
    ("1.1", "1.1 | [[maximum-changed]]=2 | | =1 | | KH |"),
    ("1.3", "1.3 | =2 | | [[survey-leaf-scored]]=2 | | |"),
    ("1.3", "1.3 | =2 | | | [[not-applicable-not-allowed]]x | |"),
    ("1.1", "1.1 | =1 | | | [[not-applicable-not-allowed]]x | | vì"),
    ("1.2", "1.2 | =3 | | =1 | [[not-applicable-unclear]]x | |"),
    ("1.2", "1.2 | =3 | | =3 | [[not-applicable-unclear]]có thể | KH |"),
    ("1.1", "1.1 | =1 | | =1 | | [[evidence-missing]] |"),
    ("1", "1 | =6 | | [[total-wrong]]=5 | | |"), ("1", "1 | =6 | | [[total-wrong]]!#REF! | | |"),
  ]) func oneFaultIsOneFinding(_ code: String, _ row: String) {
    let drawn = AssessmentTests.drawn(replacing: code, with: row)
    let judged = JudgedRound.judge(drawn)
    // A leaf that lost its row is missing besides.
    let expected = drawn.expected + (row.contains("9.9") ? ["leaf-missing"] : [])
    #expect(judged.named == expected.sorted())
    let warnings = ["maximum-changed", "evidence-missing"]
    #expect(
      judged.isAccepted
        == drawn.expected.allSatisfy { expected in
          warnings.contains { expected.hasPrefix($0) }
        })
    for finding in judged.findings {
      #expect(!finding.message.vi.isEmpty && !finding.message.en.isEmpty)
      #expect(!finding.expected.vi.isEmpty && !finding.expected.en.isEmpty)
      #expect(!finding.mend.vi.isEmpty && !finding.mend.en.isEmpty)
    }
  }

  @Test(arguments: [
    ("1.1", "1.1 | =1 | Kịp thời  | 1 | | KH |"), ("1.1", "1.1 | =1 | KỊP THỜI | =1 | | KH |"),
    ("1.2", "1.2 | =3 | 2/3 | =2 | | KH |"), ("1.2", "1.2 | =3 | 66,67% | 2,00 | | KH |"),
    ("1.2", "1.2 | =3 | =0.95 | 2,85 | | KH |"), ("1.2", "1.2 | =3 | =1 | =3 | | KH |"),
    ("1.2", "1.2 | =3 | =95 | 2,85 | | KH |"), ("1.2", "1.2 | =3 | 1.234/1.300 | 2,85 | | KH |"),
    ("1.2", "1.2 | =3 | | | x | |"), ("1.2", "1.2 | =3 | | =0 | Không phát sinh vụ việc | |"),
    ("1.2", "1.2 | =3 | 40% | =0 | | |"), ("2.1", "2.1 | =2 | | =2 | x | |"),
    ("2.1", "2.1 | =2 | 90% | =1 | | KH |"), ("2.1", "2.1 | =2 | 90,1% | =2 | không | KH |"),
    ("1.3", "1.3 | =2 | | =0 | | |"), ("1.3", ""),
    ("1.2", "1.2 | =3 | 87,125% | 2,614 | | KH |"), ("1.2", "1.2 | =3 | 7.98/10 | 2,394 | | KH |"),
    ("1.2", "1.2 | =3 | 87,125 | 2.614 | | KH |"), ("1.2", "1.2 | =3 | 7,985/10 | 2,396 | | KH |"),
    ("1.2", "1.2 | =3 | =7.98 | 2,394 | | KH |"), ("1.2", "1.2 | 3,000 | | 2,394 | | KH |"),
    ("2.2", "2.2 | =1 | =2 | =0.5 | | KH |\nT1 | =2 | | =1 | | sáng kiến |"),
  ]) func ordinaryWaysOfFillingInAreAccepted(_ code: String, _ row: String) {
    let judged = JudgedRound.judge(AssessmentTests.drawn(replacing: code, with: row))
    #expect(judged.named == [])
    #expect(judged.isAccepted)
  }

  @Test func aMissingRowIsNamedWithoutACell() {
    let judged = JudgedRound.judge(AssessmentTests.drawn(replacing: "1.1", with: ""))
    #expect(judged.named == ["leaf-missing"])
    #expect(judged.findings.first?.leaf == "1.1" && !judged.isAccepted)
  }

  @Test func totalRowsAddUpEverythingOrAnArea() {
    let rows = AssessmentTests.good.map(\.row).joined(separator: "\n")
    let right = "\nTổng cộng | | | =7\nTổng lĩnh vực 1 | | | =4"
    #expect(JudgedRound.judge(DrawnSheet(AssessmentTests.head + rows + right)).named == [])
    let wrong = DrawnSheet(AssessmentTests.head + rows + "\nTổng cộng | | | [[total-wrong]]=8")
    #expect(JudgedRound.judge(wrong).named == wrong.expected)
  }

  @Test func anAppraisalMayStateTheResultAloneAndTheOutsideIndex() {
    let drawn = DrawnSheet(
      """
      Đơn vị: Sở Công thương>
      Mã | Kết quả | Điểm tự đánh giá | Điểm thẩm định | Không áp dụng | Lý do
      1.1 | kịp thời | =1 | | |
      1.2 | | | | x | thống nhất
      2.1 | | =2 | =1 | | thiếu
      2.2 | =1 | | 0,75 | |
      2.3 | 87,4% | | | |
      2.4 | không | | =0 | |
      """)
    let judged = JudgedRound.judge(drawn, in: InboxFolder.appraisal)
    #expect(judged.named == [])
    #expect(judged.subject == Subject(form: .appraisal, key: "SO-A"))
    let index = judged.leaves.first { $0.leaf == "2.3" }
    #expect(index?.measure == .percent(Fraction(874, over: 10)) && index?.points == nil)
    #expect(judged.leaves.first { $0.leaf == "1.2" }?.isNotApplicable == true)
  }
}
