import Domain
import Stages
import Testing

/// Units by what people type.
struct UnitSearchTests {
  private static let roster = [
    Unit(code: "HD-SO-SNV", name: "Sở Nội vụ", level: "so", group: "SO", folder: "HD-SO-SNV"),
    Unit(
      code: "HD-SO-STP", name: "Sở Tư pháp", aliases: ["Tư pháp"], level: "so", group: "SO",
      folder: "tu-phap"),
    Unit(code: "X1", name: "Xã Thanh Hải", level: "xa", group: "G1", folder: "X1"),
    Unit(code: "X2", name: "Xã Thanh Hải", level: "xa", group: "G2", folder: "X2"),
  ]

  private func codes(_ text: String) -> [String] {
    switch UnitSearch(UnitSearchTests.roster)(text) {
    case .found(let unit): ["=" + unit.code]
    case .several(let units): units.map(\.code)
    case .none(let near): near.map { "?" + $0.code }
    }
  }

  @Test(arguments: [
    ("HD-SO-SNV", ["=HD-SO-SNV"]), ("hd-so-snv", ["=HD-SO-SNV"]), ("Sở Nội vụ", ["=HD-SO-SNV"]),
    ("so noi vu", ["=HD-SO-SNV"]), ("SO\u{31B}\u{309} NỘI VỤ", ["=HD-SO-SNV"]),
    ("tu-phap", ["=HD-SO-STP"]), ("Tư pháp", ["=HD-SO-STP"]),
    ("Xã Thanh Hải", ["X1", "X2"]), ("X2", ["=X2"]),
    ("HD-SO-SNU", ["?HD-SO-SNV"]), ("Nội vụ", ["?HD-SO-SNV"]),
    ("", []), ("…", []),
  ])
  func aUnitIsFoundByCodeFolderOrName(_ text: String, _ expected: [String]) {
    #expect(codes(text) == expected, "\(text)")
  }

  @Test func aNameMisspelledInALetterIsSuggested() {
    #expect(codes("Sở Nội vũ a") == ["?HD-SO-SNV"])
    #expect(codes("Xã Thanh Hai") == ["X1", "X2"])
    #expect(codes("Bộ Quốc phòng") == [])
  }
}
