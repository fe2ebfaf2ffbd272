/// The workbook parts that cells refer to.
final class SheetContext {
  var strings = SharedStrings()
  var styles: [DateSerial.Style?] = []
  let is1904: Bool
  /// The part of shared texts that the workbook names but lacks, until a cell needs it.
  var absentStrings: String?
  /// The part of styles that the workbook names but lacks, until a cell needs it.
  var absentStyles: String?

  init(is1904: Bool) { self.is1904 = is1904 }

  /// The parts that the workbook names but lacks and that no cell has needed.
  var absentParts: [String] { [absentStyles, absentStrings].compactMap { $0 } }
}
