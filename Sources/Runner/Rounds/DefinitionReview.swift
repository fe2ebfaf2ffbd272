internal import Domain

/// What a person should look at in a definition without faults: what will stand on the pages, and
/// what looks left over from the round it was copied from.
public struct DefinitionReview: Sendable {
  /// What the pages will show, a line each.
  public let shown: [String]
  /// What looks left over, by file and line; `check` warns of it.
  public let leftovers: [DefinitionFault]

  /// Reviews a definition.
  public init(_ pipeline: Pipeline) {
    shown = ShownOnPages(pipeline).lines
    leftovers = LeftoverSearch(pipeline).found()
  }
}
