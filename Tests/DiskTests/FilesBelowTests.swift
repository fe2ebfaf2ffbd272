import Disk
import Foundation
import TestSupport
import Testing

/// A folder on the command line.
struct FilesBelowTests {
  @Test func aFolderStandsForItsFilesAndThoseBelowInTheOrderOfTheirNames() throws {
    let folder = try TemporaryFolder()
    for path in ["b.xml", "a/z.xml", "Á.xml", "a.xml", ".hidden.xml", ".git/config"] {
      try folder.write([1], to: path)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.xml", withDestinationPath: folder.path + "/b.xml")
    let expected = ["a/z.xml", "a.xml", "b.xml", "Á.xml"].map { folder.path + "/" + $0 }
    #expect(try FilesBelow.listed(folder.path) == expected)
    #expect(try FilesBelow.listed(folder.path + "/") == expected)
  }

  @Test(arguments: ["absent.xml", "b.xml"])
  func whatIsNoFolderStandsForItself(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "b.xml")
    #expect(try FilesBelow.listed(folder.path + "/" + name) == [folder.path + "/" + name])
  }
}
