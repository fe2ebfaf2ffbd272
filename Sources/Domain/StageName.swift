/// The six stages in the order of the data.
public enum StageName: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable,
  Comparable
{
  case ingest, normalize, validate, score, rank, publish

  /// The position in the order, from 0.
  public var order: Int { StageName.allCases.firstIndex(of: self) ?? 0 }

  /// Whether the left stage comes first.
  public static func < (left: StageName, right: StageName) -> Bool { left.order < right.order }
}
