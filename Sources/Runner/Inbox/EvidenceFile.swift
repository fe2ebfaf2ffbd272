internal import Domain
internal import Spreadsheets
internal import Stages

/// A file beside the forms: a scan, a letter or a picture that supports a form.
///
/// It is listed and counted, and never opened. A file is evidence when it has the extension of a
/// document or picture and does not begin like a spreadsheet, or when it is a PDF or a picture
/// without the extension of a spreadsheet. A file named like a form is never evidence: its sender
/// meant it to be read and must be told that it cannot be.
struct EvidenceFile: Hashable, Sendable {
  /// The path below Inbox.
  let path: Bytewise
  /// The size in bytes.
  let size: Int

  /// How many bytes to read to identify a file.
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
  ///   - beginning: Returns its first bytes; nil when they cannot be read.
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

  /// Whether an Office package is a document, not a spreadsheet: by its name, and because no part
  /// of a workbook is among its first entries.
  private static func isWord(_ ending: String, _ bytes: [UInt8]) -> Bool {
    ["docx", "docm", "pptx"].contains(ending) && bytes.firstRange(of: Array("xl/".utf8)) == nil
  }
}
