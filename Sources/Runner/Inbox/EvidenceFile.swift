internal import Domain
internal import Spreadsheets
internal import Stages

/// A file that lies beside the forms: a scan, a letter or a picture that shows what a form says.
///
/// It is listed and counted, and never opened. A file is evidence when its name ends like a
/// document's or picture's and its first bytes are no spreadsheet's, or when it is a PDF or a picture
/// whose name does not end like a spreadsheet's; unless it is named like a form, for then somebody
/// meant it to be read and must be told that it cannot be.
struct EvidenceFile: Hashable, Sendable {
  /// The path below Inbox.
  let path: Bytewise
  /// The size in bytes.
  let size: Int

  /// How many of a file's first bytes tell what it is.
  static let sniffed = 4_096

  private static let documents: Set = [
    "pdf", "doc", "docx", "docm", "rtf", "odt", "ppt", "pptx", "odp", "jpg", "jpeg", "png", "gif",
    "bmp", "tif", "tiff", "heic", "webp", "mp3", "mp4", "msg", "eml",
  ]
  private static let spreadsheets: Set = [
    "xml", "xls", "xlsx", "xlsm", "xlsb", "xlt", "xltx", "ods", "fods", "ots", "csv", "et",
  ]
  /// The phrases that mark a file name as a form's, folded.
  private static let forms = [
    "tự đánh giá", "tự chấm", "chấm điểm", "biểu mẫu", "thẩm định", "phiếu điều tra",
    "self assessment", "appraisal",
  ].map(FoldedText.init)

  /// Whether a file is evidence.
  ///
  /// - Parameters:
  ///   - name: The file's own name.
  ///   - beginning: Gives its first bytes; nil when they cannot be read.
  /// - Returns: Whether it is.
  static func isEvidence(_ name: String, beginning: () -> [UInt8]?) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? (parts.last ?? "").lowercased() : ""
    let stem = FoldedText(parts.dropLast(parts.count > 1 ? 1 : 0).joined(separator: "."))
    guard !spreadsheets.contains(ending), !forms.contains(where: stem.contains) else {
      return false
    }
    guard let bytes = beginning() else { return false }
    let kind = FileKind.sniff(bytes)
    if documents.contains(ending) {
      return ![.xmlSpreadsheet2003, .xlsx, .ods, .flatODS].contains(kind) || isWord(ending, bytes)
    }
    return kind == .pdf || kind == .image
  }

  /// Whether a package that begins as all of Office's do is none of a spreadsheet: by its name a
  /// document, and no part of a workbook among its first ones.
  private static func isWord(_ ending: String, _ bytes: [UInt8]) -> Bool {
    ["docx", "docm", "pptx"].contains(ending) && bytes.firstRange(of: Array("xl/".utf8)) == nil
  }
}
