/// A flat OpenDocument file, which is also read as a package's content, or a package.
func fuzzOds(_ bytes: UnsafeRawBufferPointer) {
  let input = Array(bytes)
  var limits = Limits()
  limits.inflatedBytes = 32 << 20
  limits.repeatedCells = 10_000
  limits.diagnostics = 1_000
  let reader = SpreadsheetReader(limits: limits)
  var first = Checker()
  reader.read(bytes: input, file: "fuzz", visitor: &first)
  guard FileKind.sniff(input) == .flatODS else { return }
  // The same markup in a package gives the same cells; only the root has another name.
  var second = Checker()
  reader.read(bytes: storedZip([("content.xml", input)]), file: "fuzz", visitor: &second)
  precondition(first.cells == second.cells && first.sheets == second.sheets)
}
