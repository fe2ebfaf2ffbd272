/// Reads an OpenDocument spreadsheet: the content of a package, or one flat file.
struct OpenDocumentReading {
  let delivery: Delivery

  /// Reads a package.
  ///
  /// - Returns: Whether it is a spreadsheet.
  func read(_ archive: Archive) -> Bool {
    do {
      if try isEncrypted(archive) {
        delivery.report(.encryptedFile, found: "META-INF/manifest.xml: encryption-data")
        return true
      }
      let machine = OpenDocumentMachine(delivery: delivery, part: "content.xml")
      let entry = try archive.entry("content.xml")
      guard let feeding = PartFeeding(machine) else { return false }
      try archive.inflate(entry) { feeding.feed($0) }
      feeding.finish()
      return machine.isSpreadsheet
    } catch let fault {
      delivery.report(fault)
      return true
    }
  }

  private func isEncrypted(_ archive: Archive) throws(ArchiveFault) -> Bool {
    let path = "META-INF/manifest.xml"
    guard archive.holds(path) else { return false }
    // Faults of the manifest do not affect the cells.
    let silent = Delivery(limits: delivery.limits, sink: EventSink(file: ""))
    let machine = ManifestPart(delivery: silent, part: path)
    guard let feeding = PartFeeding(machine) else { return false }
    try archive.inflate(try archive.entry(path)) { feeding.feed($0) }
    return machine.isEncrypted
  }

  /// Reads a flat file.
  ///
  /// - Returns: Whether it is a spreadsheet.
  func read(flat source: borrowing some ByteSource & ~Copyable) throws(FileAccessFailure) -> Bool {
    let machine = OpenDocumentMachine(delivery: delivery, part: nil)
    guard let feeding = PartFeeding(machine) else { return false }
    var total = 0
    let limit = delivery.limits.bytes
    try source.forEachChunk { chunk in
      total += chunk.count
      delivery.fileBytes = total
      guard total <= limit else {
        machine.halt(
          .fileTooLarge, found: "more than \(limit) bytes", expected: .atMost(limit, .bytes))
        return false
      }
      return feeding.feed(chunk)
    }
    feeding.finish()
    delivery.reportOmittedWarnings()
    return machine.isSpreadsheet
  }
}
