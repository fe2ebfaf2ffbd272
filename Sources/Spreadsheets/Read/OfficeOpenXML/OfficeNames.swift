import CLibXML2

/// The namespaces of Office Open XML, each in its transitional and its strict form.
enum OfficeNamespace {
  static let spreadsheet: Set = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
  ]
  static let relationshipIDs: Set = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ]
  static let packageRelationships: Set = [
    "http://schemas.openxmlformats.org/package/2006/relationships"
  ]
}

/// A part of an Office Open XML workbook; its root determines the namespace.
class OfficePartMachine: PartMachine {
  private var namespace: Name?

  /// The required name and namespaces of the root element.
  var root: (name: String, namespaces: Set<String>) { ("", OfficeNamespace.spreadsheet) }

  /// Whether the root is as required.
  private(set) var isRecognised = false

  /// Takes the root element; a wrong root ends the part.
  final func acceptsRoot(_ local: Name?, _ namespace: Name?) -> Bool {
    let name = local.map { String(cString: $0) } ?? ""
    let space = namespace.map { String(cString: $0) }
    guard name == root.name, space.map({ root.namespaces.contains($0) }) ?? true else {
      delivery.report(
        .notASpreadsheet, found: named("<\(space.map { "{\($0)}" } ?? "")\(name)>"),
        expected: .markup("<\(root.name)>"))
      isFinished = true
      return false
    }
    if space == nil { delivery.reportOnce(.namespaceMissing, found: named("no namespace")) }
    self.namespace = namespace
    isRecognised = true
    return true
  }

  @inline(__always)
  final func isOurs(_ namespace: Name?) -> Bool { namespace == self.namespace }
}
