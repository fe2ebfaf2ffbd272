import Digests
import Testing

/// The vectors of FIPS 180-4 and of NIST's example values.
@Suite struct DigestsTests {
  /// Test cases 2 and 6 of RFC 4231.
  @Test func keyedDigestsAreThoseOfRFC4231() {
    #expect(
      Digests.keyed("what do ya want for nothing?", by: Array("Jefe".utf8)).description
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let long = [UInt8](repeating: 0xAA, count: 131)
    #expect(
      Digests.keyed("Test Using Larger Than Block-Size Key - Hash Key First", by: long).description
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  static let vectors: [(content: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrl"
        + "mnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  @Test(arguments: vectors)
  func publishedVectors(content: String, digest: String) {
    #expect(Digests.sha256(content).description == digest)
    #expect(Digests.sha256(Array(content.utf8)).description == digest)
  }

  @Test func aMillionLettersInPiecesOfEveryKindOfSize() {
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    for size in [1, 63, 64, 65, 4096, 1_000_000] {
      var hasher = SHA256Hasher()
      let piece = [UInt8](repeating: UInt8(ascii: "a"), count: size)
      var left = 1_000_000
      while left > 0 {
        hasher.update(Array(piece.prefix(left)))
        left -= min(left, size)
      }
      #expect(hasher.finalize().description == expected)
    }
  }

  @Test func textAndBytesGoThereAndBack() throws {
    let digest = Digests.sha256("Hải Dương")
    #expect(SHA256Digest(digest.description) == digest)
    #expect(SHA256Digest(bytes: digest.bytes) == digest)
  }

  @Test(arguments: [
    "", "ba78", String(repeating: "g", count: 64), String(repeating: "A", count: 64),
  ])
  func whatIsNoDigestIsRefused(text: String) {
    #expect(SHA256Digest(text) == nil)
  }

  @Test func theOrderIsThatOfTheTexts() {
    let digests = (0..<200).map { Digests.sha256("\($0)") }
    #expect(
      digests.sorted().map(\.description) == digests.map(\.description).sorted())
  }
}
