import Domain
import Testing

@testable import Stages

/// Which revision counts, whatever the order of submissions, resubmissions and rejections.
struct SupersessionTests {
  /// One drop in a story: the content's letter, whether it is accepted, what it says.
  struct Drop {
    let bytes: String
    let isAccepted: Bool
    let says: String
  }

  static func receipts(_ drops: [Drop]) -> [Receipt] {
    Supersession.receipts(
      drops.enumerated().map { position, drop in
        Supersession.Candidate(
          arrival: Arrival(
            path: "SO-A/\(position).xml", folder: "SO-A", sha256: drop.bytes, size: 1,
            receivedAt: Instant(seconds: Int64(position)), look: position),
          submission: ValidatedSubmission(
            subject: Subject(form: .selfAssessment, key: "SO-A"), isAccepted: drop.isAccepted,
            isLate: false, findings: []), contentHash: drop.says)
      })
  }

  @Test func theLatestAcceptedRevisionCounts() {
    let receipts = SupersessionTests.receipts([
      Drop(bytes: "a", isAccepted: true, says: "1"), Drop(bytes: "b", isAccepted: false, says: "2"),
      Drop(bytes: "c", isAccepted: true, says: "3"), Drop(bytes: "a", isAccepted: true, says: "1"),
      Drop(bytes: "d", isAccepted: true, says: "3"), Drop(bytes: "e", isAccepted: false, says: "4"),
    ])
    #expect(
      receipts.map(\.disposition) == [
        .accepted, .suspended, .accepted, .accepted, .accepted, .suspended,
      ])
    #expect(receipts.map(\.counts) == [false, false, false, false, true, false])
    #expect(receipts.map(\.revision) == [1, nil, 2, 3, 4, nil])
    #expect(
      receipts.map(\.other) == [
        "SO-A/2.xml", nil, "SO-A/3.xml", "SO-A/4.xml", nil, nil,
      ])
  }

  @Test func bytesThatCountAreADuplicateWhateverTheirName() {
    let receipts = SupersessionTests.receipts([
      Drop(bytes: "a", isAccepted: true, says: "1"), Drop(bytes: "a", isAccepted: true, says: "1"),
      Drop(bytes: "b", isAccepted: true, says: "1"), Drop(bytes: "b", isAccepted: true, says: "1"),
      Drop(bytes: "c", isAccepted: false, says: "2"),
      Drop(bytes: "c", isAccepted: false, says: "2"),
    ])
    #expect(
      receipts.map(\.disposition) == [
        .accepted, .duplicate, .unchanged, .duplicate, .suspended, .duplicate,
      ])
    #expect(
      receipts.map(\.other) == [nil, "SO-A/0.xml", "SO-A/0.xml", "SO-A/2.xml", nil, "SO-A/4.xml"])
    #expect(receipts.allSatisfy { $0.findings.isEmpty })
  }

  @Test func aVersionThatIsTakenBackCountsAgainAndSaysSo() throws {
    let receipts = SupersessionTests.receipts([
      Drop(bytes: "a", isAccepted: true, says: "1"), Drop(bytes: "b", isAccepted: true, says: "2"),
      Drop(bytes: "a", isAccepted: true, says: "1"), Drop(bytes: "b", isAccepted: true, says: "2"),
      // Saved again by another program: other bytes that say what the first revision said.
      Drop(bytes: "c", isAccepted: true, says: "1"),
    ])
    #expect(receipts.map(\.revision) == [1, 2, 3, 4, 5])
    #expect(receipts.map(\.counts) == [false, false, false, false, true])
    let notes = receipts.map { $0.findings.filter { $0.code == .takenBack } }
    #expect(notes.map(\.count) == [0, 0, 1, 1, 1])
    #expect(notes[2].first?.message.en.contains("revision 1 (SO-A/0.xml)") == true)
    #expect(notes[3].first?.message.vi.contains("bản số 2 (SO-A/1.xml)") == true)
    #expect(notes[4].first?.message.en.contains("revision 3 (SO-A/2.xml)") == true)
  }

  @Test func aCopyOfWhatAPersonTookOutDoesNotCountInItsPlace() {
    // The first is accepted by its content and excluded; its copy stays what it was.
    let receipts = SupersessionTests.receipts([
      Drop(bytes: "a", isAccepted: false, says: "1"), Drop(bytes: "b", isAccepted: true, says: "2"),
      Drop(bytes: "a", isAccepted: true, says: "1"),
    ])
    #expect(receipts.map(\.disposition) == [.suspended, .accepted, .duplicate])
    #expect(receipts.map(\.counts) == [false, true, false])
  }

  @Test func aVersionThatComesBackTooLateIsSuspendedAndNoDuplicate() {
    let receipts = SupersessionTests.receipts([
      Drop(bytes: "a", isAccepted: true, says: "1"), Drop(bytes: "b", isAccepted: true, says: "2"),
      Drop(bytes: "a", isAccepted: false, says: "1"),
    ])
    #expect(receipts.map(\.disposition) == [.accepted, .accepted, .suspended])
    #expect(receipts.map(\.counts) == [false, true, false])
  }

  @Test func whatCameAfterTheFreezeChangesNoOtherReceipt() {
    func candidate(_ path: Bytewise, _ bytes: String, at second: Int64, late: Bool = false)
      -> Supersession.Candidate
    {
      Supersession.Candidate(
        arrival: Arrival(
          path: path, folder: "SO-A", sha256: bytes, size: 1, receivedAt: Instant(seconds: second),
          look: 1),
        submission: ValidatedSubmission(
          subject: Subject(form: .selfAssessment, key: "SO-A"), isAccepted: true, isLate: false,
          findings: []), contentHash: bytes, isAfterFreeze: late)
    }
    let frozen = [candidate("1", "a", at: 5), candidate("2", "b", at: 6)]
    let before = Supersession.receipts(frozen)
    // The register gives the late files days before all others.
    let after = Supersession.receipts(
      frozen + [
        candidate("3", "b", at: 1, late: true), candidate("4", "c", at: 2, late: true),
      ])
    #expect(Array(after.prefix(2)) == before)
    #expect(after.map(\.disposition) == [.accepted, .accepted, .duplicate, .suspended])
    #expect(after.map(\.counts) == [false, true, false, false])
  }

  /// Two workbooks of decisions about one unit say on both receipts which of them is taken later.
  @Test func decisionsFoundTogetherAboutOneUnitAreSaid() {
    func decisions(_ path: Bytewise, _ units: Set<Bytewise>) -> Supersession.Candidate {
      Supersession.Candidate(
        arrival: Arrival(
          path: path, folder: InboxFolder.decisions, sha256: path.text, size: 1,
          receivedAt: Instant(seconds: 5), look: 1),
        submission: ValidatedSubmission(
          subject: Subject(form: .decision, key: path), isAccepted: true, isLate: false,
          findings: []), contentHash: path.text, decidedUnits: units)
    }
    let receipts = Supersession.receipts([
      decisions("a", ["U", "V"]), decisions("b", ["W"]), decisions("c", ["V"]),
    ])
    #expect(receipts.allSatisfy { $0.counts })
    #expect(receipts.map { $0.findings.map(\.code) } == [[.cameTogether], [], [.cameTogether]])
    #expect(receipts[2].findings.first?.message.vi.contains("xét thứ 2 trong 2 tệp") == true)
  }

  /// A file of one look: its name, digest and own time.
  static func seen(
    _ path: Bytewise, _ sha256: String, look: Int = 1, at second: Int64 = 5, saved: Int64?
  ) -> Supersession.Candidate {
    Supersession.Candidate(
      arrival: Arrival(
        path: path, folder: "SO-A", sha256: sha256, size: 1, receivedAt: Instant(seconds: second),
        look: look, fileTime: saved),
      submission: ValidatedSubmission(
        subject: Subject(form: .selfAssessment, key: "SO-A"), isAccepted: true, isLate: false,
        findings: []), contentHash: sha256)
  }

  static let oneLook: [(files: [Supersession.Candidate], counts: Bytewise, why: String)] = [
    ([seen("1", "b", at: 6, saved: 1), seen("2", "a", at: 5, saved: 2)], "1", "sổ tiếp nhận"),
    ([seen("1", "a", saved: 7), seen("2", "b", saved: 6)], "1", "thời điểm sửa đổi"),
    ([seen("1", "b", saved: 7), seen("2", "a", saved: 7)], "2", "thứ tự tên tệp"),
    ([seen("1", "b", saved: nil), seen("2", "a", saved: nil)], "1", "SHA-256"),
    ([seen("1", "b", saved: nil), seen("2", "a", saved: 7)], "2", "thời điểm sửa đổi"),
  ]

  @Test(arguments: oneLook.indices)
  func whatCameInOneLookGoesByRegisterOwnTimePathAndDigest(row: Int) {
    let (files, counts, why) = SupersessionTests.oneLook[row]
    for order in [files, files.reversed()] {
      let receipts = Supersession.receipts(order)
      #expect(receipts.filter(\.counts).map(\.arrival.path) == [counts])
      for receipt in receipts {
        let notes = receipt.findings.filter { $0.code == .cameTogether }
        #expect(notes.count == 1 && notes.allSatisfy { $0.severity == .note })
        let other = receipt.arrival.path == Bytewise("1") ? "2" : "1"
        #expect(notes.first?.found == other, "both receipts name the other file")
        #expect(notes.first?.message.vi.contains(why) == true)
        let last = receipt.counts ? "tệp này" : counts.text
        #expect(notes.first?.message.vi.contains("Trong số đó \(last) được lấy") == true)
      }
    }
  }

  @Test func whatCameInTwoLooksSaysNothingOfCompany() {
    let receipts = Supersession.receipts([
      SupersessionTests.seen("1", "a", look: 1, saved: 9),
      SupersessionTests.seen("2", "b", look: 2, saved: 1),
    ])
    #expect(receipts.map(\.counts) == [false, true], "a file's own time orders one look only")
    #expect(receipts.allSatisfy { $0.findings.isEmpty })
  }

  @Test func namesThatDifferInHowLettersAreComposedHaveAnOrder() {
    let (composed, decomposed) = ("\u{E1}", "a\u{301}")
    for files in [[composed, decomposed], [decomposed, composed]] {
      let receipts = Supersession.receipts(
        files.enumerated().map { SupersessionTests.seen(Bytewise($1), "\($0)", saved: 1) })
      #expect(Array(receipts.last?.arrival.path.utf8 ?? "".utf8) == Array(composed.utf8))
    }
  }

  @Test func batchesOfOneLookWithOneRespondentSayInWhichOrderTheyAreTaken() {
    func batch(
      _ path: Bytewise, saved: Int64, repeats: Bool = false
    ) -> Supersession.Candidate {
      Supersession.Candidate(
        arrival: Arrival(
          path: path, folder: "_survey", sha256: path.text, size: 1,
          receivedAt: Instant(seconds: 5),
          look: 1, fileTime: saved),
        submission: ValidatedSubmission(
          subject: Subject(form: .survey, key: path), isAccepted: true, isLate: false,
          findings: []), contentHash: path.text, repeatsAnswers: repeats)
    }
    let receipts = Supersession.receipts([
      batch("1", saved: 3, repeats: true), batch("2", saved: 2),
    ])
    #expect(receipts.map(\.arrival.path) == ["2", "1"])
    let notes = receipts.map { $0.findings.first?.message.vi ?? "" }
    #expect(notes[0].contains("thứ 1 trong 2 tệp") && notes[1].contains("thứ 2 trong 2 tệp"))
    let strangers = Supersession.receipts([batch("1", saved: 3), batch("2", saved: 2)])
    #expect(strangers.allSatisfy { $0.findings.isEmpty }, "no respondent is in both")
  }

  @Test func tiesInOneSecondGoByLookThenDigest() {
    func candidate(_ sha256: String, look: Int) -> Supersession.Candidate {
      Supersession.Candidate(
        arrival: Arrival(
          path: Bytewise(sha256), folder: "SO-A", sha256: sha256, size: 1,
          receivedAt: Instant(seconds: 5),
          look: look),
        submission: ValidatedSubmission(
          subject: Subject(form: .selfAssessment, key: "SO-A"), isAccepted: true, isLate: false,
          findings: []), contentHash: sha256)
    }
    let straight = Supersession.receipts([
      candidate("b", look: 1), candidate("a", look: 2), candidate("c", look: 1),
    ])
    #expect(straight.map(\.arrival.sha256) == ["b", "c", "a"])
    #expect(straight.last?.counts == true)
  }

  /// The rules once more, as plainly as they can be said: replayed drop by drop.
  struct Model {
    var seen: [String: (isAccepted: Bool, says: String)] = [:]
    var current: (position: Int, says: String, bytes: String)?
    var revisions = 0
    var accepted = 0, suspended = 0, duplicate = 0, unchanged = 0

    mutating func take(_ drop: Drop, at position: Int) {
      if let first = seen[drop.bytes],
        !first.isAccepted || drop.bytes == current?.bytes || drop.says == current?.says
      {
        duplicate += 1
      } else if !drop.isAccepted {
        suspended += 1
      } else if drop.says == current?.says {
        unchanged += 1
      } else {
        accepted += 1
        revisions += 1
        current = (position, drop.says, drop.bytes)
      }
      seen[drop.bytes] = seen[drop.bytes] ?? (drop.isAccepted, drop.says)
    }
  }

  @Test func tenThousandStoriesAgreeWithTheModel() {
    var state: UInt64 = 42
    func below(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    for story in 0..<10_000 {
      var model = Model()
      let drops = (0..<(1 + below(12))).map { _ in
        // A content always says the same and is always judged the same.
        let bytes = below(8)
        return Drop(bytes: "\(bytes)", isAccepted: bytes % 3 != 0, says: "\(bytes / 2)")
      }
      for (position, drop) in drops.enumerated() { model.take(drop, at: position) }
      let receipts = SupersessionTests.receipts(drops)
      let counting = receipts.indices.filter { receipts[$0].counts }
      func count(_ disposition: Receipt.Disposition) -> Int {
        receipts.count { $0.disposition == disposition }
      }
      let agrees =
        counting == (model.current.map { [$0.position] } ?? [])
        && count(.accepted) == model.accepted && count(.suspended) == model.suspended
        && count(.duplicate) == model.duplicate && count(.unchanged) == model.unchanged
        && (receipts.compactMap(\.revision).max() ?? 0) == model.revisions
      guard agrees else {
        Issue.record("story \(story) differs: \(drops.map(\.bytes))")
        return
      }
    }
  }
}
