import Domain
import Testing

@testable import Pages

/// Small respondent groups stay hidden, and cannot be worked out from the others.
struct SurveyGroupsTests {
  private func shown(_ answers: [Int], smallest: Int) -> [Bool] {
    let means = answers.enumerated().map { offset, count in
      GroupMean(group: "G\(offset)", answers: count, mean: count == 0 ? nil : Fraction(80))
    }
    return SurveyGroups(means, smallest: smallest).entries.map { $0.mean != nil }
  }

  @Test func largeGroupsAreShown() {
    #expect(shown([10, 20, 30], smallest: 5) == [true, true, true])
  }

  @Test func oneSmallGroupHidesAnother() {
    #expect(shown([1, 20, 30], smallest: 5) == [false, false, true])
  }

  @Test func smallGroupsTogetherSuffice() {
    #expect(shown([3, 3, 30], smallest: 5) == [false, false, true])
    #expect(shown([1, 1, 30], smallest: 5) == [false, false, false])
  }

  @Test func anEmptyGroupHidesNothing() {
    #expect(shown([0, 20, 30], smallest: 5) == [false, true, true])
    #expect(shown([0, 2, 30, 40], smallest: 5) == [false, false, false, true])
  }

  @Test func aLoneSmallGroupIsHidden() { #expect(shown([2], smallest: 5) == [false]) }
}
