import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The receipts have indexes: of all folders, and of each, the latest first.
struct ReceiptIndexTests {
  private static func index(_ round: WorkedRound, _ folder: String = "") throws -> String {
    try String(
      contentsOfFile: round.outbox + "/receipts/\(folder)index.html", encoding: .utf8)
  }

  @Test func theLatestFileStandsFirstAndLinksToItsReceipt() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([OutputFile(path: folder + "lần một.xml", bytes: bytes)])
    try round.run(at: 1_706_000_000)
    try round.drop([OutputFile(path: folder + "lần hai.xml", bytes: Array("không".utf8))])
    try FileManager.default.createSymbolicLink(
      atPath: round.inbox + "/\(folder)liên kết.xml", withDestinationPath: "/etc/passwd")
    try round.run(at: 1_706_000_100)
    let page = try ReceiptIndexTests.index(round, folder)
    let second = try #require(page.range(of: "<bdi>lần hai.xml</bdi>"))
    let first = try #require(page.range(of: "<bdi>lần một.xml</bdi>"))
    #expect(second.lowerBound < first.lowerBound)
    #expect(page.contains("bản số 1, đang được dùng") && page.contains("Không phải là tệp thường"))
    // Every link leads to a file.
    let links = page.matches(of: /href="([^"#]+\.html)"/).map { String($0.output.1) }
    #expect(links.count == 3)
    for link in links {
      let path = try #require(link.removingPercentEncoding)
      #expect(
        FileManager.default.fileExists(atPath: round.outbox + "/receipts/\(folder)\(path)"),
        "\(path)")
    }
    let all = try ReceiptIndexTests.index(round)
    #expect(all.contains("href=\"\(folder)index.html\""))
  }

  @Test func aRetryListsWhatTheFailedRunTookAndWhatWaited() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([
      OutputFile(path: folder + "lần một.xml", bytes: bytes),
      OutputFile(path: folder + "minh chứng.pdf", bytes: Array("%PDF-1.4\n".utf8)),
    ])
    try FileManager.default.createSymbolicLink(
      atPath: round.inbox + "/\(folder)liên kết.xml", withDestinationPath: "/etc/passwd")
    try round.run(at: 1_706_000_000)
    let outbox = round.outbox
    try FileManager.default.moveItem(atPath: outbox, toPath: outbox + ".real")
    try round.folder.write([1], to: "Outbox/receipts")
    try round.drop([OutputFile(path: folder + "lần hai.xml", bytes: Array("không".utf8))])
    #expect(throws: RunnerFailure.self) { try round.run(at: 1_706_000_100) }
    try FileManager.default.removeItem(atPath: outbox)
    try FileManager.default.moveItem(atPath: outbox + ".real", toPath: outbox)
    try round.run(RunRequest(command: "retry", looksAtInbox: false), at: 1_706_000_200)
    let page = try ReceiptIndexTests.index(round, folder)
    for name in ["lần một.xml", "lần hai.xml", "minh chứng.pdf", "liên kết.xml"] {
      #expect(page.contains("<bdi>\(name)</bdi>"), "\(name)")
    }
    let mended = try round.published()
    try round.run(at: 1_706_000_300)
    #expect(try round.published() == mended, "a look finds nothing to add")
  }

  @Test func aFolderOverItsLimitSaysSoWithTheExactNumber() throws {
    let round = try FolderLimitsTests.round("files_per_look: 2, files_per_folder: 2")
    try round.drop(FolderLimitsTests.junk("HD-SO-SNV/", 0..<31))
    try round.run()
    let page = try ReceiptIndexTests.index(round, "HD-SO-SNV/")
    #expect(page.contains("29 tệp") && page.contains("Thư mục đã vượt giới hạn"))
  }

  @Test func nothingIsWrittenWhereNothingChanged() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([OutputFile(path: folder + "a.xml", bytes: bytes)])
    try round.run(at: 1_706_000_000)
    let report = try round.run(at: 1_706_000_100)
    #expect(report.stages.last?.ran == 0)
    // One that somebody took away is made again.
    try FileManager.default.removeItem(atPath: round.outbox + "/receipts/\(folder)index.html")
    try round.run(at: 1_706_000_200)
    #expect(try !ReceiptIndexTests.index(round, folder).isEmpty)
  }

  @Test func anAcceptedFileShowsWhatWasRead() throws {
    let round = try WorkedRound()
    let (folder, bytes) = try OddFilesTests.workbook(round)
    try round.drop([OutputFile(path: folder + "a.xml", bytes: bytes)])
    try round.run()
    let receipt = try #require(try round.receipts().first)
    let read = try #require(receipt["read"] as? [String: Any])
    let leaves = try #require(read["leaves"] as? [[String: Any]])
    let areas = try #require(read["areas"] as? [[String: Any]])
    #expect(leaves.count > 20 && areas.count > 5)
    let page = try #require(
      try round.folder.files(below: "Outbox/receipts").first {
        $0.key.hasPrefix(folder) && $0.key.hasSuffix(".html") && !$0.key.hasSuffix("index.html")
      })
    let text = String(decoding: page.value, as: UTF8.self)
    #expect(text.contains("Nội dung đã đọc từ tệp") && text.contains("Tổng điểm đã đọc"))
  }
}
