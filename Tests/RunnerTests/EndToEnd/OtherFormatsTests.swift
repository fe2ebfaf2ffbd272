import Domain
import Foundation
import Runner
import Sample
import Stages
import TestSupport
import Testing

/// A form saved by LibreOffice in other formats is the same submission.
@Suite(.serialized) struct OtherFormatsTests {
  /// A cell with the 15 digits of a number that LibreOffice keeps: `10.360000000000001` is `10.36`.
  private static func plain(_ cell: IngestedCell) -> IngestedCell {
    let number = cell.kind == .number ? Double(cell.raw).map { String(format: "%.15g", $0) } : nil
    // LibreOffice breaks lines with CR LF in one format and LF in the other.
    let text = (number ?? cell.raw).replacing("\r\n", with: "\n")
    return IngestedCell(
      row: cell.row, column: cell.column, kind: cell.kind, raw: text,
      mergeAcross: cell.mergeAcross, mergeDown: cell.mergeDown)
  }

  private static func cells(_ book: IngestedWorkbook) -> [String: [IngestedCell]] {
    var sheets: [String: [IngestedCell]] = [:]
    for sheet in book.sheets {
      let filled = sheet.cells.filter { !$0.raw.isEmpty }.map(plain)
      if !filled.isEmpty { sheets[sheet.name] = filled }
    }
    return sheets
  }

  @Test(
    .enabled(if: Program(installed: "soffice") != nil, "LibreOffice is not installed"),
    arguments: ["xlsx", "ods", "fods"])
  func filledFormGivesTheSameCells(format: String) throws {
    let soffice = try #require(Program(installed: "soffice"))
    let round = try WorkedRound()
    let sample = try WholeSample.made(seed: 2023)
    let faulty = Set(sample.planted.map(\.path))
    let forms = sample.files.filter {
      $0.path.hasSuffix(".xml") && !faulty.contains($0.path) && !$0.path.hasPrefix("_")
    }.prefix(6)
    try #require(!forms.isEmpty)
    for (number, form) in forms.enumerated() {
      try round.folder.write(form.bytes, to: "saved/\(number).xml")
    }
    let folder = round.folder.path + "/saved"
    let result = try soffice.run(
      [
        "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", format,
        "--outdir", folder,
      ] + forms.indices.map { "\(folder)/\($0).xml" })
    #expect(result.code == 0)
    for (number, form) in forms.enumerated() {
      let saved = try Data(contentsOf: URL(filePath: "\(folder)/\(number).\(format)"))
      let original = Ingest().run(Ingest.Input(path: form.path, bytes: form.bytes))
      let other = Ingest().run(
        Ingest.Input(path: "\(number).\(format)", bytes: [UInt8](saved)))
      #expect(other.findings.isEmpty, "\(form.path)")
      #expect(Self.cells(original).values.reduce(0) { $0 + $1.count } > 20)
      let (theirs, ours) = (Self.cells(other), Self.cells(original))
      #expect(theirs.keys.sorted() == ours.keys.sorted(), "\(form.path)")
      for (sheet, cells) in ours {
        for difference in (theirs[sheet] ?? []).difference(from: cells) {
          Issue.record("\(form.path) \(sheet): \(difference)")
        }
      }
    }
  }
}
