import Foundation
import Testing

@testable import Domain

/// Values of checkpoints written as JSON and read again.
struct EncodingTests {
  /// Every control, what JSON escapes, and letters of one to four bytes in both ways of composing.
  private static let texts: [String] =
    (0..<0x20).map { "a\(UnicodeScalar(UInt8($0)))b" }
    + ["", "\"", "\\", "\\u0041", "/", "\u{7F}", "Sở Nội vụ", "So\u{31B}\u{309}", "\u{212A}", "🏛"]

  @Test(arguments: texts)
  func aTextComesBackByteForByte(text: String) throws {
    let bytes = [text].encoded
    #expect(try [String](encoded: bytes)[0].utf8.elementsEqual(text.utf8))
    // Any other reader understands it, too.
    let read = try JSONDecoder().decode([String].self, from: Data(bytes))
    #expect(read[0].utf8.elementsEqual(text.utf8))
  }

  @Test(arguments: ["\"\\u00e1\\ud83c\\udfdb\\/\"", "\"\\u0041\\n\""])
  func escapesOfOtherProgramsAreRead(json: String) throws {
    let expected = try JSONDecoder().decode(
      String.self, from: Data(json.utf8))
    #expect(try String(encoded: Array(json.utf8)) == expected)
  }

  @Test(arguments: [0, 9, 10, -1, 123_456, Int.max, -Int.max])
  func aNumberComesBack(number: Int) throws {
    #expect(try Int(encoded: number.encoded) == number)
    #expect(String(decoding: number.encoded, as: UTF8.self) == "\(number)")
  }

  static let finding = Finding(
    code: .pointsText, severity: .error, place: CellAddress(sheet: "Biểu \"1\"", row: 5, column: 3),
    leaf: "1.1", found: "đạt\n", message: Bilingual(vi: "a", en: "b"),
    expected: Bilingual(vi: "c", en: "d"), mend: Bilingual(vi: "e", en: "f"))

  static let cells = IngestedWorkbook(
    format: "xlsx",
    sheets: [
      IngestedWorkbook.Sheet(
        name: "Biểu 1",
        cells: [
          IngestedCell(row: 1, column: 2, kind: .string, raw: "x"),
          IngestedCell(row: 1, column: 3, kind: .number, raw: "1.5", mergeAcross: 2, mergeDown: 0),
          IngestedCell(row: 2, column: 1, kind: .error, raw: "#REF!", mergeAcross: 0, mergeDown: 1),
        ],
        hidden: HiddenParts(isWhole: true, rows: [3], columns: [.init(first: 2, last: 4)])),
      IngestedWorkbook.Sheet(name: "", cells: []),
    ], findings: [finding],
    omitted: [OmittedFindings(code: .cellRecovered, severity: .warning, count: 3)])

  static let records: [NormalizedWorkbook] = {
    let place = CellAddress(sheet: "Biểu 1", row: 7, column: 4)
    let entries = [Entry.Reading.blank, .number(Points(-3)), .ambiguous, .text, .error].map {
      Entry(text: "t\"", reading: $0, place: place)
    }
    let row = FormRow(
      code: "1.1", entries: [.result: entries[1], .selfPoints: entries[3], .code: entries[4]],
      place: place, pointsPlace: CellAddress(sheet: "khác", row: 7, column: 9))
    return [
      NormalizedWorkbook(form: nil, findings: []),
      NormalizedWorkbook(
        form: .appraisal, claimedUnits: entries, claimedRounds: [entries[0]],
        titleYears: [TitleYear(years: [2023, 2024], text: "năm", place: place)], batch: entries[2],
        columns: ["Biểu 1": [.code: 1, .result: 3], "": [:]], questions: ["Q1"], rows: [row, row],
        totals: [entries[1]],
        answers: [
          SurveyRow(
            place: place, respondent: "P1", group: "G", respondentUnit: "", ratedUnit: "U",
            answers: [.init(question: "Q1", text: "Tốt", column: 5)])
        ], decisions: [DecisionRow(entries: [.decisionKind: entries[3]], place: place)],
        findings: [finding],
        unrecognized: [
          UnrecognizedSheet(sheet: "S", seen: ["a"]),
          UnrecognizedSheet(
            sheet: "S", row: 2, form: .survey, seen: [], lacking: ["b"],
            near: [.init(written: "c", wanted: "d")]),
        ], hiddenSheets: ["ẩn"], omitted: []),
    ]
  }()

  static let submissions: [ValidatedSubmission] = {
    let place = CellAddress(sheet: "S", row: 1, column: 1)
    let measures: [Measure?] = [
      .choice("Có"), .yesNo(true), .yesNo(false), .percent(Fraction(175, over: 2)),
      .faults(Points(2)), nil,
    ]
    return [
      ValidatedSubmission(subject: nil, isAccepted: false, isLate: true, findings: [finding]),
      ValidatedSubmission(
        subject: Subject(form: .survey, key: "đợt 1"), isAccepted: true, isLate: false,
        findings: [],
        leaves: measures.map {
          LeafEntry(
            leaf: "1.1", points: $0 == nil ? nil : Points(1), measure: $0, isNotApplicable: true,
            evidence: "KH", explanation: "", place: place, resultPlace: $0 == nil ? nil : place)
        },
        questionnaires: [
          Questionnaire(
            unit: "U", group: "G", respondent: "0123", answers: ["b": ["1", "2"], "a": []])
        ],
        respondents: [
          RespondentMark(respondent: "ab", group: "G", respondentUnit: "U", ratedUnits: ["V"])
        ],
        decisions: [
          Decision(
            number: "1/QĐ", date: "2024-01-02", unit: "U", leaf: nil, kind: .notRanked, value: nil,
            reason: "", place: place),
          Decision(
            number: "2/QĐ", date: "", unit: "U", leaf: "1.1", kind: .setPoints,
            value: Points("0.5"),
            reason: "r", place: place),
        ], omitted: [OmittedFindings(code: .late, severity: .note, count: 1)]),
    ]
  }()

  static let scores: [UnitScore] = {
    let cell = SourceCell(sha256: "ab", address: CellAddress(sheet: "S", row: 2, column: 28))
    let words = Bilingual(vi: "v", en: "e")
    let full = LeafScore(
      leaf: "1.1", maximum: Points(2), points: Fraction(4, over: 3), basis: .externalIndex,
      explanation: words, selfPoints: Points("1.5"), selfPlace: cell, place: cell,
      enteredPoints: Points(1), enteredPlace: cell,
      groups: [
        GroupMean(group: "G", answers: 3, mean: nil),
        GroupMean(group: "H", answers: 9, mean: Fraction(1, over: 3)),
      ])
    let bare = LeafScore(
      leaf: "1.2", maximum: Points(1), points: nil, basis: .missing, explanation: words)
    return [
      UnitScore(
        unit: "U", leaves: [full, bare],
        branches: [
          BranchScore(
            code: "1", achieved: nil, maximum: Points(3), index: nil, selfAssessed: Points(1))
        ],
        extras: [ExtraScore(code: "T", points: Points(-1), reason: "r", place: cell)],
        achieved: Fraction(7, over: 3), maximum: Points(3), index: Fraction(700, over: 9),
        selfAssessed: Points(1), appraised: Fraction(1), surveyed: .zero,
        missing: [MissingLeaf(leaf: "1.2", reason: words)], unrankedReason: words,
        sources: [SourceFile(form: .decision, path: "_decisions/a.xlsx", sha256: "ab")]),
      UnitScore(
        unit: "V", leaves: [], branches: [], extras: [], achieved: nil, maximum: .zero, index: nil,
        selfAssessed: nil, appraised: nil, surveyed: nil, missing: [], unrankedReason: nil,
        sources: []),
    ]
  }()

  static let standings = GroupStandings(
    level: "so", group: "SO",
    ranked: [
      Standing(
        unit: "U", index: Fraction(700, over: 9), rank: 1, bestRank: 1, worstRank: 2,
        band: Bilingual(vi: "Tốt", en: "Good"), isBandSensitive: true),
      Standing(
        unit: "V", index: .zero, rank: 2, bestRank: 1, worstRank: 2, band: nil,
        isBandSensitive: false),
    ],
    unranked: [
      UnrankedUnit(unit: "W", index: nil, reason: Bilingual(vi: "a", en: "b"))
    ], hasShownTies: true)

  private func comesBack<Value: CheckpointValue & Equatable>(_ value: Value) throws {
    let bytes = value.encoded
    #expect(try Value(encoded: bytes) == value)
    #expect(try Value(encoded: bytes).encoded == bytes)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: JSONFault.self) { try Value(encoded: Array(bytes.prefix(count))) }
    }
  }

  @Test func everyBoundaryComesBackAsItWas() throws {
    try comesBack(EncodingTests.cells)
    for records in EncodingTests.records { try comesBack(records) }
    for submission in EncodingTests.submissions { try comesBack(submission) }
    for score in EncodingTests.scores { try comesBack(score) }
    try comesBack(EncodingTests.standings)
    try comesBack(
      SurveyRelease(
        unit: "U", sources: [.init(path: "_survey/a", sha256: "ab")],
        entries: [
          .init(
            questionnaire: Questionnaire(unit: "U", group: "G", respondent: "ab"), source: 0)
        ], shownGroups: ["1.3": ["G"]], waitingByLeaf: ["1.3": 2], waiting: 2))
    try comesBack([PublishedFile(path: "a/b.html", size: 10, sha256: "ab")])
    try comesBack(
      ReceiptFolder(
        folder: "U",
        entries: [
          .init(
            name: "a", receipt: "b", receivedAt: Instant(seconds: 1_700_000_000),
            disposition: .accepted, revision: 2, counts: true),
          .init(
            name: "e", receipt: "f", receivedAt: Instant(seconds: 1_700_000_001),
            disposition: .suspended, revision: nil, counts: false, isAfterFreeze: true),
        ], total: 1, evidence: [.init(name: "c.pdf", size: 9)], evidenceTotal: 1,
        waiting: [.init(name: "d", reason: Bilingual(vi: "a", en: "b"), count: 3)]))
  }

  /// Programs before this one wrote the keys in the order of the alphabet, and addresses as objects;
  /// what they published is compared with what is published now.
  @Test func whatOlderProgramsWroteIsRead() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for score in EncodingTests.scores {
      #expect(try UnitScore(encoded: [UInt8](encoder.encode(score))) == score)
    }
    let standings = try encoder.encode(EncodingTests.standings)
    #expect(try GroupStandings(encoded: [UInt8](standings)) == EncodingTests.standings)
  }
}
