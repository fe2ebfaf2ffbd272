internal import Domain

/// The outcome for a file in a sentence, and its sender's next step.
struct Outcome {
  private let receipt: Receipt

  init(_ receipt: Receipt) { self.receipt = receipt }

  private var isRegister: Bool { receipt.arrival.folder == InboxFolder.register }
  private var isAfterFreeze: Bool {
    receipt.disposition == .suspended && receipt.findings.contains { $0.code == .afterFreeze }
  }
  /// Whether the file has errors other than arriving after the freeze.
  private var hasOtherErrors: Bool {
    receipt.findings.contains { $0.severity == .error && $0.code != .afterFreeze }
  }

  /// The outcome in a few words.
  var word: Bilingual {
    if isRegister { return Words.register(receipt.disposition) }
    return isAfterFreeze ? Words.afterFreeze : Words.disposition(receipt.disposition)
  }

  /// Whether the file does not count until its sender corrects it.
  var needsMending: Bool {
    receipt.disposition == .suspended && (!isAfterFreeze || hasOtherErrors)
  }

  /// The findings as shown on the page; arriving too late cannot be corrected.
  var findings: [Finding] {
    receipt.findings.map { finding in
      guard finding.code == .afterFreeze else { return finding }
      return Finding(
        code: finding.code, severity: .note, place: finding.place, leaf: finding.leaf,
        found: finding.found, message: finding.message, expected: finding.expected,
        mend: finding.mend)
    }
  }

  var sentence: Bilingual {
    let other = receipt.other ?? "–"
    let revision = receipt.revision.map(String.init) ?? "–"
    switch receipt.disposition {
    case .accepted where isRegister:
      return Bilingual(
        vi: "Sổ tiếp nhận đã được đọc và dùng.", en: "The register was read and is used.")
    case .suspended where isRegister:
      return Bilingual(
        vi: "Sổ tiếp nhận có chỗ không dùng được; mọi việc khác vẫn được tiếp tục.",
        en: "Part of the register cannot be used; everything else goes on.")
    case .accepted where receipt.counts:
      return Bilingual(
        vi: "Tệp được chấp nhận là bản số \(revision) và đang được dùng để tính điểm.",
        en: "The file is accepted as revision \(revision) and counts.")
    case .accepted:
      return Bilingual(
        vi: "Tệp được chấp nhận là bản số \(revision), sau đó được thay bằng \(other).",
        en: "The file was accepted as revision \(revision) and then replaced by \(other).")
    case .suspended where isAfterFreeze:
      return Bilingual(
        vi: "Tệp đến sau khi đợt đánh giá đã chốt số liệu: không được dùng để tính điểm, chỉ được "
          + "tính trong một lần đính chính.",
        en: "The file came after the round was frozen: it does not count now, and counts only in a "
          + "correction.")
    case .suspended:
      return Bilingual(
        vi: "Chưa chấp nhận, đề nghị sửa: tệp chưa được dùng để tính điểm.",
        en: "The file is not accepted and does not count; it has to be mended.")
    case .duplicate:
      return Bilingual(
        vi: "Tệp trùng hoàn toàn với \(other); không có gì thay đổi.",
        en: "The file is the same as \(other), byte for byte; nothing changes.")
    case .unchanged:
      return Bilingual(
        vi: "Nội dung không đổi so với \(other); không có gì thay đổi.",
        en: "The content is the same as that of \(other); nothing changes.")
    case .waiting:
      return Bilingual(
        vi: "Tệp chưa sẵn sàng để đọc.", en: "The file is not ready to be read.")
    }
  }

  var next: Bilingual? {
    switch receipt.disposition {
    case .suspended where isAfterFreeze && hasOtherErrors:
      Bilingual(
        vi: "Tệp đã được lưu nhưng còn các lỗi nêu dưới đây nên không thể được tính. Nếu cần đính "
          + "chính kết quả, đề nghị sửa lỗi, lưu lại tệp vào cùng thư mục rồi liên hệ Tổ thư ký.",
        en: "The file is kept, but has the errors below and cannot count. If the result has to be "
          + "corrected, mend them, save the file into the same folder and ask the secretariat.")
    case .suspended where isAfterFreeze:
      Bilingual(
        vi: "Tệp đã được lưu. Nếu cần đính chính kết quả, đề nghị liên hệ Tổ thư ký; không cần nộp "
          + "lại tệp.",
        en: "The file is kept. If the result has to be corrected, ask the secretariat; there is no "
          + "need to hand the file in again.")
    case .suspended where isRegister:
      Bilingual(
        vi: "Đề nghị Tổ thư ký sửa các chỗ nêu dưới đây trước lần chạy sau.",
        en: "The secretariat is asked to correct what is named below before the next run.")
    case .suspended:
      Bilingual(
        vi: "Đề nghị sửa các lỗi nêu dưới đây rồi lưu tệp vào cùng thư mục. Bản đã được chấp nhận "
          + "trước đó (nếu có) vẫn được dùng.",
        en:
          "Please mend the errors below and save the file into the same folder. What was accepted "
          + "before, if anything, still counts.")
    case .waiting:
      Bilingual(
        vi: "Có thể tệp đang được sao chép. Hệ thống sẽ xem lại ở lần chạy sau.",
        en: "It may still be being copied. It is looked at again in the next run.")
    case .accepted, .duplicate, .unchanged: nil
    }
  }
}
