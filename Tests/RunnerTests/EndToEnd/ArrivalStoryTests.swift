import Checkpoints
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// When files came, from Inbox to receipts, `status` and `explain`.
struct ArrivalStoryTests {
  static let unit = "TW1"
  static let folder = "cuc-thue"
  static let own = "\(folder)/tự chấm.xml"
  static let leaf = "A.2"

  let round: WorkedRound
  /// Two self-assessments of the unit without a fault, with other points for one leaf.
  let (a, b): ([UInt8], [UInt8])

  init() throws {
    round = try WorkedRound(definition: Project.tiny)
    func version(_ points: String) -> [UInt8] {
      OtherProvinceTests.own(
        "Cục Thuế", [("A.1.a", "12,5"), ("A.1.b", "17"), (ArrivalStoryTests.leaf, points)])
    }
    (a, b) = (version("10"), version("7,5"))
  }

  func drop(_ bytes: [UInt8], _ path: String = own, saved: Int64? = nil) throws {
    try round.drop([OutputFile(path: path, bytes: bytes)])
    guard let saved else { return }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: TimeInterval(saved))],
      ofItemAtPath: round.inbox + "/" + path)
  }

  func register(_ lines: [String]) throws {
    let text = (["path,received_at"] + lines).joined(separator: "\n") + "\n"
    try round.drop([OutputFile(path: ReceivedRegister.path.text, bytes: Array(text.utf8))])
  }

  func runner(at seconds: Int64) throws -> Runner {
    try round.runner(RunRequest(settleSeconds: 0), at: seconds)
  }

  /// The receipts of a path, as programs read them.
  func receipts(_ path: String) throws -> [[String: Any]] {
    try round.receipts().filter { $0["file"] as? String == path }
  }

  func codes(_ receipt: [String: Any]?) -> [String] {
    (receipt?["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  func selfPoints(at seconds: Int64) throws -> [String: Points] {
    let leaves = try runner(at: seconds).explain(unit: ArrivalStoryTests.unit, leaf: nil).leaves
    return Dictionary(
      leaves.compactMap { leaf in leaf.score.selfPoints.map { (leaf.code, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func whoSavesAnOlderVersionAgainIsHeard() throws {
    try drop(a)
    try round.run(at: 1_740_000_000)
    let first = try selfPoints(at: 1_740_000_000)
    try drop(b)
    try round.run(at: 1_740_100_000)
    let second = try selfPoints(at: 1_740_100_000)
    #expect(first != second)
    try drop(a)
    let report = try round.run(at: 1_740_200_000)
    #expect(report.balance.accepted == 3 && report.balance.isBalanced)
    #expect(try selfPoints(at: 1_740_200_000) == first)

    let receipts = try receipts(ArrivalStoryTests.own)
    #expect(receipts.count == 2, "a content has one receipt, of the last time it came")
    let counts = try #require(receipts.first { $0["counts"] as? Bool == true })
    #expect(counts["revision"] as? Int == 3 && codes(counts).contains("taken-back"))
    #expect((counts["receivedAt"] as? String)?.hasPrefix("2025-02-2") == true)
    let status = try runner(at: 1_740_200_000).status()
    #expect(status.arrivalNotes.contains { $0.contains("Taken back to the version of revision 1") })
    let file = try runner(at: 1_740_200_000).explain(unit: ArrivalStoryTests.unit, leaf: nil)
      .files.first { $0.form == .selfAssessment }
    #expect(file?.notes.contains { $0.en.contains("Taken back") } == true)

    // Nothing changes while nothing is saved, and what was published can be made again.
    let again = try round.run(at: 1_740_300_000)
    #expect(again.stages.map(\.ran) == [0, 0, 0, 0, 0, 0] && !again.isNewGeneration)
    for generation in 1...3 {
      let report = try runner(at: 1_740_300_000).verify(generation)
      #expect(report.isGood, "\(generation): \(report.rebuildFaults) \(report.outboxFaults)")
    }
  }

  @Test func aFileThatWasGoneAndIsThereAgainIsNoNewArrival() throws {
    try drop(a)
    try drop(b, "\(ArrivalStoryTests.folder)/bản hai.xml", saved: 1_740_000_500)
    try round.run(at: 1_740_001_000)
    let before = try round.published()
    try FileManager.default.moveItem(atPath: round.inbox, toPath: round.inbox + ".away")
    try FileManager.default.createDirectory(
      atPath: round.inbox, withIntermediateDirectories: true)
    try round.run(at: 1_740_100_000)
    try FileManager.default.removeItem(atPath: round.inbox)
    try FileManager.default.moveItem(atPath: round.inbox + ".away", toPath: round.inbox)
    let report = try round.run(at: 1_740_200_000)
    #expect(report.balance.seen == 2 && !report.isNewGeneration)
    #expect(try round.published() == before)
  }

  @Test func theSameBytesAtTwoPathsAreToldApart() throws {
    let copy = "\(ArrivalStoryTests.folder)/bản sao.xml"
    try drop(a)
    try round.run(at: 1_740_000_000)
    let first = try selfPoints(at: 1_740_000_000)
    try drop(a, copy)
    try round.run(at: 1_740_050_000)
    try drop(b)
    try round.run(at: 1_740_100_000)
    #expect(try selfPoints(at: 1_740_100_000) != first, "the copy came before and stays a copy")
    try drop(a, "\(ArrivalStoryTests.folder)/bản cũ.xml")
    try round.run(at: 1_740_200_000)
    #expect(try selfPoints(at: 1_740_200_000) == first, "the old version under a new name counts")
    try drop(b, copy)
    try round.run(at: 1_740_300_000)
    #expect(try selfPoints(at: 1_740_300_000) != first)
  }

  @Test(arguments: [true, false])
  func ofTwoVersionsInOneLookTheOneThatWasSavedLastCounts(isFirstLater: Bool) throws {
    let paths = ["\(ArrivalStoryTests.folder)/x.xml", "\(ArrivalStoryTests.folder)/y.xml"]
    try drop(a, paths[0], saved: isFirstLater ? 1_739_900_002 : 1_739_900_001)
    try drop(b, paths[1], saved: isFirstLater ? 1_739_900_001 : 1_739_900_002)
    try round.run(at: 1_740_000_000)
    let counting = isFirstLater ? 0 : 1
    for (index, path) in paths.enumerated() {
      let receipt = try #require(try receipts(path).first)
      #expect(receipt["counts"] as? Bool == (index == counting))
      #expect(codes(receipt).contains("came-together"))
    }
    let status = try runner(at: 1_740_000_000).status()
    #expect(
      status.arrivalNotes.contains {
        $0.hasPrefix(paths[counting]) && $0.contains(paths[1 - counting])
          && $0.contains("by the files' own times")
      })
    // The file's own time is read once: touched since, it says nothing anew.
    try drop(a, paths[0], saved: 1_739_900_000)
    try drop(b, paths[1], saved: 1_739_900_009)
    #expect(try !round.run(at: 1_740_100_000).isNewGeneration)
  }

  @Test func aRegisteredTimeHoldsForOneContent() throws {
    let line = "\(ArrivalStoryTests.own),2025-02-20T08:00:00Z"
    try register([line])
    try drop(a)
    try round.run(at: 1_741_000_000)
    // After the deadline the agency saves another content over the registered file.
    try drop(b)
    try round.run(at: 1_741_100_000)
    let store = try runner(at: 1_741_100_000).openStore()
    #expect(try store.arrivals().map(\.receivedAt.seconds) == [1_740_038_400, 1_741_100_000])
    let late = try receipts(ArrivalStoryTests.own).filter { $0["isLate"] as? Bool == true }
    #expect(late.count == 1 && codes(late.first).contains("late"))
    #expect(try selfPoints(at: 1_741_100_000)[ArrivalStoryTests.leaf] == Points(10))
    // A later line is for the next content.
    try register([
      line, "\(ArrivalStoryTests.own),21/02/2025 08:00", line.replacing("20T", with: "22T"),
    ])
    try drop(a)
    try round.run(at: 1_741_200_000)
    #expect(try store.arrivals().map(\.receivedAt.seconds).contains(1_740_211_200))
  }

  @Test func aBrokenRegisterIsAReceiptAndEverybodysWorkGoesOn() throws {
    try register(["\(ArrivalStoryTests.own),hôm qua", "khác.xml,2025-02-05 08:00"])
    try drop(a)
    try drop(b, "khác.xml")
    let report = try round.run(at: 1_740_000_000)
    #expect(report.balance.accepted == 1 && report.balance.isBalanced)
    let receipt = try #require(try receipts(ReceivedRegister.path.text).first)
    let finding = try #require((receipt["findings"] as? [[String: Any]])?.first)
    #expect(finding["code"] as? String == "register-line")
    #expect((finding["place"] as? [String: Any])?["row"] as? Int == 2)
    let page = try round.folder.files(below: "Outbox/receipts/_register")
      .first { $0.key.hasSuffix(".html") }
    #expect(page.map { String(decoding: $0.value, as: UTF8.self) }?.contains("Dòng 2") == true)
    let waits = try runner(at: 1_740_000_000).status().attention
    #expect(waits.contains { $0.path == ReceivedRegister.path && $0.errors == 1 })

    #expect(try round.run(at: 1_740_050_000).stages.map(\.ran) == [0, 0, 0, 0, 0, 0])
    try register(["\(ArrivalStoryTests.own),05/02/2025 08:00"])
    try round.run(at: 1_740_100_000)
    let mended = try receipts(ReceivedRegister.path.text).filter { codes($0).isEmpty }
    #expect(mended.count == 1, "the mended register has a receipt of its own")
    let left = try runner(at: 1_740_100_000).status().attention
    #expect(!left.contains { $0.path == ReceivedRegister.path })
  }

  @Test func aDecisionHoldsWhatLayBeforeTheCouncil() throws {
    let leaf = ArrivalStoryTests.leaf
    for (bytes, second) in [(b, 1_740_000_000), (a, 1_740_050_000)] {
      try drop(bytes)
      try round.run(at: Int64(second))
    }
    try drop(ArrivalStoryTests.decision, "_decisions/qd-15.xml")
    try round.run(at: 1_740_100_000)
    func decided(_ seconds: Int64) throws -> Explanation.Leaf {
      try #require(
        try runner(at: seconds).explain(unit: ArrivalStoryTests.unit, leaf: leaf).leaves.first)
    }
    let before = try decided(1_740_100_000)
    #expect(before.score.points == Fraction(10))

    try drop(b)
    try round.run(at: 1_740_200_000)
    let after = try decided(1_740_200_000)
    #expect(after.score == before.score, "a later self-assessment moves nothing on the leaf")
    #expect(after.source == before.source && after.selfSource == before.selfSource)
    let receipt = try receipts(ArrivalStoryTests.own).first { $0["counts"] as? Bool == true }
    let findings = receipt?["findings"] as? [[String: Any]] ?? []
    let held = try #require(findings.first { $0["code"] as? String == "held-by-decision" })
    #expect(held["leaf"] as? String == leaf)
    let words = (held["message"] as? [String: String])?["vi"] ?? ""
    #expect(words.contains("15/QĐ") && words.contains("bản số 2"))
    #expect(try runner(at: 1_740_200_000).verify(nil).isGood)
  }

  /// A workbook with one decision that takes the unit's own points of a leaf.
  static let decision = OtherProvinceTests.workbook([
    ["Văn bản", "Ngày ký", "Cơ quan", "Ký hiệu", "Hình thức", "Mức điểm", "Căn cứ"],
    ["15/QĐ", "01/04/2025", unit, leaf, "theo đơn vị", "", "biên bản họp"],
  ])
}
