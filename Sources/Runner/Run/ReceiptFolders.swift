internal import Definitions
internal import Domain
internal import Stages

/// The contents of each folder of Inbox, as the indexes of receipts list them.
struct ReceiptFolders {
  /// The folders: the units' in the roster's order, then the secretariat's, then what belongs to
  /// nobody.
  let folders: [ReceiptFolder]

  /// Sorts what a look found into folders.
  ///
  /// - Parameters:
  ///   - receipts: The receipts of all files.
  ///   - waiting: What was not taken.
  ///   - evidence: What lies beside the forms.
  ///   - before: The folders as they were listed last, of which it holds what waits and lies beside;
  ///     none after a look.
  ///   - late: Which files came after a freeze.
  ///   - owners: Which folder a path belongs to.
  ///   - limits: The round's limits, which the reasons name.
  init(
    receipts: [Receipt], waiting: [WaitingFile], evidence: [EvidenceFile],
    before: [ReceiptFolder] = [], late: LateFiles, owners: FolderOwners, limits: InboxLimits
  ) {
    let entries = Dictionary(grouping: receipts) { $0.arrival.folder }
    let waits = Dictionary(grouping: waiting) { owners.folder(of: $0.path) }
    let beside = Dictionary(grouping: evidence) { owners.folder(of: $0.path) }
    var held: [Bytewise: ReceiptFolder] = [:]
    for folder in before where !folder.waiting.isEmpty || !folder.evidence.isEmpty {
      held[folder.folder] = folder
    }
    let names = Set(entries.keys).union(waits.keys).union(beside.keys).union(held.keys)
    let places = owners.places
    func order(_ name: Bytewise) -> Int { places[name] ?? .max }
    let sorted = names.sorted {
      order($0) == order($1) ? $0 < $1 : order($0) < order($1)
    }
    folders = sorted.map { key in
      let folder = ReceiptFolders.folder(
        key, entries[key] ?? [], waits[key] ?? [], beside[key] ?? [], late, limits)
      guard let held = held[key] else { return folder }
      return ReceiptFolder(
        folder: key, entries: folder.entries, total: folder.total, evidence: held.evidence,
        evidenceTotal: held.evidenceTotal, waiting: held.waiting)
    }
  }

  private static func folder(
    _ folder: Bytewise, _ receipts: [Receipt], _ waiting: [WaitingFile], _ evidence: [EvidenceFile],
    _ late: LateFiles, _ limits: InboxLimits
  ) -> ReceiptFolder {
    func below(_ path: Bytewise) -> String {
      folder.isEmpty ? path.text : path.dropping(prefix: Bytewise("\(folder)/")) ?? path.text
    }
    // Receipts are in the order of arrival.
    let latest = receipts.sorted { $1.arrival < $0.arrival }.prefix(ReceiptFolder.listed)
    return ReceiptFolder(
      folder: folder,
      entries: latest.map { receipt in
        ReceiptFolder.Entry(
          name: below(receipt.arrival.path), receipt: Publish.receiptName(receipt.arrival),
          receivedAt: receipt.arrival.receivedAt, disposition: receipt.disposition,
          revision: receipt.revision, counts: receipt.counts,
          isAfterFreeze: late.contains(receipt.arrival))
      }, total: receipts.count,
      evidence: evidence.prefix(ReceiptFolder.listed).map {
        ReceiptFolder.Evidence(name: below($0.path), size: $0.size)
      }, evidenceTotal: evidence.count,
      waiting: waiting.map {
        ReceiptFolder.Waiting(
          name: below($0.path), reason: $0.reason.words(limits), count: $0.count)
      })
  }
}

extension WaitingReason {
  /// Why a file is not taken, and what its sender does, in words.
  func words(_ limits: InboxLimits) -> Bilingual {
    switch self {
    case .settling:
      Bilingual(
        vi: "Mới thấy hoặc đang thay đổi; sẽ được nhận ở lần chạy sau.",
        en: "Just seen, or still changing; it is taken in the next run.")
    case .incomplete:
      Bilingual(
        vi: "Tệp kết thúc giữa chừng, có thể đang được sao chép.",
        en: "The file ends too early; it may still be being copied.")
    case .unreadable:
      Bilingual(
        vi: "Không đọc được: kiểm tra quyền truy cập của tệp hoặc thư mục.",
        en: "It cannot be read: see the access rights of the file or folder.")
    case .notRegular:
      Bilingual(
        vi: "Không phải là tệp thường (liên kết, ống dẫn); lưu chính tệp vào thư mục này.",
        en: "No regular file (a link or pipe); save the file itself into this folder.")
    case .temporaryName:
      Bilingual(
        vi: "Tên của tệp tạm; nếu là bản chính thức thì đổi tên.",
        en: "The name of a temporary file; rename it if it is meant to be read.")
    case .controlCharacters, .notText:
      Bilingual(
        vi: "Tên tệp có ký tự không hợp lệ; đổi tên rồi lưu lại.",
        en: "The name has characters that are not allowed; rename it.")
    case .tooLarge:
      Bilingual(
        vi: "Lớn hơn \(limits.fileBytes >> 20) MiB nên không được mở; lưu riêng biểu mẫu rồi nộp "
          + "lại.",
        en: "Larger than \(limits.fileBytes >> 20) MiB, so it is not opened; save the form alone.")
    case .overLimit:
      Bilingual(
        vi: "Thư mục đã vượt giới hạn (\(limits.filesPerLook) tệp mỗi lần, "
          + "\(limits.filesPerFolder) tệp và \(limits.bytesPerFolder >> 20) MiB tất cả), nên các "
          + "tệp này chưa được mở; chuyển bớt tệp không phải biểu mẫu đi, hoặc liên hệ Tổ thư ký.",
        en: "The folder is over its limit (\(limits.filesPerLook) files at a time, "
          + "\(limits.filesPerFolder) files and \(limits.bytesPerFolder >> 20) MiB in all), so these "
          + "are not opened; take away what is no form, or ask the secretariat.")
    }
  }
}
