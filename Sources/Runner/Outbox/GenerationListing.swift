internal import Digests
internal import Domain
internal import Stages

/// The files of a generation, listed as they are made.
struct GenerationListing: ~Copyable {
  private var listed: [PublishedFile] = []
  private var points: SHA256Hasher? = SHA256Hasher()
  private var size = 0

  /// Lists files, and counts in lines of the table of points.
  mutating func add(_ pieces: GenerationPieces) {
    listed += pieces.listing
    points?.update(pieces.points)
    size += pieces.points.count
  }

  /// The files, sorted by path; no lines may follow.
  mutating func files() -> [PublishedFile] {
    if let digest = points.take()?.finalize() {
      listed.append(
        PublishedFile(
          path: GenerationPieces.pointsPath, size: size, sha256: digest.description))
      listed.sort { Bytewise($0.path) < Bytewise($1.path) }
    }
    return listed
  }
}
