public import Domain
internal import Definitions
internal import Runner

extension Project {
  /// A whole definition that shares nothing with the first round: another scale, five classes, no
  /// survey.
  public static let tiny = root + "/Tests/Fixtures/tiny-2024"

  /// A small definition without a fault, for tests that break one line of it.
  public static let checked = root + "/Tests/Fixtures/checked-2024"
}

extension Project {
  /// The round of a definition, which must have no faults.
  public static func round(_ definition: String = haiduong) throws -> Round {
    let (pipeline, faults) = DefinitionLoader.load(directory: definition)
    guard let pipeline, faults.isEmpty else {
      throw BrokenDefinition(faults: faults.map(\.description))
    }
    return pipeline.round
  }
}
