import Domain
import Foundation
import Stages
import TestSupport
import Testing

/// The receipts' files: a place of its own for every file, and no respondent in any.
struct ReceiptFilesTests {
  static func receipt(
    _ path: Bytewise, folder: Bytewise, form: Form = .selfAssessment, sha: Character = "a",
    findings: [Finding] = []
  ) -> Receipt {
    Receipt(
      arrival: Arrival(
        path: path, folder: folder, sha256: String(repeating: sha, count: 64), size: 1,
        receivedAt: Instant(seconds: 1_704_905_999), look: 1),
      subject: Subject(form: form, key: "TW1"), disposition: .suspended, revision: nil,
      counts: false, other: nil, isLate: false, findings: findings)
  }

  static func paths(_ receipts: [Receipt]) throws -> [[String]] {
    let stage = Publish(round: try Project.round(Project.tiny), utcOffset: 25_200)
    return receipts.map { stage.run(.receipt($0)).files.map(\.path) }
  }

  @Test func aReceiptLiesBesideThoseOfItsFolder() throws {
    let paths = try ReceiptFilesTests.paths([
      ReceiptFilesTests.receipt("phong/mot/tự chấm.xml", folder: "phong/mot")
    ])
    #expect(
      paths == [
        [
          "phong/mot/tự chấm.xml.aaaaaaaaaaaa.html", "phong/mot/tự chấm.xml.aaaaaaaaaaaa.json",
        ]
      ])
  }

  @Test func differentFilesHaveDifferentReceipts() throws {
    let long = String(repeating: "rất dài ", count: 40)
    let names: [(Bytewise, Bytewise)] = [
      ("u/a.xml", "u"), ("u/x/a.xml", "u"), ("u/y/a.xml", "u"), ("v/a.xml", "v"),
      ("u/\(long)1\(long).xml", "u"), ("u/\(long)2\(long).xml", "u"), ("u/a%2F.xml", "u"),
      ("u/..", "u"), ("u/\u{301}a.xml", "u"), ("u/\u{301}x/a.xml", "u"),
    ]
    let receipts = names.map { ReceiptFilesTests.receipt($0.0, folder: $0.1) }
    let paths = try ReceiptFilesTests.paths(receipts).flatMap { $0 }
    #expect(Set(paths).count == 2 * receipts.count)
    for path in paths {
      #expect(path.split(separator: "/").allSatisfy { $0 != ".." && $0.utf8.count < 255 })
    }
  }

  @Test(arguments: [
    FindingCode.answerOutsideScale, .respondentTwice, .respondentEarlier,
    .rowIncomplete,
  ])
  func whatARespondentWroteIsInNoReceipt(code: FindingCode) throws {
    let text = Bilingual(vi: "x", en: "x")
    let finding = Finding(
      code: code, severity: .warning, place: CellAddress(sheet: "P", row: 7, column: 2),
      found: "MÃ-PHIẾU-17", message: text, expected: text, mend: text)
    let stage = Publish(round: try Project.round(Project.tiny), utcOffset: 25_200)
    let survey = stage.run(
      .receipt(
        ReceiptFilesTests.receipt(
          "_survey/a.xml", folder: InboxFolder.survey, form: .survey, findings: [finding]))
    ).files
    for file in survey {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("MÃ-PHIẾU-17") && text.contains("B7"), "\(file.path)")
    }
    let own = stage.run(
      .receipt(ReceiptFilesTests.receipt("u/a.xml", folder: "u", findings: [finding]))
    ).files
    #expect(own.allSatisfy { String(decoding: $0.bytes, as: UTF8.self).contains("MÃ-PHIẾU-17") })
  }

  @Test func programsReadTheWholeReceipt() throws {
    let text = Bilingual(vi: "sai", en: "wrong")
    let findings = (1...30).map { row in
      Finding(
        code: .pointsText, severity: row == 1 ? .error : .note,
        place: CellAddress(sheet: "P", row: row, column: 3), leaf: "A.2", found: "\(row)",
        message: text, expected: text, mend: text)
    }
    let stage = Publish(round: try Project.round(Project.tiny), utcOffset: 25_200)
    let files = stage.run(
      .receipt(ReceiptFilesTests.receipt("u/a.xml", folder: "u", findings: findings))
    ).files
    let json = try #require(files.last { $0.path.hasSuffix(".json") })
    let read = try #require(
      try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    #expect((read["findings"] as? [[String: Any]])?.count == 30)
    #expect((read["totals"] as? [String: Int]) == ["error": 1, "warning": 0, "note": 1])
    #expect((read["places"] as? [String: Int]) == ["error": 1, "warning": 0, "note": 29])
    #expect(read["receivedAt"] as? String == "2024-01-10T23:59:59+07:00")
  }
}
