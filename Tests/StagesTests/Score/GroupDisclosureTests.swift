import Domain
import Stages
import TestSupport
import Testing

/// Group means beside a leaf's points: no small group can be told, neither read nor worked out.
struct GroupDisclosureTests {
  /// The groups whose means are shown, when so many respondents of each answered, one of them
  /// otherwise than the rest.
  static func shown(_ sizes: [Int], smallest: Int = 5) -> [Bool] {
    let codes = ["DAN_BIEU", "LANH_DAO", "TRUONG_PHONG"]
    let counts = zip(codes, sizes).map { code, size in
      (code, size > 1 ? ["A": 1, "B": size - 1] : size > 0 ? ["B": size] : [:])
    }
    let tally = SurveyTests.tally(Dictionary(counts, uniquingKeysWith: { first, _ in first }))
    let score = SurveyTests.score(SurveyTests.design(smallest: smallest), [tally])
    let groups = score["1"]?.groups ?? []
    #expect(groups.map(\.group) == Array(codes.prefix(sizes.count)))
    #expect(groups.map(\.answers) == sizes)
    return groups.map { $0.mean != nil }
  }

  static let cases: [(sizes: [Int], shown: [Bool])] = [
    ([5, 5, 5], [true, true, true]), ([20, 36, 143], [true, true, true]),
    // Hidden alone, the small group is the total less the others: the next smallest goes with it.
    ([4, 36, 143], [false, false, true]), ([143, 4, 36], [true, false, false]),
    // Two small ones that together are still too few take a third with them.
    ([1, 2, 143], [false, false, false]), ([2, 3, 143], [false, false, true]),
    ([4, 4, 143], [false, false, true]), ([4, 143], [false, false]),
    ([1, 1, 1], [false, false, false]),
    ([4], [false]), ([5], [true]), ([0, 5, 5], [false, true, true]),
  ]

  @Test(arguments: cases)
  func smallGroupsAreHiddenWithEnoughOthers(sizes: [Int], shown: [Bool]) {
    #expect(GroupDisclosureTests.shown(sizes) == shown)
  }

  @Test func whateverTheSizesNoSmallGroupCanBeWorkedOut() {
    for first in 0...7 {
      for second in 0...7 {
        for third in [0, 3, 5, 9] {
          let sizes = [first, second, third]
          let shown = GroupDisclosureTests.shown(sizes)
          for (size, isShown) in zip(sizes, shown) where isShown { #expect(size >= 5, "\(sizes)") }
          // The leaf's points less the means shown are the sum of the hidden answers.
          let hidden = zip(sizes, shown).filter { $0 > 0 && !$1 }.map(\.0)
          let total = hidden.reduce(0, +)
          let isEverythingHidden = !shown.contains(true)
          #expect(
            hidden.isEmpty || isEverythingHidden || (hidden.count >= 2 && total >= 5), "\(sizes)")
        }
      }
    }
  }

  @Test func twoQuestionsAPersonNeedTwiceTheAnswers() {
    let one = SurveyTests.design(smallest: 5)
    let question = SurveyDesign.Question(
      code: "C2", level: "so", leaf: "1", groups: ["DAN_BIEU"], text: "Câu hỏi thêm")
    let two = SurveyDesign(
      groups: one.groups, questions: one.questions + [question], options: one.options,
      smallestPublishedGroup: 5)
    let tally = SurveyTests.tally(["DAN_BIEU": ["A": 7, "B": 1], "LANH_DAO": ["B": 39, "A": 1]])
    #expect(SurveyTests.score(one, [tally])["1"]?.groups.map { $0.mean != nil } == [true, true])
    #expect(SurveyTests.score(two, [tally])["1"]?.groups.map { $0.mean != nil } == [false, false])
  }

  /// The groups whose means are shown of three that answered so.
  static func shown(_ answers: [[String: Int]]) -> [Bool] {
    let codes = ["DAN_BIEU", "LANH_DAO", "TRUONG_PHONG"]
    let tally = SurveyTests.tally(
      Dictionary(zip(codes, answers).map { ($0, $1) }, uniquingKeysWith: { first, _ in first }))
    return SurveyTests.score(SurveyTests.design(smallest: 5), [tally])["1"]?.groups
      .map { $0.mean != nil } ?? []
  }

  @Test(arguments: ["A", "B", "C", "D"])
  func aGroupOfOneMindIsHiddenWithOthersWhoseAnswersDiffer(option: String) {
    let mixed = ["A": 10, "C": 10]
    // The next smallest is hidden with it, though it is large enough itself.
    let many = ["B": 30, "C": 30]
    #expect(GroupDisclosureTests.shown([[option: 6], mixed, many]) == [false, false, true])
    // Two groups of the same mind are no better than one of them.
    #expect(
      GroupDisclosureTests.shown([[option: 6], [option: 9], mixed]) == [false, false, false])
    // Where all say the same, the points alone are shown.
    #expect(
      GroupDisclosureTests.shown([[option: 6], [option: 9], [option: 7]]) == [false, false, false])
    // Whoever does not know says nothing: the others are of one mind.
    #expect(
      GroupDisclosureTests.shown([[option: 6, "E": 3], mixed, many]) == [false, false, true])
    let points = SurveyTests.score(
      SurveyTests.design(smallest: 5), [SurveyTests.tally(["DAN_BIEU": [option: 6]])])["1"]?.points
    #expect(points != nil, "an index cannot be made without a leaf's points")
  }

  @Test func shownMeansAreTheGroupsOwn() {
    let tally = SurveyTests.tally([
      "DAN_BIEU": ["A": 4, "D": 1], "LANH_DAO": ["C": 3, "D": 3, "E": 2],
    ])
    let groups = SurveyTests.score(SurveyTests.design(smallest: 5), [tally])["1"]?.groups ?? []
    #expect(groups.map(\.mean) == [exact("80"), exact("10")])
    #expect(groups.map(\.answers) == [5, 6])
  }
}
