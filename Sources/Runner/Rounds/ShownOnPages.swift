internal import Definitions
internal import Domain

/// The lines of `check` about the future content of the pages.
struct ShownOnPages {
  let pipeline: Definition

  init(_ pipeline: Definition) { self.pipeline = pipeline }

  var lines: [String] {
    let round = pipeline.round
    var lines = [
      "title: \(round.title.vi) / \(round.title.en)",
      "issuer: \(round.issuer.vi) / \(round.issuer.en)", "citation: \(round.citation)",
      "rated year: \(round.year)",
    ]
    if let notice = round.notice { lines.append("notice: \(notice.vi)") }
    lines += round.levels.map { line(of: $0) }
    let days = Form.allCases.compactMap { form in
      round.deadlineDays[form].map { "\(form.rawValue) until \($0.vietnamese)" }
    }
    lines.append("deadlines: " + (days.isEmpty ? "none" : days.joined(separator: ", ")))
    let settings = pipeline.settings
    lines.append("Inbox: \(settings.inboxPath)")
    lines.append("Outbox: \(settings.outboxPath)")
    lines.append("database: \(pipeline.databasePath)")
    return lines
  }

  private func line(of level: Level) -> String {
    let round = pipeline.round
    let set = round.criteria[level.code]
    let units = round.units.count { $0.level == level.code }
    let validity = [
      set?.validFrom.map { "from \($0.vietnamese)" }, set?.validTo.map { "until \($0.vietnamese)" },
    ]
    .compactMap(\.self).joined(separator: " ")
    return
      "level \(level.code): \(level.name.vi): \(Printable.count(units, "unit")), "
      + "\(Printable.count(set?.leaves.count ?? 0, "leaf", "leaves")), "
      + "\(level.scaleMaximum) points, \(level.surveyMaximum) of them by survey; "
      + "\(set?.citation ?? "")" + (validity.isEmpty ? "" : ", in force \(validity)")
  }
}
