/// A level's versioned tree of criteria, in the order of the decision.
public struct CriteriaSet: Hashable, Sendable, Codable {
  /// The level's code.
  public let level: String
  /// The issuing decision: issuer, number and date together, since numbers alone repeat.
  public let citation: String
  /// The first day the set is valid.
  public let validFrom: CalendarDate?
  /// The last day the set is valid.
  public let validTo: CalendarDate?
  /// Every node in the decision's order.
  public let nodes: [Criterion]

  private let positions: [Bytewise: Int]
  private let childPositions: [Bytewise: [Int]]

  /// Creates a set; `nodes` have unique codes and known parents (see the configuration check).
  public init(
    level: String, citation: String, validFrom: CalendarDate? = nil, validTo: CalendarDate? = nil,
    nodes: [Criterion]
  ) {
    self.level = level
    self.citation = citation
    self.validFrom = validFrom
    self.validTo = validTo
    self.nodes = nodes
    positions = Dictionary(first: nodes.enumerated().map { ($1.code, $0) })
    childPositions = Dictionary(
      grouping: nodes.indices.filter { nodes[$0].parent != nil },
      by: { Bytewise(nodes[$0].parent ?? "") })
  }

  private enum CodingKeys: String, CodingKey { case level, citation, validFrom, validTo, nodes }

  /// Reads a set and rebuilds its look-up tables.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      level: try values.decode(String.self, forKey: .level),
      citation: try values.decode(String.self, forKey: .citation),
      validFrom: try values.decodeIfPresent(CalendarDate.self, forKey: .validFrom),
      validTo: try values.decodeIfPresent(CalendarDate.self, forKey: .validTo),
      nodes: try values.decode([Criterion].self, forKey: .nodes))
  }

  /// The node with this code.
  public subscript(code: String) -> Criterion? { positions[code].map { nodes[$0] } }

  /// The nodes directly below, in order.
  public func children(of code: String) -> [Criterion] {
    (childPositions[code] ?? []).map { nodes[$0] }
  }

  /// Whether the node carries points itself: any node without children, except bonus and penalty.
  public func isLeaf(_ node: Criterion) -> Bool {
    node.kind != .bonus && node.kind != .penalty && childPositions[node.code] == nil
  }

  /// The areas in order.
  public var areas: [Criterion] { nodes.filter { $0.kind == .area } }
  /// The leaves in order.
  public var leaves: [Criterion] { nodes.filter(isLeaf) }
  /// The bonus and penalty entries in order.
  public var extras: [Criterion] { nodes.filter { $0.kind == .bonus || $0.kind == .penalty } }

  /// The code of the area a node lies in; the node's own if it is an area.
  public func area(of code: String) -> String? {
    var node = self[code]
    while let current = node, let parent = current.parent { node = self[parent] }
    return node?.code
  }
}
