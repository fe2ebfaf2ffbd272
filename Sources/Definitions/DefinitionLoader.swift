internal import Digests
package import Domain
internal import Foundation

/// Reads and checks a definition: `pipeline.yaml` and the files it names.
public enum DefinitionLoader {
  /// The file in a definition folder that names the others.
  public static let mainFile = "pipeline.yaml"

  /// Reads a definition.
  ///
  /// - Parameter directory: The folder that holds `pipeline.yaml`.
  /// - Returns: The definition, or nil when there is any fault; and every fault, in the order of
  ///   file, line and column.
  public static func load(directory: String) -> (definition: Definition?, faults: [DefinitionFault])
  {
    let (definition, faults) = read(kept: nil, directory: directory)
    return (faults.isEmpty ? definition : nil, faults)
  }

  /// Reads a definition as far as possible.
  ///
  /// - Parameters:
  ///   - kept: The files by name, as stored in a database; nil to read those in the folder.
  ///   - directory: The base folder of the definition's paths.
  /// - Returns: The definition if one can be made, even with faults; and every fault.
  package static func read(
    kept: [Bytewise: [UInt8]]?, directory: String
  ) -> (definition: Definition?, faults: [DefinitionFault]) {
    let loading = DefinitionLoading(directory: directory, kept: kept)
    let definition = loading.load()
    return (definition, loading.log.faults.sorted())
  }
}

/// One load: reads the files in the order they name each other, then checks them together.
private struct DefinitionLoading {
  let directory: String
  let log: FaultLog
  let files: DefinitionFiles

  init(directory: String, kept: [Bytewise: [UInt8]]?) {
    self.directory = directory
    log = FaultLog()
    files = DefinitionFiles(directory: directory, kept: kept, log: log)
  }

  func load() -> Definition? {
    guard let text = files.text(DefinitionLoader.mainFile),
      let value = YAMLValue.document(file: DefinitionLoader.mainFile, text: text, log: log),
      let document = RoundDocument.read(value, directory: directory, log: log)
    else { return nil }
    let sheets = readCriteria(document)
    let roster = files.text(document.unitsFile.value, mentionedAt: document.unitsFile.place)
      .flatMap { Roster.read(file: document.unitsFile.value, text: $0, log: log) }
    let survey = readSurvey(document)
    let isRosterSound = log.isClean { if let roster { check(roster, document) } }
    var groups: [SurveyDesign.Group] = []
    if let survey {
      let levels = document.levels.map(\.code.value)
      SurveyCheck(sheet: survey, levels: levels, sheets: sheets, log: log).run()
      if let roster {
        groups =
          QuotaCheck(
            sheet: survey, roster: roster, isRosterSound: roster.isWhole && isRosterSound, log: log
          ).run()
      }
    }
    guard let roster else { return nil }
    let design = document.survey.map { settings in
      SurveyDesign(
        groups: groups, questions: survey?.questions.map(\.question) ?? [],
        options: settings.options, weighting: settings.weighting,
        minimumAnswers: settings.minimumAnswers,
        smallestPublishedGroup: settings.smallestPublishedGroup,
        smallestChange: settings.smallestChange)
    }
    return definition(round(document, sheets, roster, design), document)
  }

  private func readCriteria(_ document: RoundDocument) -> [String: CriteriaSheet] {
    var sheets: [String: CriteriaSheet] = [:]
    for level in document.levels {
      ClassScaleCheck(level: level, policies: document.policies, log: log).run()
      checkValidity(of: level, in: document.year)
      let file = level.criteriaFile
      guard let text = files.text(file.value, mentionedAt: file.place),
        let sheet = CriteriaSheet.read(
          file: file.value, text: text, level: level.code.value, log: log)
      else { continue }
      RuleCheck(sheet: sheet, log: log).run()
      CriteriaTotalsCheck(level: level, sheet: sheet, log: log).run()
      checkSurveyIsHeld(for: level, sheet, document)
      sheets[level.code.value] = sheet
    }
    return sheets
  }

  private func readSurvey(_ document: RoundDocument) -> SurveySheet? {
    guard let file = document.survey?.questionsFile,
      let text = files.text(file.value, mentionedAt: file.place)
    else { return nil }
    return SurveySheet.read(file: file.value, text: text, log: log)
  }

  private func check(_ roster: Roster, _ document: RoundDocument) {
    RosterCheck(
      roster: roster, levels: document.levels.map(\.code.value),
      groups: document.groupNames.keys.sorted(), year: document.year, log: log
    ).run()
    UnitNamesCheck(roster: roster, log: log).run()
    UnitFoldersCheck(roster: roster, log: log).run()
  }

  /// Checks that a set is valid for the rated year: that it is valid when the year ends.
  private func checkValidity(of level: LevelDraft, in year: Int) {
    guard let last = CalendarDate(year: year, month: 12, day: 31) else { return }
    let late = level.validFrom.flatMap { $0.value > last ? $0.place : nil }
    let over = level.validTo.flatMap { $0.value < last ? $0.place : nil }
    guard let place = late ?? over else { return }
    log.report(
      .validity, at: place, vi: "bộ tiêu chí không có hiệu lực vào ngày \(last.vietnamese)",
      en: "the criteria set does not hold on \(last)")
  }

  private func checkSurveyIsHeld(
    for level: LevelDraft, _ sheet: CriteriaSheet, _ document: RoundDocument
  ) {
    guard document.survey == nil, level.withoutSurvey == .incomplete,
      let leaf = sheet.leaves.first(where: { $0.node.rule?.kind.isAskedInSurvey == true })
    else { return }
    log.report(
      .surveyMissing, at: leaf.rulePlace,
      vi: "có tiêu chí điều tra nhưng pipeline.yaml không có “survey” và without_survey không phải "
        + "là rescale",
      en:
        "there is a survey leaf, but pipeline.yaml has no survey and without_survey is not rescale"
    )
  }

  private func round(
    _ document: RoundDocument, _ sheets: [String: CriteriaSheet], _ roster: Roster,
    _ survey: SurveyDesign?
  ) -> Round {
    var criteria: [String: CriteriaSet] = [:]
    for level in document.levels {
      criteria[level.code.value] = CriteriaSet(
        level: level.code.value, citation: level.citation, validFrom: level.validFrom?.value,
        validTo: level.validTo?.value, nodes: sheets[level.code.value]?.rows.map(\.node) ?? [])
    }
    return Round(
      id: document.id.value, title: document.title, issuer: document.issuer,
      citation: document.citation, year: document.year, notice: document.notice,
      levels: document.levels.compactMap(\.level), groupNames: document.groupNames,
      units: roster.rows.map(\.unit), criteria: criteria, survey: survey, forms: document.forms,
      policies: document.policies, deadlines: document.clock.deadlines,
      deadlineDays: document.clock.deadlineDays)
  }

  private func definition(_ round: Round, _ document: RoundDocument) -> Definition {
    let digests = files.contents.sorted { $0.key < $1.key }.map {
      Definition.File(
        path: $0.key.text, sha256: Digests.sha256($0.value).description, bytes: $0.value)
    }
    let listing = digests.map { "\($0.path)\u{0}\($0.sha256)\n" }.joined()
    return Definition(
      round: round,
      settings: RunSettings(
        inboxPath: document.folders.inbox, outboxPath: document.folders.outbox,
        checkpointsPath: document.folders.checkpoints,
        settleSeconds: document.folders.settleSeconds, timeZone: document.clock.timeZone,
        utcOffsetSeconds: document.clock.utcOffsetSeconds, schedule: document.clock.schedule,
        catchUpMinutes: document.clock.catchUpMinutes, workers: document.folders.workers,
        backupsKept: document.folders.backupsKept,
        notify: document.notify, limits: document.limits, outboxAccess: document.outboxAccess),
      directory: directory, files: digests,
      fingerprint: Digests.sha256(listing).description)
  }
}
