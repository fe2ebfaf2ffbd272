/// A reference from a part.
struct Relationship {
  let id: String
  /// The last word of the type's URI, which transitional and strict files share.
  let kind: String
  /// The part's path in the package; nil for an external target.
  let part: String?
  /// The target as written.
  let target: String
}

/// Reads the relationships of a part.
final class RelationshipsMachine: OfficePartMachine {
  private static let relationships = PartElement(2)

  private let folder: String
  private var relationship: Name?
  private var id: Name?
  private var type: Name?
  private var target: Name?
  private var targetMode: Name?
  private(set) var found: [Relationship] = []
  private var storedBytes = 0

  init(of source: String, delivery: Delivery, part: String) {
    folder = PartPath.folder(of: source)
    super.init(delivery: delivery, part: part)
  }

  override var root: (name: String, namespaces: Set<String>) {
    ("Relationships", OfficeNamespace.packageRelationships)
  }

  override func intern(_ lookUp: (String) -> Name?) {
    relationship = lookUp("Relationship")
    id = lookUp("Id")
    type = lookUp("Type")
    target = lookUp("Target")
    targetMode = lookUp("TargetMode")
  }

  override func begin(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, in parent: PartElement
  ) -> PartElement {
    if parent == .document {
      return acceptsRoot(local, namespace) ? Self.relationships : .foreign
    }
    guard local == relationship, isOurs(namespace), let id = attributes.plain(id) else {
      return .foreign
    }
    let written = attributes.plain(target) ?? ""
    let isOutside = attributes.plain(targetMode) == "External"
    let kind = attributes.plain(type)?.split(separator: "/").last.map(String.init) ?? ""
    storedBytes += id.utf8.count + kind.utf8.count + 2 * written.utf8.count + 64
    guard storedBytes <= delivery.limits.nameBytes * 16 else {
      halt(.tooManyParts, found: "\(found.count) relationships")
      return .foreign
    }
    found.append(
      Relationship(
        id: id, kind: kind, part: isOutside ? nil : PartPath.resolve(written, from: folder),
        target: written))
    return .foreign
  }
}
