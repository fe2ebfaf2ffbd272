internal import Foundation

extension Program {
  /// The `parindex` that was built with these tests; nil, for a test to skip, when it was not.
  public static var parindex: Program? {
    let arguments = CommandLine.arguments
    let bundle = arguments.firstIndex(of: "--test-bundle-path").flatMap {
      arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil
    }
    let besides = bundle.map { ($0 as NSString).deletingLastPathComponent }
    let folders = [besides, Project.root + "/.build/debug"].compactMap { $0 }
    return folders.map { $0 + "/parindex" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }.map(Program.init(path:))
  }
}
