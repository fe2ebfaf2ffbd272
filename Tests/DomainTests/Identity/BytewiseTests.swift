import Domain
import Foundation
import Testing

/// Identity is bytes: what Swift, a person or a font takes for the same is not the same thing.
struct BytewiseTests {
  /// A text and another that is not it, though it passes for it somewhere.
  struct Twins: Sendable, CustomTestStringConvertible {
    let kind: String, one: String, other: String

    var testDescription: String { kind }
  }

  static let twins = [
    Twins(kind: "KELVIN SIGN", one: "HD-SO-SKHCN", other: "HD-SO-S\u{212A}HCN"),
    Twins(kind: "OHM SIGN", one: "\u{3A9}-1", other: "\u{2126}-1"),
    Twins(kind: "ANGSTROM SIGN", one: "\u{C5}-1", other: "\u{212B}-1"),
    Twins(kind: "NFC and NFD", one: "S\u{1EDF}", other: "So\u{31B}\u{309}"),
    Twins(kind: "order of marks", one: "a\u{323}\u{302}", other: "a\u{302}\u{323}"),
    Twins(kind: "fullwidth", one: "SNV", other: "\u{FF33}\u{FF2E}\u{FF36}"),
    Twins(kind: "ligature", one: "fi", other: "\u{FB01}"),
    Twins(kind: "case", one: "HD-SO-SNV", other: "hd-so-snv"),
    Twins(kind: "ZERO WIDTH SPACE", one: "SNV", other: "SN\u{200B}V"),
    Twins(kind: "SOFT HYPHEN", one: "SNV", other: "SN\u{AD}V"),
    Twins(kind: "WORD JOINER", one: "SNV", other: "SN\u{2060}V"),
    Twins(kind: "MONGOLIAN VOWEL SEPARATOR", one: "SNV", other: "SN\u{180E}V"),
    Twins(kind: "HANGUL FILLER", one: "SNV", other: "SN\u{3164}V"),
    Twins(kind: "tag", one: "SNV", other: "SNV\u{E0041}"),
    Twins(kind: "greek question mark", one: "a;", other: "a\u{37E}"),
  ]

  @Test(arguments: twins)
  func twinsAreTwoThingsInSetsTablesSortsAndComparisons(_ twins: Twins) throws {
    let one = Bytewise(twins.one)
    let other = Bytewise(twins.other)
    #expect(one != other)
    #expect(one != twins.other && twins.other != one && one == twins.one && twins.one == one)
    #expect(Set([one, other]).count == 2)
    #expect(Set(of: [twins.one]).contains(twins.other) == false)
    var table = [one: 1]
    table[other] = 2
    #expect(table[twins.one] == 1 && table[twins.other] == 2)
    #expect((one < other) != (other < one))
    #expect([one, other].sorted() == [other, one].sorted())
    #expect([one, other].sorted().map(\.text) == [twins.other, twins.one].sortedByBytes())
    #expect(Dictionary(grouping: [one, other, one], by: { $0 })[one]?.count == 2)
    #expect(Bytewise(twins.one + "/x").hasPrefix(other) == false)
    #expect(Bytewise("x/" + twins.one).hasSuffix(other) == false)
    #expect(Bytewise(twins.one + "/x").dropping(prefix: one) == "/x")
    #expect(Bytewise(twins.one + "/x").dropping(prefix: other) == nil)
    #expect(twins.one.isSame(as: twins.one) && !twins.one.isSame(as: twins.other))
  }

  @Test func itIsWrittenAsTheTextIsAndReadBackByteForByte() throws {
    for text in BytewiseTests.twins.flatMap({ [$0.one, $0.other] }) {
      let written = try JSONEncoder().encode([Bytewise(text)])
      #expect(try written == JSONEncoder().encode([text]))
      let read = try JSONDecoder().decode([Bytewise].self, from: written)
      #expect(read.map { Array($0.utf8) } == [Array(text.utf8)])
      let table = try JSONEncoder().encode([Bytewise(text): 1])
      #expect(try table == JSONEncoder().encode([text: 1]))
      #expect(try JSONDecoder().decode([Bytewise: Int].self, from: table)[text] == 1)
    }
  }

  @Test func aTextIsNotTheEndOfAnotherWithinACharacter() {
    #expect(Bytewise("Sở Nội vụ").hasPrefix("Sở"))
    #expect(Bytewise("a\u{301}/x").hasPrefix("a"))
    #expect(Bytewise("a\u{301}/x").dropping(prefix: "a") == "\u{301}/x")
    #expect("\(Bytewise("a"))/b" == "a/b")
  }
}
