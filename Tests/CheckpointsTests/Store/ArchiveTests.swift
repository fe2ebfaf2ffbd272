import Checkpoints
import Digests
import Domain
import Foundation
import TestSupport
import Testing

/// The originals: the same bytes again, from the store and from the stock client.
struct ArchiveTests {
  /// Contents that deflate well, not at all, or are empty.
  static let contents: [(name: String, bytes: [UInt8])] = [
    ("U/phiếu tự chấm.xml", Array(String(repeating: "<Cell>Sở Nội vụ</Cell>", count: 500).utf8)),
    ("U/nén.bin", (0..<2_000).map { UInt8(truncatingIfNeeded: ($0 &* $0 &* 31) ^ ($0 >> 3)) }),
    ("U/rỗng.xml", []), ("U/một.xml", [0]),
  ]

  static func filled() throws -> StoreBench {
    let bench = try StoreBench()
    try bench.store.commit(
      [], arrivals: contents.map { StoreBench.arrival(Bytewise($0.name), $0.bytes) },
      run: try bench.run())
    return bench
  }

  @Test func theStoreGivesTheSameBytesBack() throws {
    let bench = try ArchiveTests.filled()
    for (name, bytes) in ArchiveTests.contents {
      #expect(try bench.store.archived(Digests.sha256(bytes).description) == bytes, "\(name)")
    }
    #expect(try bench.store.archived(String(repeating: "0", count: 64)) == nil)
  }

  @Test func theSameBytesAreKeptOnceAndArriveAsOftenAsTheyCome() throws {
    let bench = try ArchiveTests.filled()
    let bytes = ArchiveTests.contents[0].bytes
    let run = try bench.run()
    for _ in 1...2 {
      try bench.store.commit(
        [], arrivals: [StoreBench.arrival("U/bản sao.xml", bytes)], run: run)
    }
    let digest = Digests.sha256(bytes).description
    let paths = try bench.store.arrivals().filter { $0.sha256 == digest }.map(\.path)
    #expect(Set(paths) == ["U/phiếu tự chấm.xml", "U/bản sao.xml"])
    #expect(paths.count == 2)
    #expect(try bench.store.archivedDigests().count == ArchiveTests.contents.count)
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func theStockClientListsAndExtractsThem() throws {
    let bench = try ArchiveTests.filled()
    try bench.store.close()
    let program = try #require(StockClient.program)
    let listing = try program.run([bench.path, "-A", "--list"])
    try #require(listing.code == 0, "\(listing.errors)")
    let names = Set(listing.output.split(separator: "\n").map(String.init))
    let expected = ArchiveTests.contents.map { name, bytes in
      "\(Digests.sha256(bytes).description)/\(name.dropFirst(2))"
    }
    #expect(names == Set(expected))
    let target = try TemporaryFolder()
    let extraction = try program.run([bench.path, "-A", "--extract", "-C", target.path])
    try #require(extraction.code == 0, "\(extraction.errors)")
    for (path, content) in zip(expected, ArchiveTests.contents) {
      let data = try Data(contentsOf: URL(filePath: target.path + "/" + path))
      #expect([UInt8](data) == content.bytes, "\(path)")
    }
  }

  @Test(arguments: [
    ("U/../../etc/passwd", "passwd"), ("U/a\u{7}b.xml", "a_b.xml"), ("U/..", "original"),
    ("U/a\\b:c|d.xml", "a_b_c_d.xml"), ("U/\u{202E}lmx.exe", "_lmx.exe"),
  ])
  func namesInTheArchiveAreHarmless(path: String, name: String) throws {
    guard StockClient.program != nil else { return }
    let bench = try StoreBench()
    try bench.store.commit(
      [], arrivals: [StoreBench.arrival(Bytewise(path), [1])], run: try bench.run())
    let stored = try StockClient(path: bench.path).query("SELECT name FROM sqlar")
    #expect(stored == "\(Digests.sha256([1]).description)/\(name)")
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func aDamagedOriginalIsNeverHandedOut() throws {
    let bench = try ArchiveTests.filled()
    try StockClient(path: bench.path).query(
      "DROP TRIGGER sqlar_fixed; UPDATE sqlar SET data = zeroblob(length(data))")
    for (name, bytes) in ArchiveTests.contents where bytes.contains(where: { $0 != 0 }) {
      do {
        _ = try bench.store.archived(Digests.sha256(bytes).description)
        Issue.record("\(name) was handed out")
      } catch {
        #expect(error.kind == .corrupt)
      }
    }
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func aDamagedOutputIsNeverHandedOut() throws {
    let bench = try StoreBench()
    let long = String(repeating: "điểm ", count: 400)
    for text in ["ngắn", long] {
      try bench.store.commit(
        [StoreBench.completed(.score, "\(text.count)", text)], run: try bench.run())
    }
    try StockClient(path: bench.path).query(
      "DROP TRIGGER checkpoint_fixed; UPDATE checkpoint SET body = zeroblob(length(body))")
    for partition: Bytewise in ["4", "\(long.count)"] {
      do {
        _ = try bench.store.body(stage: .score, partition: partition)
        Issue.record("the damaged output of \(partition) was handed out")
      } catch {
        #expect(error.kind == .corrupt)
      }
    }
  }
}
