/// Reads which of a workbook's styles show a number as a date.
final class StylesPart: OfficePartMachine {
  private static let styleSheet = PartElement(2)
  private static let formats = PartElement(3)
  private static let cellFormats = PartElement(4)

  private var numFmts: Name?
  private var numFmt: Name?
  private var cellXfs: Name?
  private var xf: Name?
  private var numFmtId: Name?
  private var formatCode: Name?
  private var custom: [Int: DateSerial.Style?] = [:]
  private var formatOfStyle: [Int] = []

  /// How the cells of each style show numbers.
  var styles: [DateSerial.Style?] {
    formatOfStyle.map { custom[$0] ?? NumberFormatCode.style(builtIn: $0) }
  }

  override var root: (name: String, namespaces: Set<String>) {
    ("styleSheet", OfficeNamespace.spreadsheet)
  }

  override func intern(_ lookUp: (String) -> Name?) {
    numFmts = lookUp("numFmts")
    numFmt = lookUp("numFmt")
    cellXfs = lookUp("cellXfs")
    xf = lookUp("xf")
    numFmtId = lookUp("numFmtId")
    formatCode = lookUp("formatCode")
  }

  override func begin(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, in parent: PartElement
  ) -> PartElement {
    if parent == .document { return acceptsRoot(local, namespace) ? Self.styleSheet : .foreign }
    guard isOurs(namespace) else { return .foreign }
    switch parent {
    case Self.styleSheet:
      return local == numFmts ? Self.formats : local == cellXfs ? Self.cellFormats : .foreign
    case Self.formats where local == numFmt:
      if let id = attributes.plain(numFmtId).flatMap({ Int($0) }), hasRoom(custom.count) {
        custom[id] = .some(NumberFormatCode.style(attributes.plain(formatCode) ?? ""))
      }
    case Self.cellFormats where local == xf:
      if hasRoom(formatOfStyle.count) {
        formatOfStyle.append(attributes.plain(numFmtId).flatMap { Int($0) } ?? 0)
      }
    default: break
    }
    return .foreign
  }

  private func hasRoom(_ count: Int) -> Bool {
    if count < delivery.limits.merges { return true }
    halt(.tooManyParts, found: "\(count + 1) styles", expected: .atMost(delivery.limits.merges))
    return false
  }
}
