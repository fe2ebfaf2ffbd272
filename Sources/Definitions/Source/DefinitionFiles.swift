internal import Domain
internal import Foundation

/// The files of a definition, each read once, from its folder or from a database.
final class DefinitionFiles {
  private let directory: String
  private let kept: [Bytewise: [UInt8]]?
  private let log: FaultLog
  private(set) var contents: [Bytewise: [UInt8]] = [:]

  init(directory: String, kept: [Bytewise: [UInt8]]? = nil, log: FaultLog) {
    self.directory = directory
    self.kept = kept
    self.log = log
  }

  /// The text of a file in this folder; nil, with a fault, if it is missing or unreadable.
  ///
  /// - Parameters:
  ///   - name: The name within the folder.
  ///   - mention: The place where the definition names the file; the file itself if it is the first
  ///     one.
  /// - Returns: The text.
  func text(_ name: String, mentionedAt mention: SourcePlace? = nil) -> String? {
    let start = SourcePlace(file: name, line: 1, column: 1)
    guard !name.utf8.contains(UInt8(ascii: "/")), !Bytewise(name).hasPrefix("."),
      let bytes = bytes(of: name)
    else {
      log.report(
        .fileMissing, at: mention ?? start, vi: "không đọc được tệp “\(name)” trong thư mục này",
        en: "no file '\(name)' can be read in this folder")
      return nil
    }
    contents[Bytewise(name)] = bytes
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      log.report(
        .fileEncoding, at: start, vi: "tệp không phải là văn bản UTF-8",
        en: "the file is not UTF-8 text")
      return nil
    }
    return text
  }

  private func bytes(of name: String) -> [UInt8]? {
    if let kept { return kept[name] }
    return FileManager.default.contents(atPath: directory + "/" + name).map { [UInt8]($0) }
  }
}
