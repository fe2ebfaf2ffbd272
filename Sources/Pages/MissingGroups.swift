internal import Domain

/// The leaves without points, those that lack the same thing together.
struct MissingGroups {
  /// Leaves that lack points for one reason.
  struct Group: Equatable {
    var leaves: [String]
    let reason: Bilingual
  }

  let groups: [Group]

  init(_ missing: [MissingLeaf]) {
    var groups: [Group] = []
    for entry in missing {
      let reason = MissingGroups.withoutCode(entry)
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].leaves.append(entry.leaf)
      } else {
        groups.append(Group(leaves: [entry.leaf], reason: reason))
      }
    }
    self.groups = groups
  }

  /// The reason without the leaf's code in front, where it starts with that.
  private static func withoutCode(_ entry: MissingLeaf) -> Bilingual {
    func rest(_ text: String, _ start: String) -> String {
      text.hasPrefix(start) ? String(text.dropFirst(start.count)) : text
    }
    return Bilingual(
      vi: rest(entry.reason.vi, "Tiêu chí \(entry.leaf): "),
      en: rest(entry.reason.en, "Leaf \(entry.leaf): "))
  }
}
