import Checkpoints
import Foundation
import TestSupport
import Testing

/// The database, what SQLite keeps beside it and its copies are the owner's alone, whatever the
/// umask and whatever an older program left.
struct PrivateFileTests {
  static func mode(_ path: String) throws -> Int {
    let value = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    return try #require(value as? Int)
  }

  /// The files of a folder that another account could read.
  static func open(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      try mode(folder + "/" + $0) & 0o077 != 0
    }
  }

  @Test func aNewDatabaseIsTheOwnersAlone() throws {
    let bench = try StoreBench()
    _ = try bench.run()
    #expect(FileManager.default.fileExists(atPath: bench.path + "-wal"))
    #expect(try PrivateFileTests.open(in: bench.folder.path) == [])
  }

  @Test func whatAnOlderProgramLeftOpenIsTakenBackWhenItIsOpened() throws {
    let bench = try StoreBench()
    _ = try bench.run()
    for suffix in ["", "-wal", "-shm"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: bench.path + suffix)
    }
    let again = try CheckpointStore(path: bench.path)
    #expect(try PrivateFileTests.open(in: bench.folder.path) == [])
    try again.close()
  }

  @Test func aBackupIsTheOwnersAloneAndSoIsItsDrill() throws {
    let bench = try StoreBench()
    _ = try bench.run()
    try bench.store.backUp(to: bench.folder.path + "/copy.sqlite", audit: StoreBench.audit)
    #expect(try PrivateFileTests.open(in: bench.folder.path) == [])
  }
}
