/// The merged ranges of a sheet, for queries cell by cell in row order.
struct MergeMap {
  private var anchors: [Int: MergedRange] = [:]
  private(set) var ranges: [MergedRange] = []
  private var byRow: [Int] = []
  private var applied = 0
  /// The row down to which each column is covered.
  private var coveredUntil: [Int32] = []
  /// The remaining budget for covering, so that no file can make it costly.
  private var coverBudget = 1 << 24

  mutating func append(_ range: MergedRange) {
    anchors[Self.key(range.row, range.column)] = range
    ranges.append(range)
  }

  /// The range whose first cell this is.
  func range(row: Int, column: Int) -> MergedRange? {
    anchors.isEmpty ? nil : anchors[Self.key(row, column)]
  }

  /// Whether a cell is in a range without being its first; rows must be queried downwards.
  mutating func covers(row: Int, column: Int) -> Bool {
    if ranges.isEmpty { return false }
    if byRow.isEmpty { byRow = ranges.indices.sorted { ranges[$0].row < ranges[$1].row } }
    while applied < byRow.count, ranges[byRow[applied]].row <= row {
      cover(ranges[byRow[applied]])
      applied += 1
    }
    return column < coveredUntil.count && coveredUntil[column] >= Int32(clamping: row)
      && range(row: row, column: column) == nil
  }

  private mutating func cover(_ range: MergedRange) {
    guard coverBudget > range.across else { return }
    coverBudget -= range.across + 1
    let end = range.column + range.across
    if coveredUntil.count <= end {
      coveredUntil.append(contentsOf: repeatElement(0, count: end + 1 - coveredUntil.count))
    }
    let last = Int32(clamping: range.row + range.down)
    for column in range.column...end { coveredUntil[column] = max(coveredUntil[column], last) }
  }

  private static func key(_ row: Int, _ column: Int) -> Int { row << 20 | column }
}
