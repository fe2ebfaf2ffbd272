import Definitions
import Domain
import Foundation
import Runner
import Sample
import TestSupport
import Testing

/// Rosters of any size: every unit keeps a code, a name and a folder of its own.
struct ScalingTests {
  @Test(arguments: [266, 1_000, 5_000])
  func everyUnitHasAFolderOfItsOwn(count: Int) throws {
    let round = try Project.round()
    let units = SampleRound.scaledUnits(round, to: count)
    #expect(units.count == count)
    #expect(Array(units.prefix(round.units.count)) == round.units)
    #expect(Set(units.map(\.code)).count == count)
    #expect(Set(units.map { $0.folder.text.lowercased() }).count == count)
    let folders = Set(units.map(\.folder))
    for unit in units {
      let parts = unit.folder.components.map(\.text)
      for length in 1..<max(parts.count, 1) {
        let outer = parts.prefix(length).joined(separator: "/")
        #expect(!folders.contains(outer), "\(unit.folder) lies inside \(outer)")
      }
    }
  }

  @Test func madeUpUnitsAreSpreadOverTheDistricts() throws {
    let round = try Project.round()
    let madeUp = SampleRound.scaledUnits(round, to: 1_000).dropFirst(round.units.count)
    let perDistrict = Dictionary(grouping: madeUp, by: \.parent).mapValues(\.count)
    #expect(perDistrict.count == 12)
    #expect(perDistrict.values.allSatisfy { (61...62).contains($0) })
    #expect(madeUp.allSatisfy { $0.level == "xa" && $0.group == $0.parent })
  }

  @Test func fewerThanThereAreKeepsTheFirst() throws {
    let round = try Project.round()
    #expect(SampleRound.scaledUnits(round, to: 4) == Array(round.units.prefix(4)))
  }

  @Test func theLargerDefinitionHasNoFaults() throws {
    let folder = try TemporaryFolder()
    let scaled = ScaledDefinition(of: try Project.round(), to: 5_000)
    for name in try FileManager.default.contentsOfDirectory(atPath: Project.haiduong) {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: Project.haiduong + "/" + name)))
      try folder.write(scaled.file(name, bytes, inbox: "Hộp \"thư\""), to: "p/" + name)
    }
    let (pipeline, faults) = DefinitionLoader.load(directory: folder.path + "/p")
    #expect(faults.map(\.description) == [])
    let loaded = try #require(pipeline)
    #expect(loaded.round == scaled.round, "what is read is what the sample was made from")
    #expect(loaded.settings.inboxPath == folder.path + "/Hộp \"thư\"")
    #expect(loaded.settings.outboxPath == folder.path + "/Hộp \"thư\"-outbox")
    let chairs = loaded.round.survey?.groups.first { $0.code == "CHU_TICH_XA" }
    #expect(chairs?.quota == 4_970 && chairs?.quotaByUnit.count == 4_970)
    let heads = loaded.round.survey?.groups.first { $0.code == "TRUONG_PHONG_HUYEN" }
    #expect(heads?.quota == 143, "there are no more districts than before")
  }

  @Test func everyUnitOfALargerRosterHasItsFiles() throws {
    let round = try SeedTests.small()
    let larger = round.with(units: SampleRound.scaledUnits(round, to: 60))
    let files = SampleRound(round: larger, seed: 7).make().files
    for unit in larger.units {
      #expect(files.contains { Bytewise($0.path).hasPrefix("\(unit.folder)/") }, "\(unit.code)")
    }
    #expect(Set(files.map(\.path)).count == files.count)
  }
}
