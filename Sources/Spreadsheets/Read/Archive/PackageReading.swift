/// Reads a zip by its content: an Office Open XML workbook, an OpenDocument spreadsheet, or
/// something else.
struct PackageReading {
  let limits: Limits
  let sink: EventSink

  func read(_ source: borrowing some ByteSource & ~Copyable, kind: FileKind)
    throws(FileAccessFailure) -> FileKind
  {
    let bytes = try source.archiveBytes()
    let delivery = Delivery(limits: limits, sink: sink)
    delivery.fileBytes = bytes.count
    guard bytes.count <= limits.bytes else {
      delivery.report(
        .fileTooLarge, found: "\(bytes.count) bytes", expected: .atMost(limits.bytes, .bytes))
      return kind
    }
    let found: FileKind
    do {
      found = read(try Archive(bytes, limits: limits), delivery, kind)
    } catch let fault {
      delivery.report(fault)
      found = kind
    }
    delivery.reportOmittedWarnings()
    if let failure = bytes.failure { throw failure }
    return found
  }

  private func read(_ archive: Archive, _ delivery: Delivery, _ kind: FileKind) -> FileKind {
    if archive.holds("_rels/.rels") || archive.holds("[Content_Types].xml") {
      return OfficeOpenXMLReading(archive: archive, delivery: delivery).read() ? .xlsx : .zip
    }
    if archive.holds("content.xml") {
      return OpenDocumentReading(delivery: delivery).read(archive) ? .ods : .zip
    }
    delivery.report(.zipFile, found: kind.rawValue)
    return .zip
  }
}
