import Domain
import Sample
import TestSupport
import Testing

/// The seed decides everything, and nothing else does.
struct SeedTests {
  /// The first round's first agencies, districts and communes: every kind of file, in moments.
  static func small() throws -> Round {
    let round = try Project.round()
    var left = ["so": 3, "huyen": 2, "xa": 12]
    let units = round.units.filter { unit in
      left[unit.level, default: 0] -= 1
      return left[unit.level, default: 0] >= 0
    }
    return round.with(units: units)
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let round = try SeedTests.small()
    let once = SampleRound(round: round, seed: 7).make()
    let again = SampleRound(round: round, seed: 7).make()
    #expect(once.files.count > 30)
    #expect(once.files == again.files)
    #expect(once.planted == again.planted && once.plantedJSON == again.plantedJSON)
  }

  @Test func oneAtATimeGivesTheSameAsAllAtOnce() throws {
    let sample = SampleRound(round: try SeedTests.small(), seed: 7)
    var files: [OutputFile] = []
    let planted = sample.forEachFile { files.append($0) }
    let all = sample.make()
    #expect(files == all.files && planted == all.planted)
    #expect(SampleRound.plantedJSON(planted) == all.plantedJSON)
  }

  @Test func anotherSeedGivesOtherBytes() throws {
    let round = try SeedTests.small()
    let seven = Set(SampleRound(round: round, seed: 7).make().files)
    let eight = Set(SampleRound(round: round, seed: 8).make().files)
    let same = seven.intersection(eight).map(\.path).sorted()
    #expect(same == [], "nothing may depend on the round alone")
  }

  @Test func pathsAreOneFileEachAndStayInInbox() throws {
    let round = try SeedTests.small()
    let files = SampleRound(round: round, seed: 7).make().files
    #expect(Set(files.map(\.path)).count == files.count)
    let folders = Set(round.units.map(\.folder) + InboxFolder.secretariat)
    for file in files where file.path != SampleRound.registerPath {
      #expect(folders.contains { Bytewise(file.path).hasPrefix("\($0)/") }, "\(file.path)")
      #expect(!file.path.contains("..") && !file.bytes.isEmpty)
    }
  }

  @Test func everyUnitAssessesItselfAndIsAppraised() throws {
    let round = try SeedTests.small()
    let files = SampleRound(round: round, seed: 7).make().files
    for unit in round.units {
      #expect(files.contains { Bytewise($0.path).hasPrefix("\(unit.folder)/") }, "\(unit.code)")
    }
    for folder in InboxFolder.secretariat {
      #expect(files.contains { Bytewise($0.path).hasPrefix("\(folder)/") }, "\(folder)")
    }
  }
}
