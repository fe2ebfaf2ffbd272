public import Definitions
internal import Domain

/// The points of a faultless definition that a person should look at: the contents of the pages,
/// and likely leftovers from the round it was copied from.
public struct DefinitionReview: Sendable {
  /// The contents that the pages will show, one line each.
  public let shown: [String]
  /// Likely leftovers, by file and line; `check` warns of them.
  public let leftovers: [DefinitionFault]

  /// Reviews a definition.
  public init(_ pipeline: Definition) {
    shown = ShownOnPages(pipeline).lines
    leftovers = LeftoverSearch(pipeline).found()
  }
}
