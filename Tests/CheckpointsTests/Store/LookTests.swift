import Checkpoints
import Domain
import TestSupport
import Testing

/// Since when a file has been as it is: what settling is decided by.
struct LookTests {
  static func seen(_ path: Bytewise, _ size: Int, _ letter: String) -> SeenFile {
    SeenFile(path: path, size: size, sha256: String(repeating: letter, count: 64))
  }

  static func since(_ look: Look) -> [Bytewise: Int64] {
    Dictionary(
      uniqueKeysWithValues: look.files.map {
        ($0.key, $0.value.since.seconds)
      })
  }

  @Test func namesThatDifferInHowLettersAreComposedAreTwo() throws {
    let bench = try StoreBench()
    let names: [Bytewise] = ["\u{E1}", "a\u{301}"]
    let look = try bench.store.recordLook(
      [LookTests.seen(names[0], 1, "a"), LookTests.seen(names[1], 1, "b")], at: Instant(seconds: 1))
    #expect(names.map { look.unchanged($0)?.sha256.first } == ["a", "b"])
  }

  @Test func aFileSettlesFromTheLookThatFirstSawItSo() throws {
    let bench = try StoreBench()
    let first = try bench.store.recordLook(
      [LookTests.seen("a", 1, "a"), LookTests.seen("b", 1, "b")], at: Instant(seconds: 10))
    #expect(first.number == 1 && LookTests.since(first) == ["a": 10, "b": 10])
    // b grew, c is new.
    let second = try bench.store.recordLook(
      [LookTests.seen("a", 1, "a"), LookTests.seen("b", 2, "b"), LookTests.seen("c", 1, "c")],
      at: Instant(seconds: 20))
    #expect(LookTests.since(second) == ["a": 10, "b": 20, "c": 20])
    // b has the same size but other bytes, c is gone.
    let third = try bench.store.recordLook(
      [LookTests.seen("a", 1, "a"), LookTests.seen("b", 2, "e")], at: Instant(seconds: 30))
    #expect(LookTests.since(third) == ["a": 10, "b": 30])
    // c is back: it begins anew.
    let fourth = try bench.store.recordLook([LookTests.seen("c", 1, "c")], at: Instant(seconds: 40))
    #expect(LookTests.since(fourth) == ["c": 40])
    #expect(try bench.store.lastLook() == fourth)
  }
}
