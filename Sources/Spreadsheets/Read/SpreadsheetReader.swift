/// Reads spreadsheets cell by cell: XML Spreadsheet 2003, Excel (.xlsx) and OpenDocument.
///
/// Memory is constant, except for the shared texts of an Excel workbook. Every cell with content is
/// either given to the visitor or named in a diagnostic. Nothing outside the file is read. Readers
/// share nothing, so files can be read on several threads.
public struct SpreadsheetReader: Sendable {
  /// The limits of a file.
  public var limits: Limits
  /// The treatment of characters that XML does not allow.
  public var recovery: RecoveryPolicy
  /// The content of the places covered by a merged cell.
  public var filling: MergeFilling

  /// Creates a reader.
  public init(
    limits: Limits = .standard, recovery: RecoveryPolicy = .keepAndMark,
    filling: MergeFilling = .none
  ) {
    self.limits = limits
    self.recovery = recovery
    self.filling = filling
  }

  /// Reads a file that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: The name for diagnostics.
  ///   - visitor: Receives sheets, cells and diagnostics.
  /// - Returns: The kind of the file, determined by its content.
  @discardableResult
  public func read(
    bytes: UnsafeRawBufferPointer, file: String, visitor: inout some SpreadsheetVisitor
  ) -> FileKind {
    do {
      return try read(MemorySource(bytes: bytes), file: file, visitor: &visitor)
    } catch {
      preconditionFailure("Memory cannot fail to be read: \(error).")
    }
  }

  /// Reads a file that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: The name for diagnostics.
  ///   - visitor: Receives sheets, cells and diagnostics.
  /// - Returns: The kind of the file, determined by its content.
  @discardableResult
  public func read(
    bytes: [UInt8], file: String, visitor: inout some SpreadsheetVisitor
  ) -> FileKind {
    bytes.withUnsafeBytes { read(bytes: $0, file: file, visitor: &visitor) }
  }

  /// Reads a file from disk in chunks of 64 KiB.
  ///
  /// - Parameters:
  ///   - path: A regular file; a symbolic link is not followed.
  ///   - file: The name for diagnostics; nil is the path.
  ///   - visitor: Receives sheets, cells and diagnostics.
  /// - Returns: The kind of the file, determined by its content.
  /// - Throws: `FileAccessFailure` when the file cannot be opened or read.
  @discardableResult
  public func read(
    path: String, file: String? = nil, visitor: inout some SpreadsheetVisitor
  ) throws(FileAccessFailure) -> FileKind {
    try read(FileSource(path: path), file: file ?? path, visitor: &visitor)
  }

  private func read<Visitor: SpreadsheetVisitor>(
    _ source: borrowing some ByteSource & ~Copyable, file: String, visitor: inout Visitor
  ) throws(FileAccessFailure) -> FileKind {
    try withUnsafeMutablePointer(to: &visitor) { pointer throws(FileAccessFailure) in
      if filling == .none { return try read(source, into: VisitorSink(pointer, file: file)) }
      var filler = FillingVisitor(pointer, filling, limits: limits, file: file)
      defer { filler.finishSheet() }
      return try withUnsafeMutablePointer(to: &filler) { filler throws(FileAccessFailure) in
        try read(source, into: VisitorSink(filler, file: file))
      }
    }
  }

  /// Passes the file to the reader for its kind.
  private func read(_ source: borrowing some ByteSource & ~Copyable, into sink: EventSink)
    throws(FileAccessFailure) -> FileKind
  {
    var kind = FileKind.empty
    try source.forEachChunk { chunk in
      kind = FileKind.sniff(chunk)
      return false
    }
    switch kind {
    case .xmlSpreadsheet2003, .otherXML:
      let reading = XMLSpreadsheetReading(limits: limits, recovery: recovery, sink: sink)
      return try reading.read(source, kind: kind)
    case .xlsx, .ods, .zip:
      return try PackageReading(limits: limits, sink: sink).read(source, kind: kind)
    case .flatODS:
      let reading = OpenDocumentReading(delivery: Delivery(limits: limits, sink: sink))
      return try reading.read(flat: source) ? .flatODS : kind
    default:
      if let code = kind.diagnosticCode {
        sink.report(Diagnostic(code, file: sink.file, found: kind.rawValue))
      }
      return kind
    }
  }
}
