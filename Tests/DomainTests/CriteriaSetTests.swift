import Domain
import Foundation
import TestSupport
import Testing

/// The tree of criteria: leaves at any depth, extras that are none, and the way up.
struct CriteriaSetTests {
  static let set = CriteriaSet(
    level: "so", citation: "QĐ thử",
    nodes: [
      node("1", nil, .area), node("1.1", "1", .criterion), node("1.1.1", "1.1", .subcriterion),
      node("1.1.2", "1.1", .subcriterion), node("1.2", "1", .criterion), node("2", nil, .area),
      node("T1", nil, .bonus), node("P1", nil, .penalty),
    ])

  static func node(_ code: String, _ parent: String?, _ kind: Criterion.Kind) -> Criterion {
    Criterion(code: code, parent: parent, kind: kind, name: "Mục \(code)", maximum: Points(1))
  }

  @Test func aLeafIsAnyNodeWithoutChildren() {
    // A sub-criterion, a criterion without sub-criteria, an area without criteria.
    #expect(CriteriaSetTests.set.leaves.map(\.code) == ["1.1.1", "1.1.2", "1.2", "2"])
    #expect(CriteriaSetTests.set.extras.map(\.code) == ["T1", "P1"])
    #expect(CriteriaSetTests.set.areas.map(\.code) == ["1", "2"])
  }

  @Test func childrenKeepTheOrderOfTheDecision() {
    #expect(CriteriaSetTests.set.children(of: "1").map(\.code) == ["1.1", "1.2"])
    #expect(CriteriaSetTests.set.children(of: "1.1").map(\.code) == ["1.1.1", "1.1.2"])
    #expect(CriteriaSetTests.set.children(of: "1.2").isEmpty)
  }

  @Test(arguments: [("1.1.2", "1"), ("1.2", "1"), ("2", "2"), ("T1", "T1"), ("9", nil)])
  func theAreaOfANode(code: String, area: String?) {
    #expect(CriteriaSetTests.set.area(of: code) == area)
  }

  @Test func whatIsReadBackFindsItsNodesAgain() throws {
    let json = try JSONEncoder().encode(CriteriaSetTests.set)
    let back = try JSONDecoder().decode(CriteriaSet.self, from: json)
    #expect(back == CriteriaSetTests.set)
    #expect(back["1.1.2"]?.parent == "1.1")
    #expect(back.leaves.map(\.code) == CriteriaSetTests.set.leaves.map(\.code))
  }
}
