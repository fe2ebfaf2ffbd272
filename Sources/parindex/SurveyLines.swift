internal import Domain
internal import Runner

extension SurveyProgress {
  /// The survey answers that wait and those that an operator had counted, for a terminal.
  var lines: [String] {
    var lines: [String] = []
    if waiting > 0 {
      lines.append(
        "survey: changes of \(Printable.count(waiting, "questionnaire")) about "
          + "\(Printable.count(units, "unit")) are not counted yet: answers could be told by "
          + "comparing publications")
    }
    if revealed > 0 {
      lines.append(
        "survey: "
          + Printable.count(revealed, "questionnaire counts", "questionnaires count")
          + " by a person's word although answers can be told: "
          + "\(Printable.line(reason))")
    }
    return lines
  }
}
