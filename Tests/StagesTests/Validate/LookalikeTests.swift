import Domain
import Stages
import Testing

/// Names that pass for each other are near; names that merely are alike are not.
struct LookalikeTests {
  @Test(arguments: [
    ("HD-SO-SKHCN", "HD-SO-S\u{212A}HCN"), ("Sở", "So\u{31B}\u{309}"), ("A", "\u{FF21}"),
    ("SNV", "snv"), ("SNV", "S\u{200B}NV"), ("SNV", "S\u{AD}NV"), ("SNV", "SNV\u{2060}"),
    ("SNV", "\u{180E}SNV"), ("SNV", "SN\u{3164}V"), ("SNV", "SNV\u{E0056}\u{E007F}"),
    ("SCT", "S\u{421}T"), ("HO", "\u{397}\u{39F}"), ("a-b", "a\u{2011}b"), ("fi", "\u{FB01}"),
    ("\u{3A9}", "\u{2126}"), ("\u{C5}", "\u{212B}"), ("a b", "a\u{A0}b"), ("SNV", "SNV "),
    ("SNV", "SNV\u{FE0F}"), ("SNV", "\u{202E}SNV"),
    ("SNV", "SNV\u{FFFC}"), ("SCT", "\u{13DA}CT"), ("SCT", "S\u{A4DA}T"), ("HO", "H\u{555}"),
    ("SNV/a.xml", "SNV./a.xml"), ("a.xml", "a.xml."), ("a/b", "a. ./b"),
  ])
  func twinsAreNear(one: String, other: String) {
    #expect(Lookalike(one) == Lookalike(other))
    #expect(Lookalike(one, isGenerous: true) == Lookalike(other, isGenerous: true))
    #expect(Bytewise(one) != Bytewise(other))
    #expect(!Bytewise(one).shownApart.isSame(as: Bytewise(other).shownApart))
  }

  @Test(arguments: [
    ("SNV", "STC"), ("XA-1", "XA-I"), ("XA-O", "XA-0"), ("Ba", "Bà"), ("Da", "Đa"), ("a/b", "ab"),
  ])
  func othersAreNot(one: String, other: String) {
    #expect(Lookalike(one) != Lookalike(other))
  }

  @Test func aNameIsShownAsItIsUnlessSomethingInItDoesNotShow() {
    #expect(Bytewise("Sở Nội vụ – tự chấm (2).xlsx").shown == "Sở Nội vụ – tự chấm (2).xlsx")
    #expect(Bytewise("So\u{31B}\u{309}").shown == "So\u{31B}\u{309}")
    #expect(Bytewise("So\u{31B}\u{309}").shownApart == "So‹U+031B›‹U+0309›")
    #expect(Bytewise("HD-SO-S\u{212A}HCN").shown == "HD-SO-S‹U+212A›HCN")
    #expect(Bytewise("a\u{E0041}\u{202E}\n").shown == "a‹U+E0041›‹U+202E›‹U+000A›")
  }
}
