import Domain

/// A form's entry for one leaf: the stated result and the points that follow from it.
struct LeafOutcome: Hashable {
  /// A result as stated by people.
  enum Result: Hashable {
    /// A choice, word for word.
    case choice(String)
    /// A percentage in tenths.
    case percent(Int)
    /// A part of a whole.
    case share(Int, of: Int)
    /// A number of faults.
    case faults(Int)
  }

  /// The result; nil when only points are given.
  var result: Result?
  /// The points; nil when only the result is given, or nothing applies.
  var points: Points?
  /// Whether the leaf is claimed not to apply.
  var isNotApplicable = false
}

/// Results allowed by a leaf's rule, chosen to give the wanted points.
enum RuleOutcomes {
  /// The outcome with points nearest to `wanted`; nil when a form states none.
  static func outcome(of leaf: Criterion, near wanted: Points, _ random: inout SplitMix64)
    -> LeafOutcome?
  {
    guard let rule = leaf.rule else { return nil }
    switch rule {
    case .surveyMean: return nil
    case .choice(let choices):
      guard let choice = nearest(choices, to: wanted, points: \.points) else { return nil }
      return LeafOutcome(result: .choice(choice.label), points: choice.points)
    case .yesNo:
      let isMet = wanted.millionths * 2 >= leaf.maximum.millionths
      return LeafOutcome(
        result: .choice(isMet ? "Có" : "Không"), points: isMet ? leaf.maximum : .zero)
    case .band(let steps): return band(steps, near: wanted, &random)
    case .ratio(let floor): return ratio(leaf.maximum, floor: floor, near: wanted, &random)
    case .externalIndex:
      let tenths = percentTenths(of: wanted, in: leaf.maximum)
      return LeafOutcome(result: .percent(tenths), points: part(tenths, of: 1000, leaf.maximum))
    case .deduction(let perFault, let minimum):
      return deduction(leaf.maximum, perFault: perFault, minimum: minimum, near: wanted)
    }
  }

  /// The part `count`/`whole` of the maximum, rounded half up to two decimals as people do.
  static func part(_ count: Int, of whole: Int, _ maximum: Points) -> Points {
    Points((Fraction(maximum) * Fraction(count, over: whole)).decimal(2, .halfUp)) ?? .zero
  }

  private static func nearest<Item>(
    _ items: [Item], to wanted: Points, points: (Item) -> Points
  ) -> Item? {
    items.min { (points($0) - wanted).magnitude < (points($1) - wanted).magnitude }
  }

  private static func percentTenths(of wanted: Points, in maximum: Points) -> Int {
    guard maximum > .zero else { return 0 }
    return min(1000, max(0, Int(wanted.millionths * 1000 / maximum.millionths)))
  }

  private static func tenths(_ percent: Points) -> Int {
    Int(percent.millionths / (Points.scale / 10))
  }

  private static func band(
    _ steps: [ScoringRule.Step], near wanted: Points, _ random: inout SplitMix64
  ) -> LeafOutcome? {
    guard
      let place = steps.indices.min(by: {
        (steps[$0].points - wanted).magnitude < (steps[$1].points - wanted).magnitude
      })
    else { return nil }
    let step = steps[place]
    let lowest = tenths(step.threshold) + (step.includesThreshold ? 0 : 1)
    var highest = 1000
    if place > 0 {
      let better = steps[place - 1]
      highest = tenths(better.threshold) - (better.includesThreshold ? 1 : 0)
    }
    let likely = max(lowest, highest - 150)
    let percent = highest > likely ? random.within(likely...highest) : lowest
    return LeafOutcome(result: .percent(percent), points: step.points)
  }

  private static func ratio(
    _ maximum: Points, floor: Points?, near wanted: Points, _ random: inout SplitMix64
  ) -> LeafOutcome {
    var percent = percentTenths(of: wanted, in: maximum)
    let floorTenths = floor.map(tenths) ?? 0
    if percent < floorTenths {
      guard percent * 2 >= floorTenths else {
        let missed = max(0, floorTenths - random.within(1...60))
        return LeafOutcome(result: .percent(missed), points: .zero)
      }
      percent = floorTenths + random.below((1000 - floorTenths) / 3 + 1)
    }
    guard percent > 0, random.chance(350) else {
      return LeafOutcome(result: .percent(percent), points: part(percent, of: 1000, maximum))
    }
    let whole = random.within(24...480)
    var count = (whole * percent + 500) / 1000
    while count * 1000 < floorTenths * whole { count += 1 }
    return LeafOutcome(
      result: .share(count, of: whole), points: part(count, of: whole, maximum))
  }

  private static func deduction(
    _ maximum: Points, perFault: Points, minimum: Points, near wanted: Points
  ) -> LeafOutcome {
    var faults = 0
    var points = maximum
    while perFault > .zero, points - perFault >= minimum,
      (points - perFault - wanted).magnitude < (points - wanted).magnitude
    {
      points = points - perFault
      faults += 1
    }
    return LeafOutcome(result: .faults(faults), points: points)
  }
}

extension Points {
  /// The distance from zero.
  var magnitude: Points { self < .zero ? .zero - self : self }
  /// The exact product with a number of thousandths, cut to millionths.
  func thousandths(_ count: Int) -> Points {
    Points(millionths: millionths * Int64(count) / 1000)
  }
}
