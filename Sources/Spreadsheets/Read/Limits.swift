/// The limits of one file; beyond them, reading stops with a diagnostic.
///
/// The standard limits exceed everything that Excel can write, except for `bytes`.
public struct Limits: Sendable, Hashable {
  /// Bytes in the file: 512 MiB.
  public var bytes = 512 << 20
  /// Sheets in the workbook: 1,024.
  public var sheets = 1_024
  /// Rows in a sheet, the highest row number: 1,048,576, as in Excel.
  public var rows = 1_048_576
  /// Columns in a sheet, the highest column number: 16,384, as in Excel.
  public var columns = 16_384
  /// Cells with content in the workbook: 20 million.
  public var cells = 20_000_000
  /// Bytes of text in one cell: 1 MiB.
  public var textBytes = 1 << 20
  /// Bytes of text in all cells together, including shared and repeated text each time: 1 GiB.
  public var allTextBytes = 1 << 30
  /// Bytes of text in all cells together before the ratio to the file size applies: 128 MiB.
  public var textGrace = 128 << 20
  /// Bytes of text in all cells together for each byte of the file: 16.
  public var textRatio = 16
  /// UTF-16 units of text in one cell before a warning: 32,767, as in Excel.
  public var textWarning = 32_767
  /// Nesting depth of elements: 64.
  public var depth = 64
  /// Elements in all parts of a package, or in a flat OpenDocument file: 67,108,864.
  public var elements = 1 << 26
  /// Attributes in one start tag, and namespaces in scope: 256 of each.
  public var attributes = 256
  /// Bytes of all different element and attribute names together: 64 KiB; sixteen times that for
  /// the names of sheets and parts; sixty-four times that for those of styles.
  public var nameBytes = 64 << 10
  /// Bytes fed to the parser without any event: 1 MiB.
  public var silentBytes = 1 << 20
  /// Warnings of one code about cells that are still given: 1,000; the rest are counted.
  public var repeatedWarnings = 1_000
  /// Diagnostics for one file: 10,000.
  public var diagnostics = 10_000

  /// Entries in a zip: 65,535, the most without Zip64.
  public var entries = 65_535
  /// Bytes of the names of all entries in a zip: 8 MiB.
  public var entryNameBytes = 8 << 20
  /// Bytes that all parts of a zip inflate to: 2 GiB.
  public var inflatedBytes = 2 << 30
  /// Bytes that all parts of a zip inflate to before the ratio to the file size applies: 256 MiB.
  public var inflationGrace = 256 << 20
  /// Bytes that all parts of a zip inflate to for each byte of the file: 100.
  public var inflationRatio = 100
  /// Bytes inflated again when several sheets name one part: 64 MiB.
  public var repeatedPartBytes = 64 << 20
  /// Bytes of all shared texts of a workbook: 128 MiB.
  public var sharedTextBytes = 128 << 20
  /// Merged ranges and styles in a workbook: 1,048,576 of each.
  public var merges = 1 << 20
  /// Cells given by repetition or by filling merged ones: 1,048,576, a full column of Excel.
  public var repeatedCells = 1 << 20

  /// The published limits.
  public static let standard = Limits()

  /// The limits for external files: within these, reading one costs at most 5 seconds and 256 MiB,
  /// besides the memory of its visitor.
  ///
  /// 64 MiB, or a package that inflates to 256 MiB; 1,048,576 cells with 64 MiB of text.
  public static let intake: Limits = {
    var limits = Limits()
    limits.bytes = 64 << 20
    limits.inflatedBytes = 256 << 20
    limits.cells = 1 << 20
    limits.elements = 1 << 24
    limits.allTextBytes = 64 << 20
    limits.sharedTextBytes = 32 << 20
    limits.merges = 1 << 18
    return limits
  }()

  /// The most text in all cells of a file, which bounds the output of a small file.
  func textBytes(ofAllCellsInFileOf fileBytes: Int) -> Int {
    min(allTextBytes, max(textGrace, fileBytes.multipliedClamping(by: textRatio)))
  }

  /// Creates the published limits, which can be changed individually.
  public init() {}
}

extension Int {
  func multipliedClamping(by other: Int) -> Int {
    let (product, isOverflow) = multipliedReportingOverflow(by: other)
    return isOverflow ? .max : product
  }
}
