import Checkpoints
import Digests
import Foundation
import TestSupport
import Testing

/// A migration that was ever used is never edited: a change is a new one.
struct MigrationTests {
  static let digests: [String: String] = [
    "001-History.swift": "fb7c45cd5617d55726dc689a315b33ab6a805e7d3954dec9ba1abf27367f2cb1",
    "002-Archive.swift": "48f606a6e1009d9bbeeb662f1de3ebe82ff623a0316a516c6ba88a03b74193a2",
    "003-Publications.swift": "031b34d2fb13d994e3f5d89b21a962eacf43b16ba1909987e49c36ef46148927",
    "004-Views.swift": "cb995fc07119b17be75b900ca93d7f9e7a54e710d0a127e8b3d12919c4ac551b",
    "005-Occurrences.swift": "bc1c2d8896ad54f3d46ecd980950f6bc8d3abde8dec50c32573f7345422aad13",
    "006-Operators.swift": "6b2edb5c5681ea1d1f1f0c5b1b2de96ba1dffa8e403ac2aefbae15c8844fc9a5",
    "007-Closing.swift": "ed0d4b274914dbf7752d8f2ac7e101f91619c421c9e1bfe61008f8c386f32f6b",
    "008-Seals.swift": "a350a02b6dd81730125a4ed7febc6b31009029872276768b62dd508b5979994b",
    "010-Claim.swift": "c7c5bae80ecaafb99bc37f6f85d89c64f2d3ffbb3a6b5949189cff3381696bc6",
    "012-Definitions.swift": "e6ceafe24308be173a5f31fb319ff47d35c7e70016b6caca8ec1032d6054c3eb",
    "013-Evidence.swift": "57fa48e01d03eace28d10eabb53e1a7612ce8b14035edb74c7a7380051f3d472",
    "014-Stamps.swift": "b1b8a28d05246e2198f721e231e60a7a46a5f96641e8e1b0ee90bf17f46bd107",
    "011-Arrivals.swift": "8854cec557c6aa2dca75ef1d86579440896b0e23cd55663659c43c07c994578a",
    "015-Releases.swift": "944ef9fb776e57565adb512471187f158983ea40f724624f3e65336854e682a7",
    "016-Encoding.swift": "9f4a9068b7eb44e51c6b322ebe11efddeee574cbc1a404899b650582699fd13a",
  ]

  static let folder = Project.root + "/Sources/Checkpoints/Migrations"

  /// The SQL of a migration: what stands in its multi-line texts, comments of Swift left out.
  static func statements(_ file: String) throws -> String {
    let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
    let parts = text.components(separatedBy: "\"\"\"")
    let inside = parts.indices.filter { $0 % 2 == 1 }.map { parts[$0] }
    return inside.joined(separator: "\n").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test func everyMigrationIsListed() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: MigrationTests.folder)
    #expect(Set(files) == Set(MigrationTests.digests.keys))
  }

  @Test(arguments: digests.keys.sorted())
  func noMigrationWasEdited(file: String) throws {
    let digest = Digests.sha256(try MigrationTests.statements(file)).description
    #expect(
      digest == MigrationTests.digests[file],
      "databases in use were made with the SQL as it was; write a new migration instead")
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func aNewDatabaseHasAppliedAllOfThemInOrder() throws {
    let bench = try StoreBench()
    let applied = try StockClient(path: bench.path).query(
      "SELECT identifier FROM grdb_migrations ORDER BY rowid")
    #expect(
      applied.split(separator: "\n").map(String.init) == [
        "001-history", "002-archive", "003-publications", "004-views", "005-occurrences",
        "006-operators", "007-closing", "008-seals", "010-claim", "011-arrivals",
        "012-definitions",
        "013-evidence", "014-stamps", "015-releases", "016-encoding",
      ])
  }
}
