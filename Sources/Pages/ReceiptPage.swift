internal import Domain

/// The receipt of one file, for the clerk who submitted it.
struct ReceiptPage {
  /// The most places listed per group of findings, the most in all groups, and the number always
  /// listed per group; the `.json` file lists more, with the total.
  static let listedPlaces = 60, listedInAll = 300, listedAnyway = 3

  let pages: RoundPages
  let receipt: Receipt
  let utcOffset: Int
  private let outcome: Outcome
  private let groups: FindingGroups

  init(pages: RoundPages, receipt: Receipt, utcOffset: Int) {
    self.pages = pages
    self.receipt = receipt
    self.utcOffset = utcOffset
    outcome = Outcome(receipt)
    groups = FindingGroups(outcome.findings, omitted: receipt.omitted)
  }

  var markup: Markup {
    let read = ReadTable(pages: pages, receipt: receipt)
    return Template.receipt.render(
      Template.shell.merging(Template.notice(pages.round)).merging([
        "titleHTML": .html(Markup("\(receipt.arrival.path.shown) – phiếu tiếp nhận")),
        "issuerHTML": .html(Markup(pages.round.issuer)),
        "roundHTML": .html(Markup(pages.round.title)),
        "box": .text(box),
        "outcomeHTML": .html(Markup(outcome.sentence)),
        "hasNext": .flag(outcome.next != nil),
        "nextHTML": .html(outcome.next.map { Markup($0) } ?? .none),
        "isLate": .flag(receipt.isLate),
        // The register's folder holds no submissions and has no list of its own.
        "listHref": .text(
          receipt.arrival.folder == InboxFolder.register ? "../index.html" : "index.html"),
        "rows": .list(rows),
        "totalsHTML": .html(Markup(totals)),
        "hasFindings": .flag(!groups.groups.isEmpty),
        "groups": .list(listedGroups),
        "hasRead": .flag(!read.rows.isEmpty),
        "read": .list(read.rows),
        "readTotalHTML": .html(read.total),
      ]))
  }

  /// The kind of box around the outcome: nothing to do, something to check, or a fault.
  private var box: String {
    if outcome.needsMending { return "alert" }
    let isPlain = receipt.disposition == .accepted && receipt.findings.isEmpty && !receipt.isLate
    return isPlain ? "done" : "notice"
  }

  private var rows: [Fields] {
    let arrival = receipt.arrival
    var rows: [(Bilingual, Markup)] = [
      (Bilingual(vi: "Tệp", en: "File"), Markup(arrival.path.shown))
    ]
    if arrival.folder != InboxFolder.register {
      rows.append(
        (
          Bilingual(vi: "Thời điểm nhận", en: "Received"),
          Markup(WrittenTime(arrival.receivedAt, utcOffset: utcOffset).text)
        ))
    }
    rows += [
      (
        Bilingual(vi: "Dung lượng", en: "Size"),
        Markup(Bilingual(vi: "\(arrival.size) byte", en: "\(arrival.size) bytes"))
      ),
      (
        Bilingual(both: "SHA-256"),
        Markup(made: "<code>") + Markup(arrival.sha256) + Markup(made: "</code>")
      ),
    ]
    if let subject = receipt.subject {
      rows.append((Bilingual(vi: "Biểu mẫu", en: "Form"), Markup(Words.form(subject.form))))
      rows.append(
        (
          subjectName(subject.form),
          Markup(pages.unit(code: subject.key.text)?.name ?? subject.key.text)
        ))
    }
    rows.append((Bilingual(vi: "Kết quả", en: "Outcome"), Markup(outcome.word)))
    return rows.map { ["nameHTML": .html(Markup($0)), "valueHTML": .html($1)] }
  }

  private func subjectName(_ form: Form) -> Bilingual {
    switch form {
    case .selfAssessment, .appraisal: Bilingual(vi: "Đơn vị", en: "Unit")
    case .survey: Bilingual(vi: "Đợt điều tra", en: "Batch")
    case .decision: Bilingual(vi: "Văn bản", en: "Document")
    }
  }

  private var totals: Bilingual {
    if receipt.findings.isEmpty {
      return Bilingual(vi: "Không phát hiện vấn đề nào.", en: "Nothing was found.")
    }
    let all = [Finding.Severity.error, .warning, .note].map { severity in
      let (kinds, places) = groups.count(severity)
      return (
        kinds: kinds,
        places: places == kinds
          ? Bilingual(both: "") : Bilingual(vi: " ở \(places) ô", en: " in \(places) cells")
      )
    }
    return Bilingual(
      vi: "\(all[0].kinds) lỗi\(all[0].places.vi) (phải sửa), "
        + "\(all[1].kinds) cảnh báo\(all[1].places.vi) (cần xem lại), "
        + "\(all[2].kinds) ghi chú\(all[2].places.vi).",
      en: "\(counted(all[0].kinds, "error"))\(all[0].places.en) (to be mended), "
        + "\(counted(all[1].kinds, "warning"))\(all[1].places.en) (to be looked at), "
        + "\(counted(all[2].kinds, "note"))\(all[2].places.en).")
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private var listedGroups: [Fields] {
    var left = ReceiptPage.listedInAll
    return groups.groups.map { group in
      let listed = min(
        group.findings.count, ReceiptPage.listedPlaces, max(left, ReceiptPage.listedAnyway))
      left -= listed
      return fields(group, listed: listed)
    }
  }

  private func fields(_ group: FindingGroups.Group, listed: Int) -> Fields {
    let sample = group.sample
    let rest = group.count - listed
    let isOneMessage = group.isAlike(\.message)
    let expectsOne = group.isAlike(\.expected)
    return [
      "severity": .text(sample.severity.rawValue),
      "severityHTML": .html(Markup(Words.severity(sample.severity))),
      "code": .text(sample.code.rawValue),
      "messageHTML": .html(Markup(sample.message)),
      "isMixed": .flag(!isOneMessage),
      "othersHTML": .html(
        Markup(
          Bilingual(
            vi: "Cùng loại ở \(group.count - 1) chỗ khác, xem cột vị trí.",
            en: "The same kind in \(group.count - 1) other places, see where."))),
      "expectedHTML": .html(
        Markup(
          expectsOne
            ? sample.expected
            : Bilingual(vi: "xem ở từng vị trí", en: "see at each place"))),
      "mendHTML": .html(Markup(sample.mend)),
      "isMany": .flag(group.count > 1),
      "count": .text(String(group.count)),
      "isLong": .flag(rest > 0),
      "restHTML": .html(
        Markup(
          Bilingual(
            vi: "… và \(rest) ô khác; tệp .json cùng tên liệt kê thêm.",
            en: "… and \(rest) more; the .json file of the same name lists more of them."))),
      "places": .list(group.findings.prefix(listed).map { place($0, isExpected: !expectsOne) }),
    ]
  }

  private func place(_ finding: Finding, isExpected: Bool) -> Fields {
    [
      "isExpected": .flag(isExpected),
      "expectedHTML": .html(Markup(finding.expected)),
      "isWhole": .flag(finding.place == nil),
      "sheet": .text(finding.place?.sheet ?? ""),
      "cell": .text(finding.place?.cell ?? ""),
      "hasLeaf": .flag(finding.leaf != nil),
      "leaf": .text(finding.leaf ?? ""),
      "hasFound": .flag(!finding.found.isEmpty),
      "found": .text(finding.found),
    ]
  }
}
