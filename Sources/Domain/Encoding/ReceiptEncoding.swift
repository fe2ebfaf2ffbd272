extension PublishedFile: CheckpointValue {
  /// Writes the file's path, size and digest.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("path", path)
    json.field("size", size)
    json.field("sha256", sha256)
    json.closeObject()
  }

  /// Reads the file's path, size and digest.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      path: try json.field("path", fields), size: try json.field("size", fields),
      sha256: try json.field("sha256", fields))
    try json.closeObject(fields)
  }
}

extension ReceiptFolder: CheckpointValue {
  /// Writes the folder's list.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("folder", folder)
    json.field("entries", entries)
    json.field("total", total)
    json.field("evidence", evidence)
    json.field("evidenceTotal", evidenceTotal)
    json.field("waiting", waiting)
    json.closeObject()
  }

  /// Reads the folder's list.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      folder: try json.field("folder", fields), entries: try json.field("entries", fields),
      total: try json.field("total", fields), evidence: try json.field("evidence", fields),
      evidenceTotal: try json.field("evidenceTotal", fields),
      waiting: try json.field("waiting", fields))
    try json.closeObject(fields)
  }
}

extension ReceiptFolder.Entry: CheckpointValue {
  /// Writes the line of a file.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("name", name)
    json.field("receipt", receipt)
    json.field("receivedAt", receivedAt)
    json.field("disposition", disposition)
    json.field("revision", ifPresent: revision)
    json.field("counts", counts)
    json.field("afterFreeze", ifPresent: isAfterFreeze ? isAfterFreeze : nil)
    json.closeObject()
  }

  /// Reads the line of a file.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      name: try json.field("name", fields), receipt: try json.field("receipt", fields),
      receivedAt: try json.field("receivedAt", fields),
      disposition: try json.field("disposition", fields),
      revision: try json.field(ifPresent: "revision", fields),
      counts: try json.field("counts", fields),
      isAfterFreeze: try json.field(ifPresent: "afterFreeze", fields) ?? false)
    try json.closeObject(fields)
  }
}

extension ReceiptFolder.Evidence: CheckpointValue {
  /// Writes the line of a file beside the forms.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("name", name)
    json.field("size", size)
    json.closeObject()
  }

  /// Reads the line of a file beside the forms.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(name: try json.field("name", fields), size: try json.field("size", fields))
    try json.closeObject(fields)
  }
}

extension ReceiptFolder.Waiting: CheckpointValue {
  /// Writes the line of waiting files.
  public func write(to json: inout JSONWriter) {
    json.openObject()
    json.field("name", name)
    json.field("reason", reason)
    json.field("count", count)
    json.closeObject()
  }

  /// Reads the line of waiting files.
  public init(from json: inout JSONReader) throws {
    let fields = try json.openObject()
    self.init(
      name: try json.field("name", fields), reason: try json.field("reason", fields),
      count: try json.field("count", fields))
    try json.closeObject(fields)
  }
}

extension Receipt.Disposition: CheckpointValue {}
