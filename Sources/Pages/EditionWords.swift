public import Domain

extension Edition {
  /// The edition in a sentence, used in every format of the standings.
  public var sentence: Bilingual {
    switch kind {
    case .provisional:
      Bilingual(
        vi: "Kết quả tạm thời, chưa phải là kết quả công bố chính thức.",
        en: "Provisional figures, not the official result.")
    case .official:
      Bilingual(
        vi: "Kết quả chính thức theo \(decision).", en: "Official result under \(decision).")
    case .correction: correction
    }
  }

  /// A sentence for a correction: its own decision, if any, and those that it corrects.
  private var correction: Bilingual {
    let own = Bilingual(
      vi: decision.isEmpty ? "" : " theo \(decision)",
      en: decision.isEmpty ? "" : " under \(decision)")
    guard let official = correctedDecisions?.first else {
      // Published before corrections named the decisions they correct.
      return Bilingual(
        vi:
          "Kết quả chính thức sau đính chính\(own.vi)\(corrected.vi). Lý do đính chính: \(reason)",
        en: "Official result as corrected\(own.en)\(corrected.en). Reason: \(reason)")
    }
    let earlier = correctedDecisions?.dropFirst() ?? []
    return Bilingual(
      vi: "Kết quả chính thức theo \(official), sau đính chính\(own.vi)\(corrected.vi)"
        + earlier.map { " theo \($0)" }.joined(separator: ",") + ". Lý do đính chính: \(reason)",
      en: "Official result under \(official), as corrected\(own.en)\(corrected.en)"
        + earlier.map { " under \($0)" }.joined(separator: ",") + ". Reason: \(reason)")
  }

  /// The publications that a correction corrects.
  private var corrected: Bilingual {
    let final = finalGeneration.map(String.init) ?? "–"
    guard let corrects, corrects != finalGeneration else {
      return Bilingual(
        vi: "; đính chính kết quả chính thức tại bản công bố số \(final)",
        en: "; it corrects the official result of generation \(final)")
    }
    return Bilingual(
      vi: "; đính chính kết quả chính thức tại bản công bố số \(final) và thay bản đính chính số "
        + "\(corrects)",
      en: "; it corrects the official result of generation \(final) and replaces the correction "
        + "of generation \(corrects)")
  }
}

extension Template {
  /// The notice of a generation on each of its pages.
  ///
  /// - Parameters:
  ///   - edition: The generation's edition.
  ///   - up: The relative path from the page to the generation's folder.
  /// - Returns: The values of the template `edition`.
  static func edition(_ edition: Edition, up: String) -> Fields {
    [
      "editionBox": .text(edition.isOfficial ? "done" : "notice"),
      "editionHTML": .html(Markup(edition.sentence)),
      "isCorrection": .flag(edition.kind == .correction),
      "correctionHref": .text(up + CorrectionPage.path),
    ]
  }
}
