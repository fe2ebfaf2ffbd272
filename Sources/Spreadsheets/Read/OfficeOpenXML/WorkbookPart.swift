/// Reads a workbook's sheets in tab order, and its date system.
final class WorkbookPart: OfficePartMachine {
  struct SheetEntry {
    let name: String
    /// Empty when the sheet names none, as Excel writes for a module.
    let relationship: String
    let isHidden: Bool
  }

  private static let workbook = PartElement(2)
  private static let sheets = PartElement(3)

  private var properties: Name?
  private var sheetsName: Name?
  private var sheet: Name?
  private var name: Name?
  private var id: Name?
  private var date1904: Name?
  private var state: Name?
  private(set) var entries: [SheetEntry] = []
  private(set) var is1904 = false
  private var storedBytes = 0

  override var root: (name: String, namespaces: Set<String>) {
    ("workbook", OfficeNamespace.spreadsheet)
  }

  override func intern(_ lookUp: (String) -> Name?) {
    properties = lookUp("workbookPr")
    sheetsName = lookUp("sheets")
    sheet = lookUp("sheet")
    name = lookUp("name")
    id = lookUp("id")
    date1904 = lookUp("date1904")
    state = lookUp("state")
  }

  override func begin(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, in parent: PartElement
  ) -> PartElement {
    switch parent {
    case .document: return acceptsRoot(local, namespace) ? Self.workbook : .foreign
    case Self.workbook where isOurs(namespace):
      if local == properties {
        is1904 = ["1", "true", "on"].contains(attributes.plain(date1904) ?? "")
      }
      return local == sheetsName ? Self.sheets : .foreign
    case Self.sheets where isOurs(namespace) && local == sheet:
      guard entries.count < delivery.limits.sheets else {
        halt(
          .tooManySheets, found: "\(entries.count + 1)",
          expected: .atMost(delivery.limits.sheets))
        return .foreign
      }
      append(
        SheetEntry(
          name: attributes.plain(name) ?? "", relationship: relationship(attributes) ?? "",
          isHidden: ["hidden", "veryHidden"].contains(attributes.plain(state) ?? "")))
      return .foreign
    default: return .foreign
    }
  }

  private func append(_ entry: SheetEntry) {
    storedBytes += entry.name.utf8.count + entry.relationship.utf8.count
    let limit = delivery.limits.nameBytes * 16
    guard storedBytes <= limit else {
      return halt(.textTooLong, found: "names of sheets", expected: .atMost(limit, .bytes))
    }
    entries.append(entry)
  }

  private func relationship(_ attributes: Attributes) -> String? {
    for index in 0..<attributes.count where attributes.name(index) == id {
      guard let namespace = attributes.namespace(index) else { continue }
      if OfficeNamespace.relationshipIDs.contains(String(cString: namespace)) {
        return attributes.text(index)
      }
    }
    return nil
  }
}
