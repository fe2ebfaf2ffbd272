internal import Domain

/// The receipts of one folder, latest first, with the evidence and the files not taken.
struct ReceiptIndexPage {
  let pages: RoundPages
  let folder: ReceiptFolder
  let utcOffset: Int

  var markup: Markup {
    let name = pages.folderName(folder.folder)
    return Template.receiptIndex.render(
      Template.shell.merging(Template.notice(pages.round)).merging([
        "titleHTML": .html(Markup("\(name.vi) – phiếu tiếp nhận")),
        "issuerHTML": .html(Markup(pages.round.issuer)),
        "roundHTML": .html(Markup(pages.round.title)),
        "nameHTML": .html(Markup(name)),
        "folder": .text(folder.folder.shown),
        "up": .text(String(repeating: "../", count: depth)),
        "hasEntries": .flag(!folder.entries.isEmpty),
        "entries": .list(folder.entries.map(row)),
        "isLong": .flag(folder.total > folder.entries.count),
        "restHTML": .html(rest(folder.total - folder.entries.count)),
        "hasWaiting": .flag(!folder.waiting.isEmpty),
        "waiting": .list(folder.waiting.map(row)),
        "hasEvidence": .flag(!folder.evidence.isEmpty),
        "evidence": .list(
          folder.evidence.map {
            ["name": .text(shown($0.name)), "size": .text(String($0.size))]
          }),
        "hasMoreEvidence": .flag(folder.evidenceTotal > folder.evidence.count),
        "restOfEvidenceHTML": .html(rest(folder.evidenceTotal - folder.evidence.count)),
      ]))
  }

  /// A name as listed, distinguished from another one that looks the same.
  private func shown(_ name: String) -> String {
    let own = Bytewise(name)
    // Swift's own comparison ignores how letters are composed.
    func isTwin(_ other: String) -> Bool { other == name && Bytewise(other) != own }
    let hasTwin =
      !name.utf8.allSatisfy { $0 < 0x80 }
      && (folder.entries.contains { isTwin($0.name) }
        || folder.waiting.contains { isTwin($0.name) })
    return LongText.cut(hasTwin ? own.shownApart : own.shown, LongText.found)
  }

  /// The depth of the folder below the receipts folder.
  private var depth: Int { folder.folder.components.count }

  private func rest(_ count: Int) -> Markup {
    Markup(Bilingual(vi: "… và \(count) tệp khác.", en: "… and \(count) more files."))
  }

  private func row(_ entry: ReceiptFolder.Entry) -> Fields {
    [
      "timeHTML": .html(Markup(WrittenTime(entry.receivedAt, utcOffset: utcOffset).text)),
      "href": .text(FileNames.href(entry.receipt)),
      "name": .text(shown(entry.name)),
      "outcomeHTML": .html(Markup(ReceiptIndexPage.outcome(entry, in: folder.folder))),
    ]
  }

  private func row(_ waiting: ReceiptFolder.Waiting) -> Fields {
    [
      "name": .text(shown(waiting.name)),
      "isMany": .flag(waiting.name.isEmpty || waiting.count > 1),
      "count": .text(String(waiting.count)),
      "reasonHTML": .html(Markup(waiting.reason)),
    ]
  }

  /// A file's disposition in a few words, with its revision and whether it counts.
  fileprivate static func outcome(
    _ entry: ReceiptFolder.Entry, in folder: Bytewise
  ) -> Bilingual {
    if folder == InboxFolder.register { return Words.register(entry.disposition) }
    if entry.isAfterFreeze, entry.disposition == .suspended { return Words.afterFreeze }
    let word = Words.disposition(entry.disposition)
    guard let revision = entry.revision else { return word }
    return entry.counts
      ? Bilingual(
        vi: "\(word.vi), bản số \(revision), đang được dùng",
        en: "\(word.en), revision \(revision), counts")
      : Bilingual(
        vi: "\(word.vi), bản số \(revision), đã có bản thay thế hoặc không được tính",
        en: "\(word.en), revision \(revision), replaced or out of the count")
  }
}

/// The folders with receipts, with their number and dates.
struct ReceiptFoldersPage {
  let pages: RoundPages
  let folders: [ReceiptFolder]
  let utcOffset: Int

  var markup: Markup {
    Template.receiptFolders.render(
      Template.shell.merging(Template.notice(pages.round)).merging([
        "titleHTML": .html(Markup("Phiếu tiếp nhận – \(pages.round.title.vi)")),
        "issuerHTML": .html(Markup(pages.round.issuer)),
        "roundHTML": .html(Markup(pages.round.title)),
        "folders": .list(folders.map(row)),
      ]))
  }

  private func row(_ folder: ReceiptFolder) -> Fields {
    [
      "href": .text(FileNames.href(FileNames.receiptIndex(folder.folder))),
      "nameHTML": .html(Markup(pages.folderName(folder.folder))),
      "folder": .text(folder.folder.shown),
      "total": .text(String(folder.total)),
      "latestHTML": .html(
        folder.entries.first.map {
          Markup(WrittenTime($0.receivedAt, utcOffset: utcOffset).text)
        } ?? .dash),
      "outcomeHTML": .html(
        folder.entries.first.map { Markup(ReceiptIndexPage.outcome($0, in: folder.folder)) }
          ?? .dash),
      "waiting": .text(String(folder.waiting.reduce(0) { $0 + $1.count })),
      "evidence": .text(String(folder.evidenceTotal)),
    ]
  }
}

extension RoundPages {
  /// The name of a folder's owner.
  func folderName(_ folder: Bytewise) -> Bilingual {
    if let unit = round.units.first(where: { $0.folder == folder }) {
      return Bilingual(both: unit.name)
    }
    return switch folder {
    case InboxFolder.appraisal:
      Bilingual(vi: "Phiếu thẩm định của Tổ thư ký", en: "The secretariat's appraisals")
    case InboxFolder.survey: Bilingual(vi: "Điều tra xã hội học", en: "Survey")
    case InboxFolder.decisions:
      Bilingual(vi: "Quyết định của Hội đồng", en: "Decisions of the Council")
    default:
      Bilingual(vi: "Thư mục không thuộc đơn vị nào", en: "A folder that belongs to no unit")
    }
  }
}
