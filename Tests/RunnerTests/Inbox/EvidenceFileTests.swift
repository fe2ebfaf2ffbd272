import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// Scans and letters lie beside the forms: listed and counted, never opened.
struct EvidenceFileTests {
  private static let pdf = Array("%PDF-1.7\n".utf8)
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]
  private static let word = Array("PK\u{3}\u{4}....[Content_Types].xml....word/document.xml".utf8)
  private static let excel = Array("PK\u{3}\u{4}....[Content_Types].xml....xl/workbook.xml".utf8)

  @Test(arguments: [
    ("Quyết định 12.pdf", EvidenceFileTests.pdf, true),
    ("ảnh chụp.JPG", EvidenceFileTests.jpeg, true),
    ("Báo cáo.docx", EvidenceFileTests.word, true), ("scan0001", EvidenceFileTests.pdf, true),
    ("công văn.pdf", [], true),
    // A spreadsheet under a document's name is read.
    ("Báo cáo.docx", EvidenceFileTests.excel, false),
    ("Báo cáo.pdf", Array("<?xml version=\"1.0\"?><Workbook>".utf8), false),
    // A document under a spreadsheet's name, or named like a form, is told to its sender.
    ("Phiếu.xlsx", EvidenceFileTests.pdf, false),
    ("Phiếu tự đánh giá 2023.pdf", EvidenceFileTests.pdf, false),
    ("TU DANH GIA.docx", EvidenceFileTests.word, false),
    ("biểu mẫu.pdf", EvidenceFileTests.pdf, false),
    ("ghi chú.txt", Array("xin chào".utf8), false), ("nén.zip", EvidenceFileTests.word, false),
  ])
  func itsNameAndItsFirstBytesTell(_ name: String, _ bytes: [UInt8], _ isEvidence: Bool) {
    #expect(EvidenceFile.isEvidence(name) { bytes } == isEvidence)
  }

  @Test func whatCannotBeReadIsNoEvidence() {
    #expect(!EvidenceFile.isEvidence("a.pdf") { nil })
  }

  @Test func evidenceIsCountedAndListedAndHasNoReceipt() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([
      OutputFile(path: folder + "a.xml", bytes: bytes),
      OutputFile(path: folder + "kiểm chứng/Quyết định <12>.pdf", bytes: EvidenceFileTests.pdf),
      OutputFile(path: folder + "Phiếu tự chấm.pdf", bytes: EvidenceFileTests.pdf),
      OutputFile(path: "nobody/b.pdf", bytes: EvidenceFileTests.pdf),
    ])
    let report = try round.run()
    #expect(report.balance.evidence == 1 && report.balance.isBalanced && report.balance.seen == 4)
    #expect(report.balance.accepted == 1 && report.balance.suspended == 2)
    let index = try String(
      contentsOfFile: round.outbox + "/receipts/\(folder)index.html", encoding: .utf8)
    #expect(index.contains("kiểm chứng/Quyết định &lt;12&gt;.pdf"))
    #expect(index.contains("Tài liệu kiểm chứng kèm theo"))
  }
}
