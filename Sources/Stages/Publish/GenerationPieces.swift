public import Domain

/// Some files of a generation, and more lines of its table of points.
///
/// The table of points of a whole country is larger than all that is otherwise in memory, so it is
/// written as it grows.
public struct GenerationPieces: Sendable {
  /// Complete files.
  public let files: [OutputFile]
  /// The path, size and digest of each.
  public let listing: [PublishedFile]
  /// The next bytes of the table of points.
  public let points: [UInt8]

  /// Joins what parts of the stage made.
  init(_ parts: [RenderedFiles]) {
    files = parts.flatMap(\.files)
    listing = parts.flatMap(\.listing)
    points = Array(parts.map(\.points).joined())
  }

  /// Takes lines of the table of points alone.
  init(points: [UInt8]) {
    files = []
    listing = []
    self.points = points
  }

  /// The path of the table of points below the generation.
  public static let pointsPath = PointsTable.path
}
