/// A visitor that writes every cell and every diagnostic as a line of JSON.
public struct CellJSONWriter: SpreadsheetVisitor {
  /// Takes finished lines, each with its line end.
  public typealias Output = (UnsafeRawBufferPointer) -> Void

  private let file: String
  private let writeCells: Output
  private let writeDiagnostics: Output
  private var sheet = ""
  private var lines = JSONText()
  private var diagnosticLines = JSONText()

  /// Creates a writer for one file.
  ///
  /// - Parameters:
  ///   - file: The name that each line carries.
  ///   - cells: Takes the lines of cells, about 64 KiB at a time.
  ///   - diagnostics: Takes the lines of diagnostics.
  public init(file: String, cells: @escaping Output, diagnostics: @escaping Output) {
    self.file = file
    writeCells = cells
    writeDiagnostics = diagnostics
  }

  /// Records the sheet's name.
  ///
  /// - Parameters:
  ///   - name: The tab's name.
  ///   - index: 0 for the first sheet.
  public mutating func sheet(name: String, index: Int) { sheet = name }

  /// Writes a cell.
  ///
  /// - Parameter cell: The cell.
  public mutating func cell(_ cell: borrowing CellView) {
    lines.append(cell, file: file, sheet: sheet)
    lines.append(literal: "\n")
    if lines.bytes.count >= 64 << 10 { flush() }
  }

  /// Writes a diagnostic at once.
  ///
  /// - Parameter diagnostic: The diagnostic.
  public mutating func diagnostic(_ diagnostic: Diagnostic) {
    diagnosticLines.append(diagnostic)
    diagnosticLines.append(literal: "\n")
    diagnosticLines.bytes.withUnsafeBytes { writeDiagnostics($0) }
    diagnosticLines.removeAll()
  }

  /// Flushes the remaining lines; call it after the file is read.
  public mutating func flush() {
    lines.bytes.withUnsafeBytes { writeCells($0) }
    lines.removeAll()
  }
}
