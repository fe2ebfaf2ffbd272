import Checkpoints
import Definitions
import Digests
import Domain
import Foundation
import Stages
import TestSupport
import Testing

@testable import Runner

/// Submissions, resubmissions, rejections, exclusions, readmissions and late entries in the
/// register, in any order: the receipts are those of a model that is told the rules one by one.
struct SupersessionStormTests {
  /// A content: whose form it is, whether it is without fault, and what it says.
  struct Content {
    let sha256: String
    let form: Form
    let unit: String
    let isGood: Bool
    let says: String
  }

  /// A file that came, and whether a person took it out of the count.
  struct Entry {
    let arrival: Arrival
    let content: Content
    var isExcluded = false

    /// A form counts only in its own unit's folder, or in the secretariat's.
    var isAccepted: Bool {
      content.isGood && (content.form == .appraisal || arrival.folder == content.unit)
    }
    var subject: Subject { Subject(form: content.form, key: Bytewise(content.unit)) }
    var isLate: Bool { arrival.receivedAt.seconds > 60 }
  }

  /// What the rules say of one file.
  struct Expected: Equatable {
    let path: Bytewise, sha256: String
    let disposition: Receipt.Disposition
    var revision: Int?
    var counts = false
    var other: Bytewise?
    var isLate: Bool
  }

  /// The rules, each as a question about all files: not how they are worked through.
  struct Model {
    let entries: [Entry]

    /// Time, then look, then what was recorded without a time of its own, by bytes; then the
    /// files' own times, paths and bytes: the order of revisions.
    init(_ entries: [Entry]) {
      self.entries = entries.sorted { left, right in
        let (one, two) = (left.arrival, right.arrival)
        if one.receivedAt != two.receivedAt { return one.receivedAt < two.receivedAt }
        if one.look != two.look { return one.look < two.look }
        if let first = one.fileTime, let second = two.fileTime {
          return (first, one.path, one.sha256) < (second, two.path, two.sha256)
        }
        if one.fileTime != nil || two.fileTime != nil { return one.fileTime == nil }
        return one.sha256 == two.sha256 ? one.path < two.path : one.sha256 < two.sha256
      }
    }

    /// The first file of the same bytes in the same folder, this one or an earlier one.
    func original(_ index: Int) -> Int {
      entries.firstIndex {
        $0.arrival.folder == entries[index].arrival.folder
          && $0.content.sha256 == entries[index].content.sha256
      } ?? index
    }

    /// Whether a file could count: not rejected, and not excluded under its name.
    func isStanding(_ index: Int) -> Bool {
      let entry = entries[index]
      return entry.isAccepted
        && !entries.contains {
          $0.isExcluded && $0.arrival.path == entry.arrival.path
            && $0.content.sha256 == entry.content.sha256
        }
    }

    /// The files of a subject that say something new, each against the one before it; bytes that
    /// were rejected once say nothing.
    func revisions(of subject: Subject) -> [Int] {
      var found: [Int] = []
      for index in entries.indices
      where entries[index].subject == subject && isStanding(index) && isStanding(original(index)) {
        if let last = found.last, entries[last].content.says == entries[index].content.says {
          continue
        }
        found.append(index)
      }
      return found
    }

    func receipts() -> [Expected] {
      entries.indices.map { index in
        let entry = entries[index]
        func expected(_ disposition: Receipt.Disposition, _ other: Int? = nil) -> Expected {
          Expected(
            path: entry.arrival.path, sha256: entry.content.sha256, disposition: disposition,
            other: other.map { entries[$0].arrival.path }, isLate: entry.isLate)
        }
        let revisions = revisions(of: entry.subject)
        let current = revisions.last { $0 < index }
        let original = original(index)
        if original != index {
          guard isStanding(original), let current else { return expected(.duplicate, original) }
          if entries[current].content.sha256 == entry.content.sha256 {
            return expected(.duplicate, current)
          }
          if entries[current].content.says == entry.content.says {
            return expected(.duplicate, original)
          }
        }
        guard isStanding(index) else { return expected(.suspended) }
        guard let place = revisions.firstIndex(of: index) else {
          return expected(.unchanged, current)
        }
        var accepted = expected(.accepted, revisions.dropFirst(place + 1).first)
        accepted.revision = place + 1
        accepted.counts = index == revisions.last
        return accepted
      }
    }
  }

  /// Numbers that follow from a seed.
  struct Chance {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  static let folders = ["SO-A", "SO-B", "_appraisal"]

  static let contents: [Content] = (0..<24).map { number in
    Content(
      sha256: Digests.sha256("content \(number)").description,
      form: number % 3 == 2 ? .appraisal : .selfAssessment, unit: number % 2 == 0 ? "SO-A" : "SO-B",
      isGood: number % 4 != 1 || number == 5, says: "says \(number / 12)")
  }

  /// The files of one story, after each of its events.
  static func story(_ seed: Int) -> [[Entry]] {
    var chance = Chance(state: UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1)
    var entries: [Entry] = []
    var states: [[Entry]] = []
    for look in 1...(2 + chance.below(14)) {
      switch chance.below(10) {
      case 0..<2 where !entries.isEmpty:
        entries[chance.below(entries.count)].isExcluded.toggle()
      default:
        // Some come under an old name, some twice in one night, some with a time of their own.
        for _ in 0...chance.below(2) {
          let content = contents[chance.below(contents.count)]
          let folder =
            content.form == .appraisal ? "_appraisal" : folders[chance.below(folders.count)]
          let path = "\(folder)/\(chance.below(6)).xml"
          let time = chance.below(5) == 0 ? chance.below(120) : look * 8
          // A content comes to a path again only after another one did.
          guard
            entries.last(where: { $0.arrival.path == path })?.content.sha256 != content.sha256
          else { continue }
          entries.append(
            Entry(
              arrival: Arrival(
                path: Bytewise(path), folder: Bytewise(folder), sha256: content.sha256, size: 1,
                receivedAt: Instant(seconds: Int64(time)), look: look,
                fileTime: look < 4 ? nil : Int64(chance.below(3)),
                repetition: entries.count {
                  $0.arrival.folder == Bytewise(folder) && $0.content.sha256 == content.sha256
                }), content: content))
        }
      }
      states.append(entries)
    }
    return states
  }

  /// What the runner says, through the ledger and the summaries kept in it.
  static func settled(_ entries: [Entry], round: Round, store: CheckpointStore) throws -> [Receipt]
  {
    let ledger = try Ledger(store: store, run: nil)
    let print = Fingerprint(.validate, version: 1, settings: "", inputs: [:])
    for entry in entries {
      let submission = ValidatedSubmission(
        subject: entry.subject, isAccepted: entry.isAccepted, isLate: entry.isLate, findings: [])
      try ledger.record([
        Ledger.Made(
          .normalize, Bytewise(entry.content.sha256), print, body: Array(entry.content.says.utf8)),
        Ledger.Made(
          .validate, FileStages.partition(entry.arrival), print, body: [],
          summary: SubmissionSummary(submission).text),
      ])
    }
    let excluded = entries.filter(\.isExcluded).map {
      Exclusion(
        path: $0.arrival.path, sha256: $0.content.sha256, isExcluded: true, reason: "thử")
    }
    return Settlement(
      out: OutOfCount(
        excluded: Excluded(excluded), late: try LateFiles(store, freeze: nil, utcOffset: 0),
        lastExclusion: nil)
    ).files(entries.compactMap { JudgedFile($0.arrival, known: ledger) }).map(\.receipt)
  }

  /// A few hundred stories; `SUPERSESSION_STORIES=10000` tells them all.
  static let stories =
    ProcessInfo.processInfo.environment["SUPERSESSION_STORIES"].flatMap(Int.init) ?? 300

  @Test func everyStoryIsSettledAsTheModelSays() throws {
    let folder = try TemporaryFolder()
    let store = try CheckpointStore(path: folder.path + "/c.sqlite")
    let round = try WorkedRound().pipeline().round
    var dispositions: [Receipt.Disposition: Int] = [:]
    var (settlements, late) = (0, 0)
    for seed in 0..<SupersessionStormTests.stories {
      for entries in SupersessionStormTests.story(seed) {
        let receipts = try SupersessionStormTests.settled(entries, round: round, store: store)
        let found = receipts.map {
          Expected(
            path: $0.arrival.path, sha256: $0.arrival.sha256, disposition: $0.disposition,
            revision: $0.revision, counts: $0.counts, other: $0.other, isLate: $0.isLate)
        }
        let expected = Model(entries).receipts()
        guard found == expected else {
          Issue.record("story \(seed): \(found) is not \(expected)")
          return
        }
        settlements += 1
        for receipt in receipts { dispositions[receipt.disposition, default: 0] += 1 }
        late += receipts.count(where: \.isLate)
      }
    }
    let kinds: [Receipt.Disposition] = [.accepted, .suspended, .duplicate, .unchanged]
    #expect(kinds.allSatisfy { dispositions[$0, default: 0] > 50 } && late > 50)
    print(
      "supersession: \(SupersessionStormTests.stories) stories, \(settlements) settlements, "
        + "0 differences from the model")
  }
}
