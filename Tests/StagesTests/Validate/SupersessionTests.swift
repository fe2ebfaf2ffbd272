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
        .accepted, .suspended, .accepted, .duplicate, .unchanged, .suspended,
      ])
    #expect(receipts.map(\.counts) == [false, false, true, false, false, false])
    #expect(receipts.map(\.revision) == [1, nil, 2, nil, nil, nil])
    #expect(
      receipts.map(\.other) == [
        "SO-A/2.xml", nil, nil, "SO-A/0.xml", "SO-A/2.xml", nil,
      ])
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
    var seen: [String] = []
    var current: (position: Int, says: String)?
    var revisions = 0
    var accepted = 0, suspended = 0, duplicate = 0, unchanged = 0

    mutating func take(_ drop: Drop, at position: Int) {
      if seen.contains(drop.bytes) {
        duplicate += 1
      } else if !drop.isAccepted {
        suspended += 1
      } else if drop.says == current?.says {
        unchanged += 1
      } else {
        accepted += 1
        revisions += 1
        current = (position, drop.says)
      }
      seen.append(drop.bytes)
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
