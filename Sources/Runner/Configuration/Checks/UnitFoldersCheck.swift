internal import Domain
internal import Foundation

/// Every unit has a folder of its own that any file server can hold.
struct UnitFoldersCheck {
  let roster: Roster
  let log: FaultLog

  func run() {
    // File servers do not tell case apart, nor do some the two forms of an accented letter.
    var owners: [String: Roster.Row] = [:]
    for row in roster.rows {
      if let fault = fault(in: row.unit.folder) {
        report(row, vi: fault.vi, en: fault.en)
        continue
      }
      let folder = key(row.unit.folder)
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

  private func checkNesting(of row: Roster.Row, _ owners: [String: Roster.Row]) {
    var parts = key(row.unit.folder).split(separator: "/").dropLast()
    while !parts.isEmpty {
      if let owner = owners[parts.joined(separator: "/")] {
        report(
          row, vi: "nằm trong thư mục của \(owner.unit.code) (\(owner.row.place))",
          en: "lies inside the folder of \(owner.unit.code) (\(owner.row.place))")
        return
      }
      parts = parts.dropLast()
    }
  }

  private func key(_ folder: String) -> String {
    folder.lowercased().precomposedStringWithCanonicalMapping
  }

  private func fault(in folder: String) -> (vi: String, en: String)? {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    for part in parts {
      if part.isEmpty || part.hasPrefix(".") || part.hasSuffix(".") || part.hasSuffix(" ") {
        return ("không phải là đường dẫn tương đối an toàn", "is not a safe relative path")
      }
      if part.hasPrefix("_") {
        return (
          "bắt đầu bằng “_”, dành cho Tổ thư ký", "starts with '_', kept for the secretariat"
        )
      }
      let isPortable = part.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && $0.value != 0x7F && !"<>:\"\\|?*".unicodeScalars.contains($0)
      }
      if !isPortable {
        return ("có ký tự không dùng được trong tên thư mục", "has characters no folder may have")
      }
    }
    return nil
  }

  private func report(_ row: Roster.Row, vi: String, en: String) {
    log.report(
      .folderWrong, at: row.row["folder"].place, vi: "thư mục “\(row.unit.folder)” \(vi)",
      en: "the folder '\(row.unit.folder)' \(en)")
  }
}
