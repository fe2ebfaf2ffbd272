/// Reads one Office Open XML workbook: package, workbook, styles, shared texts, then its sheets.
struct OfficeOpenXMLReading {
  let archive: Archive
  let delivery: Delivery

  /// Reads the workbook.
  ///
  /// - Returns: Whether the archive is one.
  func read() -> Bool {
    let package = relationships(of: "")
    guard let package else { return true }
    guard let path = package.first(where: { $0.kind == "officeDocument" })?.part else {
      delivery.report(.notASpreadsheet, found: "a package without a document")
      return false
    }
    if path.lowercased().hasSuffix(".bin") {
      delivery.report(.binaryXLSFile, found: path)
      return false
    }
    let workbook = WorkbookPart(delivery: delivery, part: path)
    guard parse(workbook) else { return workbook.isRecognised }
    guard workbook.isRecognised, let targets = relationships(of: path) else {
      return workbook.isRecognised
    }
    let context = context(targets, is1904: workbook.is1904)
    let claimed = Set(workbook.entries.map(\.relationship))
    let isOneUnclaimed = targets.contains { $0.kind == "worksheet" && !claimed.contains($0.id) }
    for entry in workbook.entries where !delivery.isHalted {
      if entry.relationship.isEmpty, !isOneUnclaimed {
        delivery.report(.sheetSkipped, found: entry.name)
      } else {
        readSheet(entry, targets, context)
      }
    }
    for part in context.absentParts { delivery.report(.partUnneeded, found: part) }
    return true
  }

  /// The relationships of a part; nil, with a report, when they cannot be read.
  private func relationships(of source: String) -> [Relationship]? {
    let path = PartPath.relationships(of: source)
    let machine = RelationshipsMachine(of: source, delivery: delivery, part: path)
    return parse(machine) ? machine.found : nil
  }

  private func context(_ targets: [Relationship], is1904: Bool) -> SheetContext {
    let context = SheetContext(is1904: is1904)
    if let path = targets.first(where: { $0.kind == "styles" })?.part {
      if archive.holds(path) {
        let machine = StylesPart(delivery: delivery, part: path)
        parse(machine)
        context.styles = machine.styles
      } else {
        context.absentStyles = path
      }
    }
    if let path = targets.first(where: { $0.kind == "sharedStrings" })?.part {
      if archive.holds(path) {
        let machine = SharedStringsPart(delivery: delivery, part: path)
        parse(machine)
        context.strings = machine.strings
      } else {
        context.absentStrings = path
      }
    }
    return context
  }

  /// Reads a part to its end and reports its faults.
  @discardableResult
  private func parse(_ machine: PartMachine) -> Bool {
    if delivery.isHalted { return false }
    do {
      let entry = try archive.entry(machine.part ?? "")
      guard let feeding = PartFeeding(machine) else { return false }
      try archive.inflate(entry) { feeding.feed($0) }
      return feeding.finish()
    } catch let fault {
      delivery.report(fault)
      return false
    }
  }

  private func readSheet(
    _ entry: WorkbookPart.SheetEntry, _ targets: [Relationship], _ context: SheetContext
  ) {
    guard let target = targets.first(where: { $0.id == entry.relationship }),
      let part = target.part
    else {
      return delivery.report(.partMissing, found: "\(entry.name): \(entry.relationship)")
    }
    guard target.kind == "worksheet" else {
      return delivery.report(.sheetSkipped, found: "\(entry.name) (\(target.kind))")
    }
    delivery.beginSheet(entry.name)
    defer { delivery.endSheet() }
    if entry.isHidden { delivery.hide(.sheet) }
    let merges = merges(of: part)
    for range in merges.ranges { delivery.give(range) }
    parse(SheetMachine(context, merges: merges, delivery: delivery, part: part))
  }

  /// The merged ranges of a sheet, which follow the cells they concern.
  ///
  /// Other faults of the part are found when its cells are read.
  private func merges(of part: String) -> MergeMap {
    let silent = Delivery(limits: delivery.limits, sink: EventSink(file: ""))
    let machine = MergesPart(delivery: silent, part: part)
    do {
      let entry = try archive.entry(part)
      var search = MergeSearch()
      try archive.inflate(entry, isRehearsal: true) { search.take($0) }
      guard search.isFound, let feeding = PartFeeding(machine) else { return MergeMap() }
      try archive.inflate(entry, isRehearsal: true) { feeding.feed($0) }
      feeding.finish()
    } catch let fault {
      // Report a hostile archive once.
      if fault.code.category == .hostile { delivery.report(fault) }
      return MergeMap()
    }
    if machine.isOverLimit {
      delivery.halt(
        .tooManyParts, found: "\(machine.map.ranges.count) merged ranges",
        expected: .atMost(delivery.limits.merges))
    }
    for text in machine.invalid {
      delivery.report(.mergeInvalid, found: "ref=\"\(text)\"")
    }
    return machine.map
  }
}
