import Domain
import Stages
import Testing

/// Attacks on a season of publications by somebody who knows who is in which figure.
struct SeasonAttackTests {
  static let seeds: [UInt64] = Array(1...8)

  @Test(arguments: seeds)
  func nobodyIsToldByComparingAnyTwoPublications(seed: UInt64) {
    let season = SurveySeason(seed: seed, mode: .inSteps, .equalRespondents)
    #expect(SeasonAttack(season).byComparing().prefix(3) == [])
    #expect(season.mostWaiting > 0 && season.counting > 60, "the season must be worth attacking")
  }

  @Test(arguments: seeds)
  func nobodyIsToldByAnyGroupShown(seed: UInt64) {
    let season = SurveySeason(seed: seed, mode: .inSteps, .equalRespondents)
    #expect(SeasonAttack(season).byOneFigure().prefix(3) == [])
  }

  @Test(arguments: seeds)
  func everybodyCouldHaveAnsweredOtherwiseAndNoFigureWouldDiffer(seed: UInt64) {
    let season = SurveySeason(seed: seed, mode: .inSteps, .equalRespondents)
    #expect(SeasonAttack(season).byWhoeverIsAlone().prefix(3) == [])
  }

  @Test(arguments: seeds)
  func theSameAttacksFindSomebodyWhereEverythingCountsAtOnce(seed: UInt64) {
    let season = SurveySeason(seed: seed, mode: .asBefore, .equalRespondents)
    let attack = SeasonAttack(season)
    #expect(!attack.byComparing().isEmpty)
    #expect(!attack.byOneFigure().isEmpty)
    #expect(!attack.byWhoeverIsAlone().isEmpty)
  }
}

/// An attempt to work out answers from the figures of several publications.
struct SeasonAttack {
  /// A disclosure: about whom, and how.
  struct Told: Hashable, CustomStringConvertible {
    let description: String
  }

  private let published: [[String: [SurveySeason.Figure]]]
  private let fewest = 5

  init(_ season: SurveySeason) { published = season.published }

  /// Takes every figure from every other of the same leaf, in the same publication and in others.
  func byComparing() -> [Told] {
    var told: [Told] = []
    for (night, earlier) in published.enumerated() {
      for (other, later) in published.enumerated().dropFirst(night + 1) {
        for (leaf, figures) in earlier {
          for first in figures {
            for second in later[leaf] ?? [] {
              if let found = difference(first, second) {
                told.append(Told(description: "\(leaf), nights \(night) and \(other): \(found)"))
              }
            }
          }
        }
      }
    }
    return told
  }

  private func difference(
    _ first: SurveySeason.Figure, _ second: SurveySeason.Figure
  ) -> String? {
    let gone = first.answers.filter { second.answers[$0.key] != $0.value }
    let come = second.answers.filter { first.answers[$0.key] != $0.value }
    let whose = Set(gone.keys).union(come.keys)
    guard !whose.isEmpty else { return nil }
    if whose.count < fewest { return "\(whose.count) respondents by \(first.name)" }
    let sum = second.sum - first.sum
    let (more, less) = (come.values.flatMap(\.self).count, gone.values.flatMap(\.self).count)
    if less == 0, more > 0, SeasonAttack.isOfOneMind(sum: sum, count: more) {
      return come.count == second.answers.count && second.isTotal ? nil : "\(more) more are alike"
    }
    if more == 0, less > 0, SeasonAttack.isOfOneMind(sum: -sum, count: less) {
      return "\(less) less were alike"
    }
    let isMost = sum == 100 * more || sum == -100 * less
    return more > 0 && less > 0 && isMost ? "\(more) and \(less) are the most there is" : nil
  }

  /// Looks for figures that leave no choice what everybody in them answered.
  func byOneFigure() -> [Told] {
    published.enumerated().flatMap { night, figures in
      figures.values.flatMap(\.self).compactMap { figure -> Told? in
        guard !figure.isTotal else { return nil }
        let isTold =
          figure.answers.count < fewest
          || SeasonAttack.isOfOneMind(sum: figure.sum, count: figure.count)
        return isTold ? Told(description: "night \(night): \(figure.name)") : nil
      }
    }
  }

  /// Looks for respondents without somebody of another mind who was always counted with them:
  /// whoever has such a one could change places with him.
  func byWhoeverIsAlone() -> [Told] {
    struct Answer: Hashable { let leaf: String, respondent: String, worths: [Points] }
    var places: [Answer: [Int: String]] = [:]
    for (night, figures) in published.enumerated() {
      for (leaf, figures) in figures {
        for figure in figures {
          for (respondent, worths) in figure.answers {
            let answer = Answer(leaf: leaf, respondent: respondent, worths: worths)
            places[answer, default: [:]][night, default: ""] += figure.name + " "
          }
        }
      }
    }
    struct Place: Hashable { let leaf: String, nights: [Int: String] }
    let parts = Dictionary(grouping: places.keys) { answer in
      Place(leaf: answer.leaf, nights: places[answer] ?? [:])
    }
    return parts.compactMap { place, part in
      guard Set(part.map(\.worths)).count == 1, !isWhole(place.leaf, place.nights.keys) else {
        return nil
      }
      return Told(description: "\(part.count) answers about \(place.leaf), \(place.nights)")
    }
  }

  /// Whether a leaf was of one mind altogether in one of some nights: its points tell that, and
  /// they have to be shown.
  private func isWhole(_ leaf: String, _ nights: some Sequence<Int>) -> Bool {
    nights.contains { night in
      let total = published[night][leaf]?.first(where: \.isTotal)
      return total.map { Set($0.answers.values).count == 1 } ?? false
    }
  }

  /// Whether answers worth 100, 60, 20 and 0 can only be all alike to have this sum.
  static func isOfOneMind(sum: Int, count: Int) -> Bool {
    guard [100, 60, 20, 0].contains(where: { $0 * count == sum }) else { return false }
    var found = 0
    for best in 0...count {
      for good in 0...(count - best) {
        for poor in 0...(count - best - good)
        where 100 * best + 60 * good + 20 * poor == sum { found += 1 }
      }
    }
    return found == 1
  }
}
