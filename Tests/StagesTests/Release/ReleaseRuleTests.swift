import Domain
import Stages
import Testing

/// Which survey answers the next publication counts: never so few that comparing it with earlier
/// ones tells what somebody answered.
struct ReleaseRuleTests {
  @Test func theFirstPublicationCountsEverything() {
    var story = LeafStory()
    let first = story.publish(people("P", "AB"))
    #expect(first.drawn == ["P1 A", "P2 B"] && first.waiting == 0)
  }

  @Test func oneLateQuestionnaireWaitsUntilEnoughOfDifferentMindsCame() {
    var story = LeafStory()
    let base = people("P", "AABBCC")
    story.publish(base)
    for added in 1...4 {
      let release = story.publish(base + ", " + people("P", from: 7, String("DCBA".prefix(added))))
      #expect(release.drawn.count == 6 && release.waiting == added)
      #expect(release.waitingByLeaf == ["1": added])
    }
    let five = story.publish(base + ", " + people("P", from: 7, "DCBAA"))
    #expect(five.drawn.count == 11 && five.waiting == 0)
  }

  @Test(arguments: ["A", "B", "C", "D"])
  func anyNumberOfOneMindWaitsForSomebodyOfAnother(option: String) {
    var story = LeafStory()
    let base = people("P", "AABBCC")
    story.publish(base)
    let alike = base + ", " + people("P", from: 7, String(repeating: option, count: 12))
    #expect(story.publish(alike).waiting == 12)
    let other = option == "A" ? "D" : "A"
    #expect(story.publish(alike + ", P40 \(other)").waiting == 0)
  }

  @Test func whoeverDoesNotKnowChangesNoFigureAndDoesNotWait() {
    var story = LeafStory()
    story.publish(people("P", "AABBCC"))
    #expect(story.publish(people("P", "AABBCCEE")).waiting == 0)
  }

  @Test func oneWithdrawnOrCorrectedStaysAsItWasAndCountsOnce() {
    var story = LeafStory()
    story.publish(people("P", "AABBCCDD"))
    let withdrawn = story.publish(people("P", "AABBCCD"))
    #expect(withdrawn.drawn.count == 8 && withdrawn.waiting == 1)
    let corrected = story.publish(people("P", "AABBCCDA"))
    #expect(corrected.drawn.contains("P8 D") && corrected.drawn.count == 8)
    #expect(corrected.waiting == 1)
  }

  @Test func enoughWithdrawnTogetherGoUnlessTooFewAreLeftOfThoseTheyCameWith() {
    var story = LeafStory()
    story.publish(people("P", "AABBCCDDAABB"))
    #expect(story.publish(people("P", "AABBC")).waiting == 0)
    #expect(story.publish("").waiting == 0, "the five that are left are a part by now")
    var other = LeafStory()
    other.publish(people("P", "AABBCCDD"))
    #expect(other.publish(people("P", "AAB")).waiting == 5, "three would be left")
  }

  @Test func aPublicationIsComparedWithEveryEarlierOneNotWithTheLastAlone() {
    var story = LeafStory()
    let base = people("P", "AABBCC")
    story.publish(base)
    story.publish(base + ", " + people("Q", "ABCDAB"))
    // Taking out Q1 to Q6 but one, and putting in five others, differs from the first by those
    // five and the one.
    let swapped = story.publish(base + ", Q6 B, " + people("R", "ABCDA"))
    #expect(swapped.drawn.contains("Q1 A") && swapped.waiting == 5)
    #expect(swapped.drawn.contains("R1 A"))
  }

  @Test func aSmallGroupIsCoveredByOthersThatChangeWithIt() {
    var story = LeafStory()
    let base = people("P", "ABCDABCD") + "|" + people("Q", "ABC")
    let first = story.publish(base)
    #expect(first.shownGroups == ["1": []])
    // Two and four more, all in groups that are hidden together.
    let next = story.publish(
      people("P", "ABCDABCDAB") + "|" + people("Q", "ABCDDAB"))
    #expect(next.waiting == 0 && next.drawn.count == 17)
  }

  @Test func aGroupThatGrewOutOfHidingStaysHiddenWhereItsFirstFewCouldBeWorkedOut() {
    var story = LeafStory()
    story.publish(people("P", "ABC") + "|" + people("Q", "ABCD"))
    let grown = story.publish(people("P", "ABCABCDA") + "|" + people("Q", "ABCDABCDA"))
    #expect(grown.waiting == 0 && grown.shownGroups == ["1": []])
    var fresh = LeafStory()
    let shown = fresh.publish(people("P", "ABCABCDA") + "|" + people("Q", "ABCDABCDA"))
    #expect(shown.shownGroups == ["1": ["DAN_BIEU", "LANH_DAO"]])
  }

  @Test func aLeafThatWasPublishedWithoutAnswersBeginsWithEnoughOfThem() {
    var story = LeafStory()
    story.publishNothing()
    #expect(story.publish(people("P", "ABCD")).waiting == 4)
    let enough = story.publish(people("P", "ABCDA"))
    #expect(enough.waiting == 0 && enough.drawn.count == 5)
    var alike = LeafStory()
    alike.publishNothing()
    #expect(alike.publish(people("P", "AAAAA")).waiting == 0, "the points are shown in any case")
  }

  @Test func theDefinitionStatesHowManyRespondentsAChangeNeeds() {
    var story = LeafStory(change: 2)
    story.publish(people("P", "AABBCC"))
    #expect(story.publish(people("P", "AABBCCD")).waiting == 1)
    #expect(story.publish(people("P", "AABBCCDA")).waiting == 0)
  }

  @Test func whereOneRespondentMayMakeADifferenceNothingWaits() {
    var story = LeafStory(change: 1)
    story.publish(people("P", "AABBCC"))
    #expect(story.publish(people("P", "AABBCCD")).waiting == 0)
  }

  @Test func byAPersonsWordEverythingIsTakenIn() {
    var story = LeafStory()
    story.publish(people("P", "AABBCC"))
    #expect(story.publish(people("P", "AABBCCD")).waiting == 1)
    let revealed = story.publish(people("P", "AABBCCD"), mode: .atOnce)
    #expect(revealed.waiting == 0 && revealed.drawn.count == 7)
    #expect(story.publish(people("P", "AABBCCD")).waiting == 0)
  }

  @Test func whereGroupsWeighDifferentlyNoneCoversForAnother() {
    var story = LeafStory(.meanOfGroupMeans)
    story.publish(people("P", "ABCDABCD") + "|" + people("Q", "ABC"))
    let next = story.publish(people("P", "ABCDABCDABCDA") + "|" + people("Q", "ABCDDAB"))
    #expect(next.waiting == 4)
  }

  @Test func anAnswerCountsFromTheFileThatSaysItNow() {
    var story = LeafStory()
    story.publish(people("P", "AABBCC"))
    let moved = story.publish("", people("P", "AABBCC"))
    #expect(moved.sources.map(\.path) == ["_survey/1.xml"] && moved.waiting == 0)
    let held = story.publish("", "", people("P", "AABBC"))
    #expect(held.sources.map(\.path) == ["_survey/1.xml", "_survey/2.xml"])
  }
}
