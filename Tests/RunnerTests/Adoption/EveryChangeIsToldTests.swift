import Definitions
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// Whatever single value of a definition is changed, taken out or moved, some line says so.
struct EveryChangeIsToldTests {
  /// A definition's canonical form with one place changed.
  struct Mutant {
    let place: String
    let json: Any
  }

  /// Other values for one that stands in a definition; those a definition cannot hold do not
  /// decode and are left out.
  static func others(_ value: Any) -> [Any] {
    if let number = value as? NSNumber {
      // Truth values are numbers here; where a number is none, it does not decode.
      return [number.intValue + 1, number.intValue - 1, !number.boolValue]
    }
    guard let text = value as? String else { return [] }
    let choices =
      Policies.Ties.allCases.map(\.rawValue) + Policies.Late.allCases.map(\.rawValue)
      + RoundingMode.allCases.map(\.rawValue) + Level.WithoutSurvey.allCases.map(\.rawValue)
      + SurveyDesign.Weighting.allCases.map(\.rawValue)
      + ["exclude", "full", "none", "tham_dinh", "dtxhh", "criterion", "bonus"]
    if Points(text) != nil { return ["7.25"] }
    if choices.contains(text) { return choices }
    return [text + "\u{200B}", text.decomposedStringWithCanonicalMapping]
  }

  static func mutants(_ json: Any, at place: String = "") -> [Mutant] {
    if let object = json as? [String: Any] {
      return object.keys.sorted().flatMap { key -> [Mutant] in
        var without = object
        without[key] = nil
        return [Mutant(place: "\(place).\(key) gone", json: without)]
          + mutants(object[key] ?? NSNull(), at: "\(place).\(key)").map { inner in
            var changed = object
            changed[key] = inner.json
            return Mutant(place: inner.place, json: changed)
          }
      }
    }
    if let array = json as? [Any] {
      return array.indices.flatMap { index -> [Mutant] in
        var without = array
        without.remove(at: index)
        var moved = array
        moved.swapAt(index, (index + 1) % array.count)
        return [
          Mutant(place: "\(place)[\(index)] gone", json: without),
          Mutant(place: "\(place)[\(index)] moved", json: moved),
          Mutant(place: "\(place)[\(index)] twice", json: array + [array[index]]),
        ]
          + mutants(array[index], at: "\(place)[\(index)]").map { inner in
            var changed = array
            changed[index] = inner.json
            return Mutant(place: inner.place, json: changed)
          }
      }
    }
    return others(json).map { Mutant(place: "\(place) = \($0)", json: $0) }
  }

  @Test(arguments: [Project.checked, Project.tiny])
  func anyOneChangeGivesALine(_ definition: String) throws {
    let pipeline = try #require(DefinitionLoader.load(directory: definition).definition)
    let canonical = try CanonicalJSON.encode(pipeline.round)
    var json = try JSONSerialization.jsonObject(with: Data(canonical))
    if var object = json as? [String: Any], var survey = object["survey"] as? [String: Any] {
      // A field that may be missing is changed too.
      #expect(survey["statedSmallestChange"] == nil)
      survey["statedSmallestChange"] = 7
      object["survey"] = survey
      let stated = try CanonicalJSON.decode(
        Round.self, from: [UInt8](JSONSerialization.data(withJSONObject: object)))
      #expect(pipeline.round.changes(to: stated).count == 1)
      survey["statedSmallestChange"] = 8
      object["survey"] = survey
      let other = try CanonicalJSON.decode(
        Round.self, from: [UInt8](JSONSerialization.data(withJSONObject: object)))
      #expect(stated.changes(to: other).count == 1)
      survey["statedSmallestChange"] = nil
      object["survey"] = survey
      json = object
    }
    var told = 0
    for mutant in EveryChangeIsToldTests.mutants(json) {
      let bytes = try JSONSerialization.data(withJSONObject: mutant.json)
      guard let other = try? CanonicalJSON.decode(Round.self, from: Array(bytes)) else { continue }
      let isSame = try CanonicalJSON.encode(other) == canonical
      let changes = pipeline.round.changes(to: other)
      #expect(changes.isEmpty == isSame, "\(mutant.place)")
      #expect(other.changes(to: pipeline.round).isEmpty == isSame, "\(mutant.place), backwards")
      for change in changes {
        #expect(change.from != nil || change.to != nil, "\(mutant.place)")
        let isTold = change.from.map { Array($0.vi.utf8) } != change.to.map { Array($0.vi.utf8) }
        #expect(isTold, "\(mutant.place): \(change.sentence.vi)")
        #expect(!change.sentence.en.isEmpty && change.sentence.vi != change.sentence.en)
      }
      told += changes.isEmpty ? 0 : 1
    }
    #expect(told > 300, "few changes decode: \(told)")
    #expect(pipeline.round.changes(to: pipeline.round).isEmpty)
  }
}
