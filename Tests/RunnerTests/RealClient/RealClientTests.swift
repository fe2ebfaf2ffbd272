import Definitions
import Domain
import Foundation
import Runner
import Sample
import Stages
import TestSupport
import Testing

/// A template that LibreOffice itself fills in and saves goes through to a published rank.
@Suite(.serialized) struct RealClientTests {
  /// The programs of a clerk's desk; nil where they are not installed.
  static let office = Program(installed: "soffice")
  /// LibreOffice's own Python, which can type into its cells.
  static let python = Program(installed: "python3")

  static var isInstalled: Bool {
    office != nil && python != nil
      && FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/uno.py")
  }

  /// What a clerk types, as `sheet TAB cell TAB text` a line.
  static func typed(_ template: [UInt8], _ criteria: CriteriaSet) -> String {
    let read = Ingest().run(Ingest.Input(path: "mau.xml", bytes: template))
    guard let sheet = read.sheets.first else { return "" }
    return sheet.cells.filter { $0.column == 1 }.compactMap { cell -> String? in
      guard let leaf = criteria[cell.raw], criteria.isLeaf(leaf), leaf.method == .appraisal else {
        return nil
      }
      var lines = ["E\(cell.row)\t\(leaf.maximum)", "G\(cell.row)\tBáo cáo số \(cell.row)/BC-SNV"]
      switch leaf.rule {
      case .choice(let choices): lines.append("D\(cell.row)\t\(choices.first?.label ?? "")")
      case .band, .ratio: lines.append("D\(cell.row)\t100%")
      case .deduction: lines.append("D\(cell.row)\t0")
      default: break
      }
      return lines.map { "\(sheet.name)\t\($0)" }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  @Test(
    .enabled(if: isInstalled, "soffice and python3-uno are not installed"),
    arguments: ["MS Excel 2003 XML"])
  func filledInAndSavedByLibreOfficeItReachesARank(_ filter: String) throws {
    let office = try #require(RealClientTests.office)
    let python = try #require(RealClientTests.python)
    let round = try WorkedRound()
    let definition = try round.pipeline().round
    let unit = try #require(definition.unit("HD-SO-SNV"))
    let criteria = try #require(definition.criteria[unit.level])
    let template = Template(round: definition).selfAssessment(of: unit)
    try round.folder.write(template.bytes, to: "mau.xml")
    try round.folder.write(
      Array(RealClientTests.typed(template.bytes, criteria).utf8), to: "typed.txt")
    let result = try python.run(
      [
        Project.root + "/Tests/Fixtures/fill_in.py", office.path,
        round.folder.path + "/profile", round.folder.path + "/mau.xml",
        round.folder.path + "/Inbox-saved.xml", filter,
      ], input: round.folder.path + "/typed.txt")
    try #require(result.code == 0, "\(result.errors)")
    let saved = try Data(contentsOf: URL(filePath: round.folder.path + "/Inbox-saved.xml"))
    // The secretariat's and the survey's files are the sample's, without the unit's own.
    let others = SampleRound(round: definition, seed: 7).make().files.filter {
      $0.path.hasPrefix("_") && !$0.path.contains("XA-") && !$0.path.contains("KS-XA")
    }
    try round.drop(others + [OutputFile(path: "HD-SO-SNV/tu cham.xml", bytes: [UInt8](saved))])
    // The day before the deadline.
    try round.run(at: 1_704_800_000)
    let receipt = try #require(
      try round.receipts().first { $0["file"] as? String == "HD-SO-SNV/tu cham.xml" })
    #expect(receipt["disposition"] as? String == "accepted")
    #expect((receipt["findings"] as? [Any])?.isEmpty == true, "\(receipt["findings"] ?? "")")
    let explained = try round.runner(RunRequest(), at: 0).explain(unit: "HD-SO-SNV", leaf: nil)
    #expect(explained.rank != nil)
    let appraised = criteria.leaves.filter { $0.method == .appraisal }
    for leaf in appraised {
      let score = explained.leaves.first { $0.code == leaf.code }?.score
      #expect(score?.selfPoints == leaf.maximum, "\(leaf.code)")
    }
  }
}
