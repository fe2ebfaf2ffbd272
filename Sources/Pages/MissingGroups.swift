internal import Domain

/// The leaves without points, grouped by the missing item.
struct MissingGroups {
  /// Leaves that lack points for the same reason.
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

  /// The reason, without a leading leaf code.
  private static func withoutCode(_ entry: MissingLeaf) -> Bilingual {
    func rest(_ text: String, _ start: String) -> String {
      text.hasPrefix(start) ? String(text.dropFirst(start.count)) : text
    }
    return Bilingual(
      vi: rest(entry.reason.vi, "Tiêu chí \(entry.leaf): "),
      en: rest(entry.reason.en, "Leaf \(entry.leaf): "))
  }
}
