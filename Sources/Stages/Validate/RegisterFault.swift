public import Domain

/// A fault in the register of incoming documents: in one line of it, or in all of it.
public enum RegisterFault: Sendable, Hashable {
  /// A link, folder, pipe or device stands where the register belongs.
  case notRegular
  /// It could not be read.
  case unreadable
  /// It is larger than a register can be.
  case tooLarge
  /// It is no UTF-8 text.
  case notText
  /// Something beside it, which is not read.
  case beside(name: String)
  /// Its first line does not name the columns.
  case noHeadings(found: String)
  /// A line is longer than any line that is read.
  case tooLong(line: Int)
  /// A quoted field is never closed.
  case openQuote(line: Int)
  /// A line names no file.
  case noPath(line: Int)
  /// A line states no time that can be read.
  case noTime(line: Int, column: Int, path: String, found: String)
  /// A line states a time far in the future.
  case inFuture(line: Int, column: Int, path: String, found: String)
  /// A line states a digest that is none.
  case noDigest(line: Int, column: Int, found: String)
  /// A line names no file that lies in Inbox, but nearly one that does.
  case nearPath(line: Int, path: String, file: String)
  /// A line says the same as an earlier one.
  case repeated(line: Int, first: Int, path: String)
  /// A path has more lines than are kept.
  case tooMany(line: Int, path: String, most: Int)
  /// More lines are at fault than are named.
  case more(Int, all: Int)

  /// The fault as the register's receipt states it.
  public var finding: Finding {
    switch self {
    case .notRegular, .unreadable, .tooLarge, .notText, .noHeadings: whole
    case .beside(let name):
      finding(
        .registerUnreadable, severity: .warning, found: Bytewise(name).shownApart,
        Bilingual(
          vi: "Trong thư mục _register có “\(Bytewise(name).shownApart)”; chỉ tệp received.csv "
            + "được đọc.",
          en: "The folder _register holds '\(Bytewise(name).shownApart)'; only received.csv is "
            + "read."),
        expected: Bilingual(vi: "chỉ tệp received.csv", en: "received.csv alone"),
        mend: Bilingual(
          vi: "Nếu đó là sổ tiếp nhận: lưu dưới dạng CSV UTF-8 với tên received.csv. Nếu không, "
            + "chuyển tệp ra khỏi thư mục.",
          en: "If it is the register, save it as CSV UTF-8 by the name received.csv. If not, take "
            + "it out of the folder."))
    case .tooLong(let line):
      at(
        line, vi: "dài quá 65.536 byte nên bị bỏ qua",
        en: "is longer than 65,536 bytes and skipped",
        expected: Bilingual(vi: "mỗi dòng một tệp", en: "a line a file"))
    case .openQuote(let line):
      at(
        line, vi: "có dấu ngoặc kép mở mà không đóng", en: "opens a quote that is never closed",
        expected: Bilingual(
          vi: "dấu ngoặc kép ở đầu và cuối ô", en: "quotes at both ends of a field"))
    case .noPath(let line):
      at(
        line, vi: "không ghi đường dẫn tệp", en: "names no file",
        expected: Bilingual(
          vi: "đường dẫn trong Inbox, ví dụ HD-SO-SNV/tu-danh-gia.xlsx",
          en: "a path below Inbox, such as HD-SO-SNV/tu-danh-gia.xlsx"))
    case .noTime(let line, let column, let path, let found):
      at(
        line, column, found: found, vi: "(tệp \(path)) không ghi thời điểm đến đọc được",
        en: "(file \(path)) states no time that can be read",
        expected: Bilingual(
          vi: "ngày giờ như 08/01/2024 10:00 hoặc 2024-01-08T10:00:00+07:00",
          en: "a time such as 08/01/2024 10:00 or 2024-01-08T10:00:00+07:00"))
    case .inFuture(let line, let column, let path, let found):
      at(
        line, column, found: found, vi: "(tệp \(path)) ghi thời điểm còn xa mới đến",
        en: "(file \(path)) states a time far in the future",
        expected: Bilingual(
          vi: "thời điểm tệp đã đến, không quá 60 ngày sau lúc hệ thống đọc sổ",
          en: "when the file came, at most 60 days after the register is read"))
    case .noDigest(let line, let column, let found):
      at(
        line, column, found: found, vi: "ghi mã SHA-256 không đúng dạng",
        en: "states a SHA-256 that is none",
        expected: Bilingual(
          vi: "64 chữ số thập lục phân như trên phiếu tiếp nhận tệp, hoặc để trống",
          en: "64 hexadecimal digits as on the file's receipt, or nothing"))
    case .nearPath(let line, let path, let file):
      at(
        line, severity: .warning, found: Bytewise(path).shownApart,
        vi: "ghi tên gần giống một tệp trong Inbox nhưng không đúng tên đó nên không được dùng",
        en: "nearly names a file in Inbox, but by another name, and is not used",
        expected: Bilingual(
          vi: "đúng tên tệp: \(Bytewise(file).shownApart)",
          en: "the file's own name: \(Bytewise(file).shownApart)"))
    case .repeated(let line, let first, let path):
      at(
        line, severity: .warning, found: path, vi: "ghi lại đúng như dòng \(first) nên được bỏ qua",
        en: "says the same as line \(first) and is left out",
        expected: Bilingual(
          vi: "mỗi lần tệp đến một dòng", en: "a line each time that a file came"))
    case .tooMany(let line, let path, let most):
      at(
        line, severity: .warning, found: path, vi: "là dòng thứ quá \(most) của cùng một tệp",
        en: "is beyond the first \(most) lines of one file",
        expected: Bilingual(
          vi: "mỗi lần tệp đến một dòng", en: "a line each time that a file came"))
    case .more(let rest, let all):
      finding(
        .registerLine, found: "",
        Bilingual(
          vi: "Còn \(rest) dòng khác không dùng được; tất cả có \(all) dòng.",
          en: "\(rest) more lines cannot be used; there are \(all) in all."),
        expected: Bilingual(vi: "các dòng đọc được", en: "lines that can be read"),
        mend: RegisterFault.lineMend)
    }
  }

  private var whole: Finding {
    let (message, found): (Bilingual, String) =
      switch self {
      case .tooLarge:
        (
          Bilingual(
            vi: "Sổ tiếp nhận lớn quá 100 MB nên không được đọc.",
            en: "The register is larger than 100 MB and is not read."), ""
        )
      case .notText:
        (
          Bilingual(
            vi: "Sổ tiếp nhận không phải văn bản UTF-8.", en: "The register is no UTF-8 text."), ""
        )
      case .noHeadings(let found):
        (
          Bilingual(
            vi: "Dòng đầu của sổ tiếp nhận không có các cột path và received_at.",
            en: "The register's first line does not name the columns path and received_at."), found
        )
      case .notRegular:
        (
          Bilingual(
            vi: "Ở chỗ của sổ tiếp nhận là một liên kết, thư mục hoặc ống dẫn, không phải tệp.",
            en: "A link, folder or pipe stands where the register belongs."), ""
        )
      default:
        (
          Bilingual(
            vi: "Sổ tiếp nhận không đọc được.", en: "The register cannot be read."), ""
        )
      }
    return finding(
      .registerUnreadable, found: found, message,
      expected: Bilingual(
        vi: "tệp CSV UTF-8 có các cột path, received_at",
        en: "a CSV file in UTF-8 with the columns path, received_at"),
      mend: Bilingual(
        vi: "Lưu sổ dưới dạng CSV UTF-8 vào _register/received.csv. Cho đến khi đó các tệp mới "
          + "được ghi nhận theo thời điểm được thấy lần đầu.",
        en: "Save it as CSV UTF-8 at _register/received.csv. Until then new files come when they "
          + "are first seen."))
  }

  private static let lineMend = Bilingual(
    vi: "Sửa các dòng này trước lần chạy sau. Các dòng khác vẫn được dùng; tệp của dòng hỏng được "
      + "ghi nhận theo thời điểm được thấy lần đầu.",
    en: "Correct these lines before the next run. The others are used; a file whose line cannot be "
      + "used comes when it is first seen.")

  private func at(
    _ line: Int, _ column: Int = 1, severity: Finding.Severity = .error, found: String = "",
    vi: String, en: String, expected: Bilingual
  ) -> Finding {
    finding(
      .registerLine, severity: severity,
      place: CellAddress(sheet: "received.csv", row: line, column: column), found: found,
      Bilingual(
        vi: "Dòng \(line) của sổ tiếp nhận \(vi).", en: "Line \(line) of the register \(en)."),
      expected: expected, mend: RegisterFault.lineMend)
  }

  private func finding(
    _ code: FindingCode, severity: Finding.Severity = .error, place: CellAddress? = nil,
    found: String, _ message: Bilingual, expected: Bilingual, mend: Bilingual
  ) -> Finding {
    Finding(
      code: code, severity: severity, place: place, found: found, message: message,
      expected: expected, mend: mend)
  }
}
