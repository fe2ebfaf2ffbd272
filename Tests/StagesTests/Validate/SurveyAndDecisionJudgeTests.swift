import Domain
import Testing

@testable import Stages

/// Survey rows: what counts, what is left out, and that nobody can be told by a finding.
struct SurveyJudgeTests {
  static let head = """
    Đợt: KS-1>>
    Mã phiếu | Nhóm | Nơi công tác | Đơn vị được đánh giá | S1 | S2 | X1

    """

  static func judge(_ rows: String, earlier: [RespondentMark] = []) -> (
    DrawnSheet, ValidatedSubmission
  ) {
    let drawn = DrawnSheet(head + rows)
    return (drawn, JudgedRound.judge(drawn, in: InboxFolder.survey, earlier: earlier))
  }

  @Test func faultyRowsAndAnswersAreLeftOutAndTheRestCounts() {
    let (drawn, judged) = SurveyJudgeTests.judge(
      """
      P1 | DB | | SO-A | A | b |
      P2 | Đại biểu | | Sở Công thương | A | E |
      [[respondent-twice]]P1 | DB | | SO-A | A | A |
      P1 | DB | | SO-B | [[answer-outside-scale]]F | B |
      P3 | TP | SO-B | SO-A | B | [[answer-outside-scale]]A |
      P4 | [[group-unknown]]HH | | SO-A | A | |
      P4 | [[group-unknown]]XA | | SO-A | A | |
      P5 | DB | | [[row-incomplete]] | A | |
      [[row-incomplete]] | DB | | SO-A | A | |
      P6 | DB | | [[unit-unknown]]Sở Ngoại vụ | A | |
      P7 | TP | [[unit-unknown]]Sở Z | SO-A | A | |
      P2 | DB | | SO-B | A | B | [[answer-outside-scale]]A
      """)
    #expect(judged.named == drawn.expected)
    #expect(judged.isAccepted && judged.subject == Subject(form: .survey, key: "KS-1"))
    let leaf = UnitTally.all(of: judged.questionnaires).first { $0.unit == "SO-A" }?.leaves.first
    #expect(leaf?.leaf == "1.3")
    #expect(
      leaf?.groups == [
        GroupTally(group: "DB", counts: ["A": 2, "B": 1, "E": 1]),
        GroupTally(group: "TP", counts: ["B": 1]),
      ])
    #expect(judged.findings.allSatisfy { $0.found.isEmpty }, "a receipt repeats no answer")
    let marks = judged.respondents.map(\.respondent)
    #expect(marks.allSatisfy { $0.count == 16 && !$0.contains("P") })
  }

  /// A column that stands there twice would count everybody twice, and show a group too small.
  @Test func aQuestionInTwoColumnsIsAnsweredOnce() throws {
    let drawn = DrawnSheet(
      """
      Đợt: KS-1>>
      Mã phiếu | Nhóm | Nơi công tác | Đơn vị được đánh giá | S1 | S2 | [[column-twice]]S1
      P1 | DB | | SO-A | A | B | D
      """)
    let judged = JudgedRound.judge(drawn, in: InboxFolder.survey)
    #expect(judged.named == drawn.expected && judged.isAccepted)
    #expect(judged.questionnaires.first?.answers.values.map(\.count).max() == 2)
    let leaf = UnitTally.all(of: judged.questionnaires).first?.leaves.first { $0.leaf == "1.3" }
    #expect(leaf?.groups == [GroupTally(group: "DB", counts: ["A": 1, "B": 1])])
  }

  @Test func aQuestionThatHasNoColumnIsNamed() throws {
    let one = JudgedRound.judge(
      DrawnSheet(
        """
        Đợt: KS-1>>
        Mã phiếu | Nhóm | Nơi công tác | Đơn vị được đánh giá | S1 | Câu 2
        P1 | DB | | SO-A | A | B
        """), in: InboxFolder.survey)
    #expect(one.named == ["column-missing"] && one.isAccepted)
    #expect(one.findings.first?.message.vi.contains("câu hỏi S2") == true)
  }

  /// A file that says nothing must not keep the right one out.
  @Test(arguments: ["Câu 1 | Câu 2\nP1 | DB | | SO-A | A | B", "S1 | S2\nP1 | DB | | SO-A | |"])
  func aFileWithoutAnyAnswerIsSuspended(end: String) {
    let judged = JudgedRound.judge(
      DrawnSheet(
        "Đợt: KS-1>>\nMã phiếu | Nhóm | Nơi công tác | Đơn vị được đánh giá | \(end)"),
      in: InboxFolder.survey)
    #expect(Set(judged.named) == ["column-missing"] && !judged.isAccepted)
  }

  @Test func aGroupOverItsQuotaSuspendsTheFile() {
    let (_, judged) = SurveyJudgeTests.judge(
      "P1 | DB | | SO-A | A\nP2 | DB | | SO-A | A\nP3 | DB | | SO-A | A")
    #expect(judged.named == ["group-over-quota"] && !judged.isAccepted)
    let (_, ofBody) = SurveyJudgeTests.judge("P1 | TP | SO-A | SO-B | A")
    #expect(ofBody.named == ["group-over-quota"], "a body without a quota sends nobody")
  }

  @Test func earlierFilesCountTowardsQuotasAndTwice() {
    let (_, first) = SurveyJudgeTests.judge("P1 | DB | | SO-A | A\nP2 | DB | | SO-A | A")
    let (drawn, again) = SurveyJudgeTests.judge(
      "[[respondent-in-earlier-file]]P1 | DB | | SO-A | A\nP1 | DB | | SO-B | A",
      earlier: first.respondents)
    #expect(again.named == drawn.expected && again.isAccepted)
    let (_, third) = SurveyJudgeTests.judge("P3 | DB | | SO-A | A", earlier: first.respondents)
    #expect(third.named == ["group-over-quota"])
  }
}

/// Decision rows: each says who, what and why, or has no effect and is named.
struct DecisionJudgeTests {
  @Test func faultyDecisionsHaveNoEffectAndAreNamed() {
    let drawn = DrawnSheet(
      """
      Số | Ngày | Đơn vị | Mã | Nội dung | Điểm | Lý do
      12/QĐ | 20/02/2024 | Sở Nội vụ | 1.1 | Ấn định điểm | 0,5 | chậm
      13/QĐ | | SO-A | 1.2 | Không áp dụng | | không phát sinh
      14/QĐ | | SO-A | T1 | bonus | =2 | sáng kiến
      15/QĐ | | SO-A | | penalty | 1,5 | kỷ luật
      16/QĐ | | SO-A | | not_ranked | | sắp xếp lại
      | | SO-A | 1.1 | zero | | [[row-incomplete]]
      17 | | [[row-incomplete]] | 1.1 | zero | | vì
      18 | | [[unit-unknown]]SO-Z | 1.1 | zero | | vì
      19 | | SO-A | [[row-incomplete]] | zero | | vì
      20 | | SO-A | [[leaf-unknown]]9.9 | zero | | vì
      21 | | SO-A | [[leaf-unknown]]1 | zero | | vì
      22 | | SO-A | 1.1 | [[decision-unknown]]Biểu dương | | vì
      23 | | SO-A | 1.1 | zero | | [[reason-missing]]
      24 | | SO-A | 1.1 | set_points | [[points-above-maximum]]=5 | vì
      25 | | SO-A | 1.1 | set_points | [[row-incomplete]] | vì
      26 | | SO-A | 1.1 | set_points | [[points-text]]nửa điểm | vì
      27 | | SO-A | [[not-applicable-not-allowed]]1.1 | not_applicable | | vì
      """)
    let judged = JudgedRound.judge(
      drawn, in: InboxFolder.decisions, path: "_decisions/Đợt 1.xml")
    var expected = drawn.expected
    // The row without a number is named at the number's own cell.
    expected[expected.firstIndex(of: "row-incomplete G7") ?? 0] = "row-incomplete A7"
    #expect(judged.named == expected.sorted())
    #expect(judged.subject == Subject(form: .decision, key: "Đợt 1") && judged.isAccepted)
    #expect(
      judged.decisions.map(\.kind) == [.setPoints, .notApplicable, .bonus, .penalty, .notRanked])
    #expect(judged.decisions.first?.value == Points("0.5"))
    #expect(judged.decisions.first?.unit == "SO-B")
  }
}
