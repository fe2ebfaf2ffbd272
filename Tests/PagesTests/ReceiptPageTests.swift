import Domain
import Foundation
import TestSupport
import Testing

@testable import Pages

/// The receipt a clerk reads: every fault by sheet and cell, what was found and how to mend it.
struct ReceiptPageTests {
  static func finding(_ row: Int, _ found: String = "12") -> Finding {
    Finding(
      code: .pointsAboveMaximum, severity: .error,
      place: CellAddress(sheet: "Phiếu", row: row, column: 6), leaf: "A.1.a", found: found,
      message: Bilingual(vi: "Điểm vượt tối đa.", en: "Points above the maximum."),
      expected: Bilingual(vi: "Từ 0 đến 10.", en: "From 0 to 10."),
      mend: Bilingual(vi: "Sửa điểm.", en: "Correct the points."))
  }

  static func page(
    _ disposition: Receipt.Disposition, _ findings: [Finding] = [], isLate: Bool = false,
    counts: Bool = true
  ) throws -> String {
    let receipt = Receipt(
      arrival: Arrival(
        path: "cuc-thue/<phiếu>.xml", folder: "cuc-thue",
        sha256: String(repeating: "b", count: 64), size: 1234,
        receivedAt: Instant(seconds: 1_704_905_999), look: 1),
      subject: Subject(form: .selfAssessment, key: "TW1"), disposition: disposition, revision: 3,
      counts: counts, other: "cuc-thue/khác.xml", isLate: isLate, findings: findings)
    let pages = RoundPages(round: try Project.round(Project.tiny))
    return String(decoding: pages.receipt(receipt, utcOffset: 7 * 3600), as: UTF8.self)
  }

  @Test func aSuspendedFileSaysWhereWhatAndHow() throws {
    let page = try ReceiptPageTests.page(.suspended, [ReceiptPageTests.finding(5, "<12>")])
    for text in [
      "Chưa chấp nhận, đề nghị sửa", "<bdi>Phiếu</bdi>, <b>F5</b>", "(A.1.a)", "&lt;12&gt;",
      "Điểm vượt tối đa.",
      "Từ 0 đến 10.", "Sửa điểm.", "points-above-maximum", "1 lỗi (phải sửa)", "Cục Thuế",
      "cuc-thue/&lt;phiếu&gt;.xml", String(repeating: "b", count: 64),
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("<12>") && !page.contains("<phiếu>"))
  }

  @Test func aFileAfterTheFreezeIsKeptAndNeedsNoMending() throws {
    let words = Bilingual(vi: "Đến sau khi chốt.", en: "After the freeze.")
    let page = try ReceiptPageTests.page(
      .suspended,
      [
        Finding(
          code: .afterFreeze, severity: .error, found: "", message: words, expected: words,
          mend: words)
      ], counts: false)
    #expect(page.contains("Tệp đến sau khi đợt đánh giá đã chốt số liệu"))
    #expect(page.contains("không cần nộp lại tệp"))
    #expect(!page.contains("Đề nghị sửa các lỗi"))
    #expect(!page.contains("Chưa chấp nhận") && page.contains("Đến sau khi chốt số liệu"))
    #expect(page.contains("0 lỗi (phải sửa)") && page.contains("Came after the freeze"))
  }

  @Test func aFaultyFileAfterTheFreezeIsToBeMended() throws {
    let words = Bilingual(vi: "Đến sau khi chốt.", en: "After the freeze.")
    let late = Finding(
      code: .afterFreeze, severity: .error, found: "", message: words, expected: words, mend: words)
    let page = try ReceiptPageTests.page(
      .suspended, [late, ReceiptPageTests.finding(5)], counts: false)
    #expect(page.contains("Đến sau khi chốt số liệu") && page.contains("1 lỗi (phải sửa)"))
    #expect(page.contains("đề nghị sửa lỗi") && !page.contains("không cần nộp lại tệp"))
  }

  @Test(arguments: [true, false])
  func theIndexSaysWhatCameAfterTheFreeze(isAfterFreeze: Bool) throws {
    let entry = ReceiptFolder.Entry(
      name: "a.xml", receipt: "a.html", receivedAt: Instant(seconds: 1_704_905_999),
      disposition: .suspended, revision: nil, counts: false, isAfterFreeze: isAfterFreeze)
    func index(_ folder: Bytewise) throws -> String {
      let pages = RoundPages(round: try Project.round(Project.tiny))
      let listed = ReceiptFolder(
        folder: folder, entries: [entry], total: 1, evidence: [], evidenceTotal: 0, waiting: [])
      return String(decoding: pages.receiptIndex(listed, utcOffset: 0), as: UTF8.self)
    }
    #expect(try index("cuc-thue").contains("Đến sau khi chốt số liệu") == isAfterFreeze)
    #expect(try index("_register").contains("Có chỗ không dùng được"))
  }

  @Test func timesAreThoseOfTheRoundsZone() throws {
    let page = try ReceiptPageTests.page(.accepted)
    #expect(page.contains("23:59") && page.contains("10/01/2024"), "not 16:59 of UTC")
  }

  @Test func manyPlacesAreCutAndCounted() throws {
    let findings = (1...75).map { ReceiptPageTests.finding($0) }
    let page = try ReceiptPageTests.page(.suspended, findings)
    #expect(page.contains("<b>F60</b>") && !page.contains("<b>F61</b>"))
    #expect(page.contains("… và 15 ô khác") && page.contains("× 75"))
    #expect(page.contains("1 lỗi ở 75 ô (phải sửa)"))
  }

  static let outcomes: [(disposition: Receipt.Disposition, counts: Bool, words: String)] = [
    (.accepted, true, "chấp nhận là bản số 3 và đang được dùng"),
    (.accepted, false, "sau đó được thay bằng cuc-thue/khác.xml"),
    (.duplicate, false, "trùng hoàn toàn với cuc-thue/khác.xml"),
    (.unchanged, true, "không đổi so với cuc-thue/khác.xml"),
    (.suspended, false, "Chưa chấp nhận, đề nghị sửa"), (.waiting, false, "chưa sẵn sàng"),
  ]

  @Test(arguments: outcomes)
  func everyOutcomeHasItsSentence(
    disposition: Receipt.Disposition, counts: Bool, words: String
  ) throws {
    #expect(try ReceiptPageTests.page(disposition, counts: counts).contains(words))
  }

  @Test(arguments: [true, false])
  func latenessIsSaidOnlyWhereItIs(isLate: Bool) throws {
    let page = try ReceiptPageTests.page(.accepted, isLate: isLate)
    #expect(page.contains("Tệp đến sau thời hạn.") == isLate)
  }
}
