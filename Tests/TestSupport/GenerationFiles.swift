public import Domain
public import Stages

extension Publish {
  /// All files of a generation but its manifest, sorted by path, as a run makes them.
  public func files(_ generation: Generation) -> [OutputFile] {
    var files: [OutputFile] = []
    var points: [UInt8] = []
    forEachFile(generation) { group, units in
      units.compactMap { generation.scores[$0] }.map {
        ($0.withoutLeaves, run(.unit($0, standing: group)))
      }
    } take: {
      files += $0.files
      points += $0.points
    }
    files.append(OutputFile(path: GenerationPieces.pointsPath, bytes: points))
    return files.sorted { $0.path < $1.path }
  }
}
