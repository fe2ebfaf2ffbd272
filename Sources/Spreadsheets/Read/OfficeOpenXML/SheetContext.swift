/// What the cells of a workbook's sheets refer to.
final class SheetContext {
  let strings: SharedStrings
  let styles: [DateSerial.Style?]
  let is1904: Bool

  init(strings: SharedStrings, styles: [DateSerial.Style?], is1904: Bool) {
    self.strings = strings
    self.styles = styles
    self.is1904 = is1904
  }
}
