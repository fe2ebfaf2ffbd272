import Domain

/// Makes the files about one unit: its self-assessments and its appraisals.
struct UnitFiles {
  /// The round.
  let round: Round
  /// The seed.
  let seed: UInt64
  /// The spellings of the units' names.
  let names: UnitNames
  /// The targets of all units, by code.
  let targets: [String: Int]
  /// The special cases, by unit code.
  let plans: [String: UnitPlan]

  private var times: ArrivalTimes { ArrivalTimes(round) }

  /// One workbook to be made.
  struct Draft {
    /// The kind of workbook.
    var form = Form.selfAssessment
    /// The version of the unit's workbook, from 1.
    var version = 1
    /// The dialect; nil draws one.
    var dialect: Dialect?
    /// The fault in its rows.
    var fault: AssessmentFault?
    /// Whether its points are from an earlier stage of the work.
    var isEarlier = false
    /// The code or name in the head instead of the unit's own.
    var claimedCode: String?, claimedName: String?
    /// Text between the XML declaration and the root.
    var doctype = ""
    /// When it was saved, for the properties.
    var saved = "2024-01-05T08:00:00Z"
  }

  /// The files about a unit in order of arrival, self-assessments first.
  func files(of unit: Unit) -> [SampleFile] {
    guard let criteria = round.criteria[unit.level] else { return [] }
    let desk = Desk(unit: unit, criteria: criteria, files: self)
    return desk.selfAssessments(plans[unit.code]) + desk.appraisals(plans[unit.code])
  }

  /// The work on one unit's files.
  struct Desk {
    let unit: Unit
    let criteria: CriteriaSet
    let files: UnitFiles
  }
}

extension UnitFiles.Desk {
  private var round: Round { files.round }

  private func random(_ name: String) -> SplitMix64 {
    SplitMix64(seed: files.seed, "\(name) \(unit.code)")
  }

  /// The self-assessments in order of arrival.
  func selfAssessments(_ plan: UnitPlan?) -> [SampleFile] {
    var random = random("arrival")
    let times = files.times
    let first = times.before(9...20, .selfAssessment, &random)
    let second = times.before(1...7, .selfAssessment, &random)
    switch plan {
    case .fault(let fault, let isMended):
      let faulty = file(UnitFiles.Draft(fault: fault), at: first)
      return isMended ? [faulty, file(UnitFiles.Draft(version: 2), at: second)] : [faulty]
    case .fileFault(let fault, let isMended):
      let faulty = self.faulty(fault, at: first)
      return isMended ? [faulty, file(UnitFiles.Draft(version: 2), at: second)] : [faulty]
    case .revised:
      return [
        file(UnitFiles.Draft(isEarlier: true), at: first),
        file(UnitFiles.Draft(version: 2), at: second),
      ]
    case .duplicated:
      let original = file(UnitFiles.Draft(), at: first)
      let path = "\(unit.folder)/Ban sao - \(original.file.path.split(separator: "/").last ?? "")"
      let copy = OutputFile(path: path, bytes: original.file.bytes)
      return [original, SampleFile(file: copy, received: second)]
    case .unchanged:
      let again = UnitFiles.Draft(version: 2, dialect: .excel, saved: "2024-01-08T09:30:00Z")
      return [file(UnitFiles.Draft(dialect: .excel), at: first), file(again, at: second)]
    case .late:
      var late = file(
        UnitFiles.Draft(), at: times.after(2...4, .selfAssessment, &random))
      let severity: Finding.Severity = round.policies.late == .suspend ? .error : .warning
      late.planted.append(
        Planted(
          path: late.file.path, code: .late, severity: severity,
          note: "registered after the deadline"))
      return [late]
    case .dialect(let dialect): return [file(UnitFiles.Draft(dialect: dialect), at: second)]
    case .appraisalFault, .strangeAppraisal, nil:
      return [file(UnitFiles.Draft(), at: times.before(1...14, .selfAssessment, &random))]
    }
  }

  /// The appraisals in order of arrival.
  func appraisals(_ plan: UnitPlan?) -> [SampleFile] {
    var random = random("appraisal arrival")
    let first = files.times.after(8...30, .appraisal, &random)
    let second = files.times.after(32...40, .appraisal, &random)
    switch plan {
    case .appraisalFault(let fault, let isMended):
      let faulty = file(UnitFiles.Draft(form: .appraisal, fault: fault), at: first)
      let mended = UnitFiles.Draft(form: .appraisal, version: 2)
      return isMended ? [faulty, file(mended, at: second)] : [faulty]
    case .strangeAppraisal:
      var draft = UnitFiles.Draft(form: .appraisal, version: 3)
      draft.claimedName = "Sở Ngoại vụ"
      return [file(UnitFiles.Draft(form: .appraisal), at: first), file(draft, at: second)]
    default: return [file(UnitFiles.Draft(form: .appraisal), at: first)]
    }
  }

  private func path(_ draft: UnitFiles.Draft, _ dialect: Dialect) -> String {
    guard draft.form == .selfAssessment else {
      let suffix = ["", " (sua)", " (lan 2)"][min(draft.version, 3) - 1]
      return "\(InboxFolder.appraisal)/Tham dinh \(unit.code)\(suffix).xml"
    }
    var random = random("file name")
    var name = random.pick([
      "Phiếu tự đánh giá CCHC \(round.year)", "Phieu tu cham diem \(round.year)",
      "Tự chấm điểm Chỉ số CCHC năm \(round.year) (bản chính thức)", "BIEU TU CHAM \(unit.code)",
      "Tu danh gia CCHC nam \(round.year)", "Phụ lục - tự đánh giá, chấm điểm",
    ])
    if draft.version > 1 { name += " (sua lan \(draft.version))" }
    if dialect.decomposes { name = name.decomposed }
    return "\(unit.folder)/\(name).\(dialect == .handmade ? "xls" : "xml")"
  }

  private func file(_ draft: UnitFiles.Draft, at received: Instant) -> SampleFile {
    let stream = draft.form == .appraisal ? "appraisal" : "self"
    var random = random(stream)
    let drawn = random.pick(Dialect.common)
    var dialect = draft.dialect ?? drawn
    // A recovering parser locates the fault by position; UTF-8 with line breaks shows it best.
    if draft.fault == .cellRecovered { dialect = .excel }
    let marks = round.forms.notApplicableMarks
    let style = TypingStyle(dialect: dialect, marks: marks, &random)
    var layout = FormLayout(
      form: draft.form, headings: HeadingChoices(round.forms), dialect: dialect, &random)
    let target = (files.targets[unit.code] ?? 850) - (draft.isEarlier ? 60 : 0)
    let filler = RowFiller(
      unit: unit, criteria: criteria, year: round.year,
      achievement: Achievement(unit: unit, criteria: criteria, target: target, seed: files.seed),
      style: style)
    var rows =
      draft.form == .appraisal ? filler.appraisal(&random) : filler.selfAssessment(&random)
    if let fault = draft.fault {
      layout.totals = fault.totals
    } else if draft.form == .appraisal, hasOutsideIndex {
      // The points of an outside index are added once it is known, not by the appraiser.
      layout.totals = .none
    }
    filler.addTotals(
      layout.totals, in: layout.pointsField, to: &rows,
      label: random.pick(round.forms.totalMarks.isEmpty ? ["Tổng cộng"] : round.forms.totalMarks))
    let placed = draft.fault?.plant(in: &rows, points: layout.pointsField, &random)
    var surroundings = surroundings(draft, layout, received, &random)
    surroundings.round = roundLine(dialect)
    let sheet = AssessmentSheet(rows, layout, surroundings)
    let workbook = MessyWorkbook(
      sheets: [sheet.grid] + (layout.hasInstructions ? [instructions] : []), dialect: dialect,
      author: Phrases.person(&random), saved: draft.saved, doctype: draft.doctype)
    let path = path(draft, dialect)
    return SampleFile(
      file: OutputFile(path: path, bytes: workbook.bytes()), received: received,
      planted: planted(draft, placed, sheet, path))
  }

  /// The line in which a form names its round, in full or retyped; nil for a form without one.
  private func roundLine(_ dialect: Dialect) -> String? {
    guard dialect == .excel || dialect == .libreOffice || dialect == .mac else { return nil }
    var random = random("round line")
    let line = random.pick([round.name.line, round.id, "năm \(round.year)", "", ""])
    return line.isEmpty ? nil : line
  }

  private func planted(
    _ draft: UnitFiles.Draft, _ placed: PlacedFault?, _ sheet: AssessmentSheet, _ path: String
  ) -> [Planted] {
    if let fault = draft.fault, let placed {
      let cell = placed.field.flatMap { sheet.address(placed.row, $0) }
      return [
        Planted(
          path: path, code: fault.code, severity: fault.severity, cell: cell, note: placed.note)
      ]
    }
    let head = sheet.grid.address(row: sheet.headPlace.row, column: sheet.headPlace.column)
    if let code = draft.claimedCode {
      return [
        Planted(
          path: path, code: .unitOther, severity: .error, cell: head, note: "names \(code)")
      ]
    }
    guard let name = draft.claimedName else { return [] }
    return [
      Planted(path: path, code: .unitUnknown, severity: .error, cell: head, note: "names \(name)")
    ]
  }

  private var hasOutsideIndex: Bool {
    criteria.leaves.contains { if case .externalIndex = $0.rule { true } else { false } }
  }

  private func surroundings(
    _ draft: UnitFiles.Draft, _ layout: FormLayout, _ received: Instant,
    _ random: inout SplitMix64
  ) -> AssessmentSheet.Surroundings {
    let spelling = files.names.spelling(of: unit, &random)
    var code: String? = layout.head == .name && spelling != nil ? nil : unit.code
    var name = layout.head == .code ? nil : spelling
    if let claimed = draft.claimedCode { (code, name) = (claimed, nil) }
    if let claimed = draft.claimedName { (code, name) = (nil, claimed) }
    let title =
      draft.form == .appraisal
      ? "KẾT QUẢ THẨM ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM \(round.year)"
      : "PHIẾU TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM \(round.year)"
    let day = Calendar.vietnameseDay(received).split(separator: "/")
    let isSigned = random.chance(700)
    return AssessmentSheet.Surroundings(
      issuer: round.issuer.vi, title: title, unitCode: code, unitName: name,
      day: "ngày \(day[0]) tháng \(day[1]) năm \(day[2])",
      signer: isSigned ? Phrases.person(&random) : nil)
  }

  private var instructions: Grid {
    var grid = Grid(name: "Hướng dẫn", isHidden: true)
    let lines = [
      "HƯỚNG DẪN CHẤM ĐIỂM", "1) Điểm ghi đúng thang của từng tiêu chí thành phần.",
      "2) Tiêu chí điều tra xã hội học: đơn vị không tự chấm.",
      "3) Ghi rõ số, ngày của tài liệu kiểm chứng.",
    ]
    for (position, line) in lines.enumerated() {
      grid.put(text: line, row: position * 2 + 1, column: 1, across: 5)
    }
    return grid
  }
}

extension UnitFiles.Desk {
  private func faulty(_ fault: UnitPlan.FileFault, at received: Instant) -> SampleFile {
    var draft = UnitFiles.Draft(dialect: .excel)
    switch fault {
    case .hostile:
      draft.doctype =
        "<!DOCTYPE Workbook [<!ENTITY a SYSTEM \"file:///etc/hostname\"> ]>\r\n"
    case .unitOther:
      draft.claimedCode = round.units.first { $0.level == unit.level && $0 != unit }?.code
    default: break
    }
    let whole = file(draft, at: received)
    switch fault {
    case .unitOther: return whole
    case .hostile:
      return replaced(whole, with: whole.file.bytes, .fileHostile, "an entity declaration")
    case .incomplete:
      let half = Array(whole.file.bytes.prefix(whole.file.bytes.count * 3 / 5))
      return replaced(whole, with: half, .fileIncomplete, "cut off in the middle")
    case .unreadable:
      let scan = "%PDF-1.4\n%\u{2}\n1 0 obj << /Type /Catalog >> endobj\ntrailer <<>>\n%%EOF\n"
      return replaced(whole, with: Array(scan.utf8), .fileUnreadable, "a scan called .xml")
    case .formWrong:
      let list = MessyWorkbook(
        sheets: [contacts], dialect: .excel, author: "", saved: draft.saved)
      return replaced(
        whole, with: list.bytes(), .formWrong, "a list of contacts", cell: "\(contacts.name)!A3")
    }
  }

  private func replaced(
    _ whole: SampleFile, with bytes: [UInt8], _ code: FindingCode, _ note: String,
    cell: String? = nil
  ) -> SampleFile {
    let path = whole.file.path
    return SampleFile(
      file: OutputFile(path: path, bytes: bytes), received: whole.received,
      planted: [Planted(path: path, code: code, severity: .error, cell: cell, note: note)])
  }

  private var contacts: Grid {
    var random = random("contacts")
    var grid = Grid(name: "Sheet1")
    grid.put(text: "DANH SÁCH ĐẦU MỐI LIÊN HỆ", row: 1, column: 1, across: 3)
    for (column, heading) in ["STT", "Họ và tên", "Chức vụ", "Điện thoại"].enumerated() {
      grid.put(text: heading, row: 3, column: column + 1)
    }
    for row in 4...8 {
      grid.put(.init(column: 1, content: .number(String(row - 3))), row: row)
      grid.put(text: Phrases.person(&random), row: row, column: 2)
      grid.put(text: "Chuyên viên", row: row, column: 3)
      grid.put(text: "nội bộ", row: row, column: 4)
    }
    return grid
  }
}
