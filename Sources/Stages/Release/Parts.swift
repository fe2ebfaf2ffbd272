internal import Domain

/// Respondents of a leaf by where earlier publications have put them.
struct Parts {
  /// A part that a publication would bring into being and that tells what somebody answered.
  struct Telling {
    /// The groups that its respondents are of.
    let groups: Set<String>
    /// Its respondents, and those of whom it would be split off.
    let respondents: Set<String>
  }

  /// An answer that counts or counted; a respondent whose answer changes has two.
  private struct Member: Hashable {
    let respondent: String
    let answer: LeafAnswers.Answer
  }

  /// The set of respondents in which a publication counts an answer.
  private enum Place: Hashable {
    case nowhere, hidden
    case group(String)
  }

  private let isWeightedByGroup: Bool
  private let places: [Member: [Place]]
  private let parts: [[Place]: Set<Member>]
  private let nowhere: [Place]
  /// Whether the last publication had no answers.
  private let isEmpty: Bool

  /// Puts together what publications had in common, the oldest first.
  init(_ history: [LeafAnswers], isWeightedByGroup: Bool) {
    self.isWeightedByGroup = isWeightedByGroup
    // A publication that shows what the one before showed tells nothing new.
    var states: [LeafAnswers] = []
    for state in history where state != states.last { states.append(state) }
    let nowhere = [Place](repeating: .nowhere, count: states.count)
    var places: [Member: [Place]] = [:]
    for (position, state) in states.enumerated() {
      for (respondent, answer) in state.answers {
        let place = Parts.place(of: answer, in: state, isWeightedByGroup)
        places[Member(respondent: respondent, answer: answer), default: nowhere][position] = place
      }
    }
    var parts: [[Place]: Set<Member>] = [:]
    for (member, place) in places { parts[place, default: []].insert(member) }
    self.nowhere = nowhere
    isEmpty = states.last?.answers.isEmpty ?? true
    self.places = places
    self.parts = parts
  }

  private static func place(
    of answer: LeafAnswers.Answer, in state: LeafAnswers, _ isWeightedByGroup: Bool
  ) -> Place {
    isWeightedByGroup || state.shown.contains(answer.group) ? .group(answer.group) : .hidden
  }

  /// The parts that a publication would bring into being and that have too few respondents or are
  /// of one mind.
  ///
  /// A whole leaf of one mind is not among them where there were no answers before: without these
  /// the unit has no points.
  func telling(_ next: LeafAnswers, fewest: Int) -> [Telling] {
    // Where one respondent's answers may make a difference, there is nothing to keep.
    guard fewest > 1 else { return [] }
    var made: [[Place]: Set<Member>] = [:]
    var left = places
    for (respondent, answer) in next.answers {
      let member = Member(respondent: respondent, answer: answer)
      let before = left.removeValue(forKey: member) ?? nowhere
      made[before + [Parts.place(of: answer, in: next, isWeightedByGroup)], default: []]
        .insert(member)
    }
    for (member, before) in left { made[before + [.nowhere], default: []].insert(member) }
    return made.compactMap { place, members in
      let before = parts[Array(place.dropLast())] ?? []
      guard before.count != members.count else { return nil }
      let isWhole = isEmpty && members.count == next.answers.count && before.isEmpty
      let respondents = Set(members.map(\.respondent))
      let worths = Set(members.flatMap(\.answer.worths))
      guard respondents.count < fewest || worths.count < 2 && !isWhole else { return nil }
      return Telling(
        groups: Set(members.map(\.answer.group)),
        respondents: respondents.union(before.map(\.respondent)))
    }
  }
}
