internal import Digests
internal import Disk
internal import Domain
internal import Foundation

/// Compares a published generation with its manifest.
struct GenerationCheck {
  /// The Outbox of the generations.
  let outbox: Outbox

  /// The faults of a generation, one line per file; empty when every byte is as published.
  func faults(of number: Int, manifest expected: [UInt8]) -> [String] {
    let folder = outbox.generation(number)
    guard let found = bytes(folder + "/manifest.json") else { return ["manifest.json is missing"] }
    guard found == expected else { return ["manifest.json differs from the recorded one"] }
    guard let manifest = try? CanonicalJSON.decode(Manifest.self, from: expected) else {
      return ["manifest.json cannot be read"]
    }
    var faults: [String] = []
    for file in manifest.files {
      guard let content = bytes(folder + "/" + file.path) else {
        faults.append("\(file.path) is missing")
        continue
      }
      if content.count != file.size || Digests.sha256(content).description != file.sha256 {
        faults.append("\(file.path) differs from its digest")
      }
    }
    return faults
  }

  private func bytes(_ path: String) -> [UInt8]? {
    guard case .bytes(let bytes) = RegularFile.read(path) else { return nil }
    return bytes
  }
}
