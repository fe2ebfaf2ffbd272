internal import Domain

/// The page of changes to a generation's definition since the previous generation.
///
/// It lists each unit, criterion or choice that changed, its old and new value, and the reason.
struct RevisionPage {
  /// The page's path in a generation.
  static let path = "changes.html"

  let pages: RoundPages
  let revision: DefinitionRevision
  let utcOffset: Int

  private var round: Round { pages.round }

  var markup: Markup {
    Template.changes.render(
      Template.shell.merging(Template.notice(round)).merging(
        Template.edition(pages.edition, up: "")
      ).merging([
        "titleHTML": .html(Markup("Thay đổi quy định – \(round.title.vi)")),
        "issuerHTML": .html(Markup(round.issuer)),
        "roundHTML": .html(Markup(round.title)),
        "revisionHTML": .html(Markup(revision.sentence)),
        "hasWords": .flag(!revision.words.isEmpty),
        "words": .list(
          revision.words.map { word in
            [
              "atHTML": .html(Markup(WrittenTime(word.at, utcOffset: utcOffset).text)),
              "reason": .text(word.reason),
            ]
          }),
        "changes": .list(revision.changes.map(row)),
      ]))
  }

  private func row(_ change: DefinitionChange) -> Fields {
    [
      "whatHTML": .html(Markup(change.what)),
      "fromHTML": .html(change.from.map { Markup($0) } ?? .dash),
      "toHTML": .html(change.to.map { Markup($0) } ?? .dash),
    ]
  }
}

extension DefinitionRevision {
  /// The number of changes and their starting point, in a sentence.
  var sentence: Bilingual {
    Bilingual(
      vi: "Quy định của đợt đánh giá có \(changes.count) thay đổi so với bản công bố số \(since).",
      en: "The round's definition differs from that of generation \(since) in \(changes.count) "
        + "\(changes.count == 1 ? "thing" : "things").")
  }
}
