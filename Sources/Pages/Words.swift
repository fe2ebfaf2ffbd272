internal import Domain

/// The words of the pages that depend on a value.
enum Words {
  static func form(_ form: Form) -> Bilingual {
    switch form {
    case .selfAssessment: Bilingual(vi: "Tự đánh giá", en: "Self-assessment")
    case .appraisal: Bilingual(vi: "Thẩm định", en: "Appraisal")
    case .survey: Bilingual(vi: "Điều tra XHH", en: "Survey")
    case .decision: Bilingual(vi: "Quyết định", en: "Decision")
    }
  }

  static func basis(_ basis: LeafScore.Basis) -> Bilingual {
    switch basis {
    case .rule: Bilingual(vi: "Theo quy tắc", en: "By rule")
    case .appraised: Bilingual(vi: "Điểm thẩm định", en: "Appraised")
    case .survey: Bilingual(vi: "Điều tra xã hội học", en: "Survey")
    case .externalIndex: Bilingual(vi: "Chỉ số bên ngoài", en: "Outside index")
    case .excluded: Bilingual(vi: "Không áp dụng – không tính", en: "Not applicable – left out")
    case .full: Bilingual(vi: "Không áp dụng – đủ điểm", en: "Not applicable – full points")
    case .decision: Bilingual(vi: "Quyết định của Hội đồng", en: "Decision of the Council")
    case .missing: Bilingual(vi: "Chưa có điểm", en: "No points yet")
    }
  }

  static func disposition(_ disposition: Receipt.Disposition) -> Bilingual {
    switch disposition {
    case .accepted: Bilingual(vi: "Chấp nhận", en: "Accepted")
    case .suspended: Bilingual(vi: "Chưa chấp nhận, đề nghị sửa", en: "Suspended until mended")
    case .duplicate: Bilingual(vi: "Trùng lặp", en: "Duplicate")
    case .unchanged: Bilingual(vi: "Nội dung không đổi", en: "Content unchanged")
    case .waiting: Bilingual(vi: "Đang chờ", en: "Waiting")
    }
  }

  static let afterFreeze = Bilingual(
    vi: "Đến sau khi chốt số liệu", en: "Came after the freeze")

  /// The outcome for the register of incoming documents, which no agency sent.
  static func register(_ disposition: Receipt.Disposition) -> Bilingual {
    guard disposition == .suspended else {
      return Bilingual(vi: "Đã đọc và sử dụng", en: "Read and used")
    }
    return Bilingual(vi: "Có chỗ không dùng được", en: "Part of it cannot be used")
  }

  static func severity(_ severity: Finding.Severity) -> Bilingual {
    switch severity {
    case .error: Bilingual(vi: "Lỗi", en: "Error")
    case .warning: Bilingual(vi: "Cảnh báo", en: "Warning")
    case .note: Bilingual(vi: "Ghi chú", en: "Note")
    }
  }

  static func ties(_ ties: Policies.Ties) -> Bilingual {
    switch ties {
    case .competition:
      Bilingual(
        vi: "Chỉ số bằng nhau thì đồng hạng, hạng kế tiếp bỏ cách: 1, 2, 2, 4.",
        en: "Equal indices share a rank and the next rank is skipped: 1, 2, 2, 4.")
    case .dense:
      Bilingual(
        vi: "Chỉ số bằng nhau thì đồng hạng, hạng kế tiếp liền sau: 1, 2, 2, 3.",
        en: "Equal indices share a rank and the next rank follows at once: 1, 2, 2, 3.")
    case .distinctByRosterOrder:
      Bilingual(
        vi: "Mỗi đơn vị một hạng; chỉ số bằng nhau thì xếp theo thứ tự danh sách đơn vị.",
        en: "Every unit has its own rank; equal indices follow the order of the roster.")
    }
  }
}
