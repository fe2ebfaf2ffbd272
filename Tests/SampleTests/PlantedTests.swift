import Domain
import Foundation
import TestSupport
import Testing

@testable import Sample

/// The list of planted faults: it names files and cells that are there, and no people.
struct PlantedTests {
  /// Every name the sample may give to a person.
  static let people: Set<String> = {
    var random = SplitMix64(seed: 1, "every name")
    return Set((0..<40_000).map { _ in Phrases.person(&random) })
  }()

  /// The whole first round, made once.
  static let whole = Result { SampleRound(round: try Project.round(), seed: 2023).make() }

  @Test func noPersonIsInTheList() throws {
    let sample = try PlantedTests.whole.get()
    #expect(PlantedTests.people.count == 12 * 8 * 11, "every name was drawn")
    let list = sample.plantedJSON
    for name in PlantedTests.people where list.contains(name) {
      Issue.record("the list of planted faults names \(name)")
    }
    let isNamed = sample.files.contains { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
      return PlantedTests.people.contains { text.contains($0) }
    }
    #expect(isNamed, "otherwise this test could not fail")
  }

  @Test func theListNamesFilesThatAreThere() throws {
    let sample = SampleRound(round: try SeedTests.small(), seed: 7).make()
    let paths = Set(sample.files.map(\.path))
    #expect(!sample.planted.isEmpty)
    for fault in sample.planted {
      #expect(paths.contains(fault.path), "\(fault.path)")
      #expect(!fault.note.isEmpty)
    }
  }

  @Test func theWholeRoundPlantsEveryCodeThatAFormCanHave() throws {
    let codes = Set(try PlantedTests.whole.get().planted.map(\.code))
    let silent = FindingCode.allCases.filter { !codes.contains($0) }
    // An operator excludes a submission or freezes a round, files come in some order, the
    // register is no form; no form can bring that about.
    let noForm: Set<FindingCode> = [
      .excluded, .nameNear, .afterFreeze, .takenBack, .cameTogether, .heldByDecision,
      .registerUnreadable, .registerLine,
    ]
    // A form can have these; only the tests of their rules make such forms.
    let unplanted: Set<FindingCode> = [
      .columnMissing, .roundOther, .yearOther, .pointsHidden, .respondentEarlier,
      .resultAboveWhole, .columnTwice,
    ]
    #expect(Set(silent) == noForm.union(unplanted), "codes without a planted fault")
  }

  @Test func theJSONSaysWhatTheListSays() throws {
    let planted = SampleRound(round: try SeedTests.small(), seed: 7).make().planted
    let json = SampleRound.plantedJSON(
      planted + [
        Planted(
          path: "a\"b\\c.xml", code: .late, severity: .warning, cell: nil, note: "dòng\nsau\t")
      ])
    let read = try JSONDecoder().decode([Planted].self, from: Data(json.utf8))
    #expect(read.count == planted.count + 1)
    #expect(Array(read.prefix(planted.count)) == planted)
    #expect(read.last?.path == "a\"b\\c.xml" && read.last?.cell == nil)
    #expect(read.last?.note == "dòng\nsau\t")
  }
}
