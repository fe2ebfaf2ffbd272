/// Reads the merged ranges of a sheet, which follow its cells.
final class MergesPart: OfficePartMachine {
  private static let worksheet = PartElement(2)
  private static let merges = PartElement(3)

  private var mergeCells: Name?
  private var mergeCell: Name?
  private var ref: Name?
  private(set) var map = MergeMap()
  /// Invalid references.
  private(set) var invalid: [String] = []
  /// Whether there are more ranges than the limits allow.
  private(set) var isOverLimit = false

  override var root: (name: String, namespaces: Set<String>) {
    ("worksheet", OfficeNamespace.spreadsheet)
  }

  override func intern(_ lookUp: (String) -> Name?) {
    mergeCells = lookUp("mergeCells")
    mergeCell = lookUp("mergeCell")
    ref = lookUp("ref")
  }

  override func begin(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, in parent: PartElement
  ) -> PartElement {
    if parent == .document { return acceptsRoot(local, namespace) ? Self.worksheet : .foreign }
    if parent == Self.worksheet, local == mergeCells, isOurs(namespace) { return Self.merges }
    if parent == Self.merges, local == mergeCell, isOurs(namespace) {
      take(attributes.plain(ref) ?? "")
    }
    return .foreign
  }

  private func take(_ text: String) {
    let limits = delivery.limits
    guard map.ranges.count < limits.merges, invalid.count < limits.diagnostics else {
      isOverLimit = true
      isFinished = true
      return
    }
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
      .map { A1Reference($0) }
    guard let first = corners.first ?? nil, let last = corners.last ?? nil, corners.count <= 2,
      last.row >= first.row, last.column >= first.column, last.row <= limits.rows,
      last.column <= limits.columns
    else {
      invalid.append(PlainText.excerpt(text))
      return
    }
    guard last != first else { return }
    map.append(
      MergedRange(
        row: first.row, column: first.column, across: last.column - first.column,
        down: last.row - first.row))
  }
}
