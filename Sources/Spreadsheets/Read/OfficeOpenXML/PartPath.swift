/// The paths of a package's parts, from relationships.
enum PartPath {
  /// The path of a relationship's target, relative to the folder of its source.
  ///
  /// - Returns: Nil for a target outside the package.
  static func resolve(_ target: String, from folder: String) -> String? {
    let written = target.replacingBackslashes
    let base = written.hasPrefix("/") ? "" : folder
    var steps: [Substring] = []
    for step in (base + "/" + written).split(separator: "/") {
      switch step {
      case ".": break
      case "..":
        guard steps.popLast() != nil else { return nil }
      default: steps.append(step)
      }
    }
    return steps.isEmpty ? nil : steps.joined(separator: "/")
  }

  /// The folder of a part, empty for the package's root.
  static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[..<$0]) } ?? ""
  }

  /// The part with another part's relationships; the empty name is the package itself.
  static func relationships(of part: String) -> String {
    let folder = folder(of: part)
    let name = part.dropFirst(folder.isEmpty ? 0 : folder.count + 1)
    return (folder.isEmpty ? "" : folder + "/") + "_rels/" + name + ".rels"
  }
}

extension String {
  fileprivate var replacingBackslashes: String {
    String(map { $0 == "\\" ? "/" : $0 })
  }
}
