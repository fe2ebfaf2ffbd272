import Domain

/// The spellings that people use for units.
struct UnitNames {
  private let uses: [String: Int]

  /// Counts the units with each name.
  init(_ units: [Unit]) {
    var uses: [String: Int] = [:]
    for unit in units {
      for name in Set([unit.name] + unit.aliases).sorted() {
        uses[UnitNames.key(name), default: 0] += 1
      }
    }
    self.uses = uses
  }

  /// A spelling that means only this unit; nil when the unit's names are shared.
  func spelling(of unit: Unit, _ random: inout SplitMix64) -> String? {
    let names = ([unit.name] + unit.aliases).filter { uses[UnitNames.key($0)] == 1 }
    guard let usual = names.first else { return nil }
    switch random.below(8) {
    case 0: return random.pick(names)
    case 1: return usual.uppercased()
    case 2: return UnitNames.loweredLastWord(usual)
    default: return usual
    }
  }

  private static func key(_ name: String) -> String { name.lowercased() }

  // Sở Công Thương -> Sở Công thương.
  private static func loweredLastWord(_ name: String) -> String {
    guard let blank = name.lastIndex(of: " ") else { return name }
    let start = name.index(after: blank)
    return name[..<start] + name[start...].lowercased()
  }
}
