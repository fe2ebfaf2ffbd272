internal import Domain

extension Receipt {
  /// The receipt without what a row of a survey file holds: a respondent could be told by it.
  var withoutRespondents: Receipt {
    let isSurvey = subject?.form == .survey || arrival.folder == InboxFolder.survey
    guard isSurvey else { return self }
    return Receipt(
      arrival: arrival, subject: subject, disposition: disposition, revision: revision,
      counts: counts, other: other, isLate: isLate, findings: findings.map(\.withoutRespondent),
      omitted: omitted)
  }
}

extension Finding {
  /// The finding without what was found, where that is a respondent's code or answer.
  fileprivate var withoutRespondent: Finding {
    switch code {
    case .answerOutsideScale, .respondentTwice, .respondentEarlier, .rowIncomplete:
      Finding(
        code: code, severity: severity, place: place, leaf: leaf, found: "", message: message,
        expected: expected, mend: mend)
    default: self
    }
  }
}
