import Checkpoints
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The backup that a tick makes each day.
struct NightlyBackupTests {
  @Test func aDayHasOneBackupAndTheNewestAreKept() throws {
    let timed = try TickTests.Timed()
    let folder = timed.round.folder.path + "/Checkpoints/backups"
    func names() -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
    _ = try timed.tick()
    timed.pass(3_600)
    let first = try timed.tick()
    #expect(first.backup?.hasSuffix("-nightly.sqlite") == true)
    timed.pass(3_600)
    #expect(try timed.tick().backup == nil, "the day has its backup")
    let manual = try timed.runner(at: 1_706_020_000).backUp(to: nil)
    var made = names()
    for _ in 0..<8 {
      timed.pass(86_400)
      _ = try timed.tick()
      made = Array(Set(made + names())).sorted()
    }
    let nightly = made.filter { $0.hasSuffix("-nightly.sqlite") }
    #expect(nightly.count == 9)
    let kept = names()
    #expect(kept.filter { $0.hasSuffix("-nightly.sqlite") } == Array(nightly.suffix(7)))
    #expect(kept.contains((manual as NSString).lastPathComponent), "a person's copy stays")
    for name in kept { try CheckpointStore.drill(folder + "/" + name) }
    let status = try timed.runner(at: 1_706_800_000).status()
    #expect(status.backup?.needsAttention == false && status.backup?.file != nil)
  }

  @Test func aBackupThatFailsIsSignalledAndFailsNoRun() throws {
    let timed = try TickTests.Timed()
    _ = try timed.tick()
    try timed.round.folder.write([1], to: "Checkpoints/backups")
    timed.pass(3_600)
    let report = try timed.tick()
    #expect(report.run?.generation == 1)
    #expect(report.backup?.hasPrefix("failed: ") == true)
    let status = try timed.runner(at: 1_706_010_000).status()
    #expect(status.backup?.fault?.contains("backups") == true)
    #expect(status.backup?.needsAttention == true)
    let metrics = try timed.round.folder.files(below: "Outbox/_status")["parindex.prom"]
    let text = String(decoding: try #require(metrics), as: UTF8.self)
    #expect(text.contains("parindex_backup_fails{round=\"haiduong-2023\"} 1"))
    try FileManager.default.removeItem(atPath: timed.round.folder.path + "/Checkpoints/backups")
    timed.pass(3_600)
    #expect(try timed.tick().backup?.hasSuffix("-nightly.sqlite") == true, "it is tried again")
    #expect(try timed.runner(at: 1_706_010_000).status().backup?.needsAttention == false)
  }
}
