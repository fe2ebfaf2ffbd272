internal import Domain

/// A form that says which round it is for counts in that round alone; a title with another year is
/// a warning, since titles are copied from the year before more often than rows.
struct RoundClaimRule {
  /// The round.
  let round: RoundName
  /// The form.
  let form: Form?

  /// A finding if the workbook claims another round or year; nil if it claims this one or none.
  func otherRound(_ claims: [Entry]) -> Finding? {
    guard let claim = claims.first(where: isOther) else { return nil }
    return Finding(
      code: .roundOther, severity: .error, place: claim.place, found: shown(claim.text),
      message: Bilingual(
        vi: "Phiếu này ghi là của đợt đánh giá khác hoặc năm khác, không phải đợt này.",
        en: "The form says that it is for another round or year."),
      expected: expected,
      mend: Bilingual(
        vi: "Dùng biểu mẫu của đợt năm \(round.year) do Tổ thư ký gửi, điền số liệu năm "
          + "\(round.year) rồi nộp lại; không sửa dòng này trên phiếu của đợt khác.",
        en:
          "Fill in the form of the \(round.year) round with that year's figures and hand it in; do "
          + "not change this line in another round's form."))
  }

  /// A finding if the titles name other years and nothing names the rated one.
  func otherYear(_ workbook: NormalizedWorkbook) -> [Finding] {
    let titles = workbook.titleYears
    let isNamed =
      titles.contains { $0.years.contains(round.year) }
      || workbook.claimedRounds.contains { YearMention.allYears(in: $0.text).contains(round.year) }
    guard !isNamed, let title = titles.first else { return [] }
    return [
      Finding(
        code: .yearOther, severity: .warning, place: title.place, found: shown(title.text),
        message: Bilingual(
          vi: "Tiêu đề của phiếu ghi năm khác với năm được đánh giá (\(round.year)).",
          en: "A title of the form names another year than the rated one (\(round.year))."),
        expected: Bilingual(vi: "năm \(round.year)", en: "the year \(round.year)"),
        mend: Bilingual(
          vi:
            "Nếu số liệu là của năm \(round.year): sửa năm trong tiêu đề. Nếu không: nộp phiếu có "
            + "số liệu năm \(round.year).",
          en:
            "If the figures are of \(round.year), correct the title; else hand in a form with that "
            + "year's figures."))
    ]
  }

  private var expected: Bilingual {
    Bilingual(vi: "\(round.id) (năm \(round.year))", en: "\(round.id) (year \(round.year))")
  }

  /// The text that a receipt may repeat; empty for a survey workbook.
  private func shown(_ text: String) -> String { form == .survey ? "" : text }

  private func isOther(_ claim: Entry) -> Bool {
    let folded = FoldedText(claim.text)
    let own = [round.id, round.title.vi, round.title.en, round.line].map(FoldedText.init)
    if folded.isEmpty || own.contains(folded) { return false }
    if let id = RoundClaimRule.id(in: claim.text), FoldedText(id) != FoldedText(round.id) {
      return true
    }
    let years = YearMention.allYears(in: claim.text)
    return !years.isEmpty && !years.contains(round.year)
  }

  /// The short name that a claim begins with: a word of letters, digits and hyphens; without a
  /// hyphen only where it stands as the program writes it.
  private static func id(in text: String) -> String? {
    let word = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let rest = text.dropFirst(word.count)
    let isWritten = rest.hasPrefix(" – ") && word.contains { $0.isNumber }
    guard rest.first.map({ $0.isWhitespace || "(,;.:".contains($0) }) ?? true,
      word.contains("-") || isWritten, word.contains(where: \.isLetter), word.last != "-"
    else { return nil }
    return String(word)
  }
}
