import ArgumentParser
import Foundation
import Testing

@testable import parindex

/// A form never replaces a filled-in one, and never bears the name of another format.
struct TemplateCommandTests {
  @Test(arguments: ["form.pdf", "form", "form.xls", "form.ods", "folder.xlsx/form"])
  func anotherEndingIsRefused(_ output: String) {
    #expect(throws: (any Error).self) {
      try ParIndex.parseAsRoot(["template", "--unit", "HD-SO-SNV", "--output", output])
    }
  }

  @Test func theEndingDecidesTheFormatAndNothingIsOverwritten() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let pipeline = root.appending(path: "Pipelines/haiduong-2023").path(percentEncoded: false)
    func write(_ name: String, _ more: [String] = []) throws -> Data {
      let path = folder.appending(path: name).path(percentEncoded: false)
      var command = try ParIndex.parseAsRoot(
        ["template", "--pipeline", pipeline, "--unit", "so noi vu", "--output", path] + more)
      try command.run()
      return try Data(contentsOf: URL(filePath: path))
    }
    let office = try write("form.xlsx")
    #expect(office.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    #expect(try write("FORM.XML").starts(with: Data("<?xml".utf8)))

    let filled = folder.appending(path: "form.xlsx")
    try Data("đã điền".utf8).write(to: filled)
    #expect(throws: (any Error).self) { try write("form.xlsx") }
    #expect(try Data(contentsOf: filled) == Data("đã điền".utf8))
    #expect(try write("form.xlsx", ["--force"]) == office)
  }
}
