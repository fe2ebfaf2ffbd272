public import Domain

/// Some files of a generation, and more lines of its table of points.
///
/// The table of points of a whole country is larger than all that is otherwise in memory, so it is
/// written as it grows.
public struct GenerationPieces: Sendable {
  /// Complete files.
  public let files: [OutputFile]
  /// The next bytes of the table of points.
  public let points: [UInt8]

  /// Joins files and lines.
  public init(files: [OutputFile] = [], points: [UInt8] = []) {
    self.files = files
    self.points = points
  }

  /// The path of the table of points below the generation.
  public static let pointsPath = PointsTable.path
}
