internal import ArgumentParser
internal import Disk
internal import Domain
internal import Foundation
internal import Runner
internal import Spreadsheets

/// Prints the cells of spreadsheet files.
struct CellsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cells",
    abstract: "Print every cell of spreadsheet files as JSON Lines.",
    discussion: """
      One object a cell on stdout, one object a diagnostic on stderr. A folder stands for the files \
      in it and below, in the order of their names, without those whose names begin with a dot. Ends \
      with exit code 65 when a file as a whole cannot be trusted, and 74 when one cannot be opened.
      """)

  @Flag(name: .long, help: "Print only how many files, sheets, rows, cells and diagnostics.")
  var count = false

  @Option(
    name: .long,
    help: "What the places hold that a merged cell covers: none, across, down or both.",
    transform: CellsCommand.filling)
  var fill = MergeFilling.none

  @Flag(name: .long, help: "Hold the files to the limits of the pipeline's intake.")
  var intake = false

  @Argument(help: "The files to read, or folders of them.")
  var files: [String]

  func run() throws {
    let files = try files.flatMap(FilesBelow.listed)
    let failed = count ? try countCells(files) : try printCells(files)
    if failed > 0 {
      throw RunnerFailure(
        .data,
        cause: "\(failed) of \(Printable.count(files.count, "file")) cannot be trusted; "
          + "see the diagnostics",
        mend: "mend or save those files anew, then run this again")
    }
  }

  private func printCells(_ files: [String]) throws -> Int {
    var failed = 0
    for file in files {
      var writer = TrustWatch(
        CellJSONWriter(
          file: file, cells: { FileHandle.standardOutput.write(Data(SafeJSON.escaped(Array($0)))) },
          diagnostics: { FileHandle.standardError.write(Data(SafeJSON.escaped(Array($0)))) }))
      try read(file, into: &writer)
      writer.inner.flush()
      if writer.hasErrors { failed += 1 }
    }
    return failed
  }

  private func countCells(_ files: [String]) throws -> Int {
    let results = try Workers.ofThisMachine.map(files) { file in
      var count = CellCount()
      count.beginFile()
      var watch = TrustWatch(count)
      try read(file, into: &watch)
      return (watch.inner, watch.hasErrors)
    }
    var total = CellCount()
    for (count, _) in results { total.add(count) }
    Console.print(total.json)
    return results.count { $0.1 }
  }

  private static func filling(_ word: String) throws -> MergeFilling {
    if let filling = MergeFilling(rawValue: word) { return filling }
    let words = MergeFilling.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("'\(word)' is none of \(words)")
  }

  private func read(_ file: String, into visitor: inout some SpreadsheetVisitor) throws {
    do {
      try SpreadsheetReader(limits: intake ? .intake : .standard, filling: fill).read(
        path: file, visitor: &visitor)
    } catch let failure {
      throw RunnerFailure(
        .io, cause: failure.description, mend: "name a file that can be read")
    }
  }
}

/// Passes everything on and remembers whether the file as a whole can be trusted.
private struct TrustWatch<Inner: SpreadsheetVisitor>: SpreadsheetVisitor {
  var inner: Inner
  private(set) var hasErrors = false

  init(_ inner: Inner) { self.inner = inner }

  mutating func sheet(name: String, index: Int) { inner.sheet(name: name, index: index) }
  mutating func cell(_ cell: borrowing CellView) { inner.cell(cell) }
  mutating func merge(_ range: MergedRange) { inner.merge(range) }
  mutating func diagnostic(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    inner.diagnostic(diagnostic)
  }
}
