internal import Domain

/// The folder decides which form a file must be, and whose.
struct FolderRule {
  let directory: UnitDirectory
  let hasSurvey: Bool

  /// The fault of a form in its folder; nil for none.
  ///
  /// - Parameters:
  ///   - workbook: The file's content.
  ///   - arrival: The file.
  /// - Returns: What is wrong.
  func finding(on workbook: NormalizedWorkbook, in arrival: Arrival) -> Finding? {
    guard let wanted = wanted(in: arrival.folder) else {
      return unknownFolder(arrival, workbook.claimedUnits)
    }
    guard let form = workbook.form else {
      return UnknownFormRule(wanted: wanted).finding(workbook.unrecognized ?? [])
    }
    guard form != wanted else { return nil }
    let hasOwnPoints = workbook.columns.values.contains { $0[.selfPoints] != nil }
    let isAppraised = workbook.rows.contains { $0.entries[.appraisedPoints] != nil }
    return FolderRule.wrongForm(form, wanted, isFilledByOthers: hasOwnPoints && isAppraised)
  }

  private func wanted(in folder: Bytewise) -> Form? {
    switch folder {
    case InboxFolder.appraisal: .appraisal
    case InboxFolder.survey: hasSurvey ? .survey : nil
    case InboxFolder.decisions: .decision
    default: directory.unit(owning: folder) == nil ? nil : .selfAssessment
    }
  }

  private func unknownFolder(_ arrival: Arrival, _ claims: [Entry]) -> Finding {
    let isUnusedSurvey = arrival.folder == InboxFolder.survey
    if !isUnusedSurvey, let near = directory.known.near(arrival.path) {
      return twinFolder(near.twin, of: near.known)
    }
    // What the file says of itself tells more than how its folder is spelt.
    let meant =
      isUnusedSurvey
      ? nil
      : claims.lazy.compactMap { directory.unit(named: $0.text) }.first
        ?? directory.unit(near: arrival.folder.text)
    return Finding(
      code: isUnusedSurvey ? .formWrong : .unitUnknown, severity: .error,
      found: arrival.folder.text,
      message: isUnusedSurvey
        ? Bilingual(
          vi: "Đợt đánh giá này không tổ chức điều tra xã hội học.",
          en: "This round holds no survey.")
        : Bilingual(
          vi: "Thư mục này không phải của đơn vị nào trong danh sách.",
          en: "This folder belongs to no unit of the roster."),
      expected: Bilingual(
        vi:
          "thư mục của đơn vị, hoặc \(InboxFolder.secretariat.map(\.text).joined(separator: ", "))",
        en: "a unit's folder, or \(InboxFolder.secretariat.map(\.text).joined(separator: ", "))"),
      mend: Bilingual(
        vi: (meant.map { "Có phải \($0.code) (\($0.name))? Thư mục đúng là “\($0.folder)”. " } ?? "")
          + "Lưu tệp vào thư mục của đơn vị; nếu chưa có thư mục, liên hệ Tổ thư ký.",
        en: (meant.map { "Is it \($0.code)? Its folder is '\($0.folder)'. " } ?? "")
          + "Save the file in the unit's folder; if there is none, ask the secretariat."))
  }

  private func twinFolder(_ twin: Bytewise, of known: Bytewise) -> Finding {
    let name = directory.unit(owning: known)?.name
    return Finding(
      code: .unitUnknown, severity: .error, found: twin.shownApart,
      message: Bilingual(
        vi: "Tên thư mục “\(twin.shownApart)” chỉ gần giống “\(known.shownApart)”"
          + (name.map { " của \($0)" } ?? "") + "; thư mục này không thuộc đơn vị nào.",
        en: "The folder's name, '\(twin.shownApart)', only passes for '\(known.shownApart)'"
          + (name.map { " of \($0)" } ?? "") + "; the folder belongs to nobody."),
      expected: Bilingual(
        vi: "thư mục “\(known.shownApart)”, đúng từng ký tự",
        en: "the folder '\(known.shownApart)', character by character"),
      mend: Bilingual(
        vi: "Chuyển tệp sang đúng thư mục “\(known.shownApart)”, rồi xóa thư mục này. Nếu đơn vị "
          + "không tạo thư mục này, báo ngay cho Tổ thư ký.",
        en: "Move the file to the folder '\(known.shownApart)' and remove this one. If it is not "
          + "of your making, tell the secretariat."))
  }

  private static func wrongForm(
    _ form: Form, _ wanted: Form, isFilledByOthers: Bool
  ) -> Finding {
    let isAppraisal = form == .appraisal && wanted == .selfAssessment
    return Finding(
      code: .formWrong, severity: .error, found: form.title.vi,
      message: isAppraisal
        ? (isFilledByOthers ? filledByOthers : withoutOwnPoints)
        : Bilingual(
          vi: "Tệp là loại biểu khác với loại biểu của thư mục này.",
          en: "The file is another form than the one its folder is for."),
      expected: wanted.title,
      mend: isAppraisal && isFilledByOthers
        ? Bilingual(
          vi: "Xóa nội dung cột thẩm định rồi lưu và nộp lại.",
          en: "Clear the column of appraised points, save and hand in again.")
        : useTemplate(wanted))
  }

  private static let filledByOthers = Bilingual(
    vi: "Tệp có điểm ở cột thẩm định nên được đọc là phiếu thẩm định.",
    en: "The column of appraised points is filled, so the file reads as an appraisal.")

  private static let withoutOwnPoints = Bilingual(
    vi: "Tệp không có cột điểm tự đánh giá, chỉ có cột điểm thẩm định.",
    en: "The file has no column of self-assessed points, only one of appraised points.")

  /// Advice for a file that is not the form its folder requires.
  static func useTemplate(_ wanted: Form) -> Bilingual {
    let name = wanted.title
    return Bilingual(
      vi: "Dùng biểu mẫu \(name.vi) của đợt đánh giá, giữ nguyên dòng tiêu đề cột, rồi nộp lại.",
      en: "Use the round's template (\(name.en)), keep its headings, and hand in again.")
  }
}

extension Form {
  /// The form's name as people call it.
  var title: Bilingual {
    switch self {
    case .selfAssessment: Bilingual(vi: "phiếu tự đánh giá", en: "self-assessment")
    case .appraisal: Bilingual(vi: "phiếu thẩm định", en: "appraisal")
    case .survey: Bilingual(vi: "phiếu điều tra xã hội học", en: "survey answers")
    case .decision: Bilingual(vi: "quyết định của Hội đồng", en: "decisions of the Council")
    }
  }
}
