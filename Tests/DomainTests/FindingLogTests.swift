import Domain
import Testing

/// However many findings a file has: a bounded number is kept, the totals are exact.
struct FindingLogTests {
  static func finding(
    _ row: Int, code: FindingCode = .leafUnknown, severity: Finding.Severity = .error,
    found: String? = nil
  ) -> Finding {
    let name = found ?? "9.\(row)"
    return Finding(
      code: code, severity: severity, place: CellAddress(sheet: "P", row: row, column: 2),
      leaf: name, found: name,
      message: Bilingual(vi: "Bộ tiêu chí không có mã \(name).", en: "No code \(name)."),
      expected: Bilingual(vi: "mã", en: "a code"), mend: Bilingual(vi: "Sửa.", en: "Mend."))
  }

  @Test func theFirstOfEachKindAreKeptAndTheOthersCounted() {
    var log = FindingLog()
    for row in 1...60_000 { log.append(FindingLogTests.finding(row)) }
    #expect(log.findings.count == FindingLog.keptOfOneKind)
    #expect(log.findings.first?.place?.row == 1)
    #expect(
      log.omitted == [
        OmittedFindings(
          code: .leafUnknown, severity: .error, count: 60_000 - FindingLog.keptOfOneKind)
      ])
  }

  @Test func anErrorBehindManyWarningsStillSuspends() {
    var log = FindingLog()
    for code in FindingCode.allCases {
      for row in 1...500 {
        log.append(FindingLogTests.finding(row, code: code, severity: .warning))
      }
    }
    #expect(!log.hasError && log.findings.count <= FindingLog.kept + FindingCode.allCases.count)
    log.append(FindingLogTests.finding(1, code: .totalWrong))
    #expect(log.hasError && log.findings.last?.severity == .error)
    let total = log.findings.count + (log.omitted ?? []).reduce(0) { $0 + $1.count }
    #expect(total == 500 * FindingCode.allCases.count + 1)
  }

  @Test func logsAddUp() {
    var one = FindingLog()
    for row in 1...300 { one.append(FindingLogTests.finding(row)) }
    var two: FindingLog = [FindingLogTests.finding(1, code: .late)]
    two += one
    two.count([OmittedFindings(code: .late, severity: .error, count: 5)])
    #expect(
      two.omitted == [
        OmittedFindings(code: .late, severity: .error, count: 5),
        OmittedFindings(code: .leafUnknown, severity: .error, count: 100),
      ])
    #expect(FindingLog().omitted == nil && !FindingLog().hasError)
  }

  @Test func longTextsAreCutAndTheirLengthSaid() {
    let long = String(repeating: "đ", count: 1_000_000)
    var log = FindingLog()
    log.append(FindingLogTests.finding(1, found: long))
    let kept = log.findings[0]
    #expect(kept.found == String(repeating: "đ", count: LongText.found) + "… [1000000]")
    #expect(kept.message.vi.unicodeScalars.count < LongText.sentence + 20)
    let marks = "a" + String(repeating: "\u{301}", count: 500)
    #expect(LongText.cut(marks, 10).unicodeScalars.count < 20, "one letter with many marks")
    #expect(LongText.cut("vừa đủ", 6) == "vừa đủ")
  }

  @Test func cellsOfOneFaultAreOneKind() {
    let many = (1...33).map { FindingLogTests.finding($0) }
    #expect(FindingKind.counts(many) == [.error: 1])
    let others = [
      FindingLogTests.finding(1, severity: .warning), FindingLogTests.finding(1, code: .late),
    ]
    #expect(FindingKind.counts(many + others) == [.error: 2, .warning: 1])
    func missing(_ name: String, _ leaf: String) -> Finding {
      Finding(
        code: .leafMissing, severity: .error, leaf: leaf, found: "",
        message: Bilingual(vi: "Thiếu dòng của tiêu chí \(leaf) “\(name)”.", en: ""),
        expected: Bilingual(vi: leaf, en: ""), mend: Bilingual(vi: "", en: ""))
    }
    #expect(FindingKind(missing("Một", "1.1")) == FindingKind(missing("Hai mươi", "A.2.b")))
    let other = Finding(
      code: .leafMissing, severity: .error, found: "", message: Bilingual(vi: "Khác.", en: ""),
      expected: Bilingual(vi: "", en: ""), mend: Bilingual(vi: "", en: ""))
    #expect(FindingKind(other) != FindingKind(missing("Một", "1.1")))
  }
}
