internal import Domain
internal import Stages

/// Checks that every unit has its own folder, with a name that any file server accepts.
struct UnitFoldersCheck {
  let roster: Roster
  let log: FaultLog

  func run() {
    // File servers ignore case, and some ignore the form of an accented letter; people cannot
    // distinguish lookalikes.
    var owners: [Lookalike: Roster.Row] = [:]
    for row in roster.rows {
      if let fault = fault(in: row.unit.folder.text) {
        report(row, vi: fault.vi, en: fault.en)
        continue
      }
      let folder = Lookalike(row.unit.folder.text)
      if let owner = owners[folder] {
        report(
          row, vi: "đã là thư mục của \(owner.unit.code) (\(owner.row.place))",
          en: "already belongs to \(owner.unit.code) (\(owner.row.place))")
      } else {
        owners[folder] = row
      }
    }
    for row in roster.rows { checkNesting(of: row, owners) }
  }

  private func checkNesting(of row: Roster.Row, _ owners: [Lookalike: Roster.Row]) {
    var parts = row.unit.folder.components.map(\.text).dropLast()
    while !parts.isEmpty {
      if let owner = owners[Lookalike(parts.joined(separator: "/"))] {
        report(
          row, vi: "nằm trong thư mục của \(owner.unit.code) (\(owner.row.place))",
          en: "lies inside the folder of \(owner.unit.code) (\(owner.row.place))")
        return
      }
      parts = parts.dropLast()
    }
  }

  private func fault(in folder: String) -> (vi: String, en: String)? {
    let parts = folder.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Bytewise(Substring($0)) }
    for part in parts {
      if part.isEmpty || part.hasPrefix(".") || part.hasSuffix(".") || part.hasSuffix(" ") {
        return ("không phải là đường dẫn tương đối an toàn", "is not a safe relative path")
      }
      if part.hasPrefix("_") || InboxFolder.all.contains(where: { isTwin(part, of: $0) }) {
        return (
          "bắt đầu bằng “_”, dành cho Tổ thư ký", "starts with '_', kept for the secretariat"
        )
      }
      let isPortable = part.text.unicodeScalars.allSatisfy {
        !$0.isHarmful && !"<>:\"\\|?*".unicodeScalars.contains($0)
      }
      if !isPortable {
        return ("có ký tự không dùng được trong tên thư mục", "has characters no folder may have")
      }
    }
    return nil
  }

  private func isTwin(_ name: Bytewise, of other: Bytewise) -> Bool {
    Lookalike(name.text) == Lookalike(other.text)
  }

  private func report(_ row: Roster.Row, vi: String, en: String) {
    log.report(
      .folderWrong, at: row.row["folder"].place,
      vi: "thư mục “\(row.unit.folder.shownApart)” \(vi)",
      en: "the folder '\(row.unit.folder.shownApart)' \(en)")
  }
}
