internal import Domain

/// The receipt of one file, for the clerk who dropped it.
struct ReceiptPage {
  /// How many places a group of findings lists; the `.json` file has all of them.
  static let listedPlaces = 12

  let pages: RoundPages
  let receipt: Receipt
  let utcOffset: Int

  var markup: Markup {
    let groups = FindingGroups(receipt.findings).groups
    return Template.receipt.render(
      Template.shell.merging(Template.notice(pages.round)).merging([
        "titleHTML": .html(Markup("\(receipt.arrival.path.shown) – phiếu tiếp nhận")),
        "issuerHTML": .html(Markup(pages.round.issuer)),
        "roundHTML": .html(Markup(pages.round.title)),
        "box": .text(box),
        "outcomeHTML": .html(Markup(Outcome(receipt).sentence)),
        "hasNext": .flag(Outcome(receipt).next != nil),
        "nextHTML": .html(Outcome(receipt).next.map { Markup($0) } ?? .none),
        "isLate": .flag(receipt.isLate),
        "rows": .list(rows),
        "totalsHTML": .html(Markup(totals)),
        "hasFindings": .flag(!groups.isEmpty),
        "groups": .list(groups.map(fields)),
      ]))
  }

  /// The kind of box the outcome stands in: nothing to do, something to look at, or a fault.
  private var box: String {
    if receipt.disposition == .suspended { return "alert" }
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
    rows.append(
      (Bilingual(vi: "Kết quả", en: "Outcome"), Markup(Words.disposition(receipt.disposition))))
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
    func count(_ severity: Finding.Severity) -> Int {
      receipt.findings.count { $0.severity == severity }
    }
    if receipt.findings.isEmpty {
      return Bilingual(vi: "Không phát hiện vấn đề nào.", en: "Nothing was found.")
    }
    let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
    return Bilingual(
      vi: "\(errors) lỗi (phải sửa), \(warnings) cảnh báo (cần xem lại), \(notes) ghi chú.",
      en: "\(errors) errors (to be mended), \(warnings) warnings (to be looked at), \(notes) notes."
    )
  }

  private func fields(_ group: FindingGroups.Group) -> Fields {
    let sample = group.sample
    let rest = group.findings.count - ReceiptPage.listedPlaces
    return [
      "severity": .text(sample.severity.rawValue),
      "severityHTML": .html(Markup(Words.severity(sample.severity))),
      "code": .text(sample.code.rawValue),
      "messageHTML": .html(Markup(sample.message)),
      "expectedHTML": .html(Markup(sample.expected)),
      "mendHTML": .html(Markup(sample.mend)),
      "isMany": .flag(group.findings.count > 1),
      "count": .text(String(group.findings.count)),
      "isLong": .flag(rest > 0),
      "restHTML": .html(
        Markup(
          Bilingual(
            vi: "… và \(rest) ô khác; danh sách đầy đủ ở tệp .json cùng tên.",
            en: "… and \(rest) more; the full list is in the .json file of the same name."))),
      "places": .list(group.findings.prefix(ReceiptPage.listedPlaces).map(place)),
    ]
  }

  private func place(_ finding: Finding) -> Fields {
    [
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
