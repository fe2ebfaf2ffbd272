internal import Disk
internal import Domain

/// `pipeline.yaml` as read; parts that could not be read are nil or empty.
struct RoundDocument {
  let id: SourceText
  let title: Bilingual
  let issuer: Bilingual
  let citation: String
  let year: Int
  let notice: Bilingual?
  let unitsFile: SourceText
  let levels: [LevelDraft]
  let groupNames: [String: Bilingual]
  let policies: Policies
  let survey: SurveySettings?
  let forms: FormSettings
  let clock: ClockSettings
  let folders: FolderSettings
  let notify: NotifySettings
  let limits: InboxLimits
  let outboxAccess: ReadAccess?

  private static let required = [
    "id", "title", "issuer", "citation", "year", "time_zone", "schedule", "folders", "inbox",
    "units", "levels", "ranking_groups", "policies", "forms", "not_applicable_marks", "total_marks",
    "decision_kinds",
  ]
  private static let optional = [
    "notice", "catch_up_minutes", "deadlines", "calendar", "survey", "workers",
    "backup", "notify", "limits", "outbox_access",
  ]

  /// Reads the file; nil, with faults, if too little of it is readable.
  static func read(_ value: YAMLValue, directory: String, log: FaultLog) -> RoundDocument? {
    guard let map = value.mapping("pipeline.yaml", required: required, optional: optional) else {
      return nil
    }
    let id = map.text("id").flatMap { checkedId($0, log) }
    let title = map.bilingual("title")
    let issuer = map.bilingual("issuer")
    let citation = map.text("citation")
    let year = map.integer("year", in: 1990...9998)
    let notice = map["notice"] == nil ? nil : map.bilingual("notice")
    let units = map.text("units")
    let levels = readLevels(map["levels"], log)
    let groups = readGroups(map["ranking_groups"])
    let policies = PoliciesReader(log: log).read(map["policies"])
    let survey = map["survey"].flatMap { SurveySettings.read($0, log: log) }
    let forms = FormsReader(hasSurvey: map["survey"] != nil, log: log).read(map)
    let clock = ClockReader(year: year, log: log).read(map)
    let folders = FolderSettings.read(
      map, id: id?.value ?? "", directory: directory, log: log)
    let notify = NotifyReader(directory: directory, log: log).read(map["notify"])
    let limits = LimitsReader.read(map["limits"])
    let access = OutboxAccessReader(log: log).read(map["outbox_access"])
    guard let id, let title, let issuer, let citation, let year, let units, let policies, let clock,
      let folders
    else { return nil }
    return RoundDocument(
      id: id, title: title, issuer: issuer, citation: citation.value, year: year.value,
      notice: notice, unitsFile: units, levels: levels, groupNames: groups, policies: policies,
      survey: survey, forms: forms, clock: clock, folders: folders,
      notify: notify, limits: limits, outboxAccess: access)
  }

  private static func checkedId(_ id: SourceText, _ log: FaultLog) -> SourceText? {
    let isPlain = id.value.unicodeScalars.allSatisfy { $0.isASCIIAlphanumeric || $0 == "-" }
    if isPlain, !id.value.hasPrefix("-") { return id }
    log.report(
      .valueWrong, at: id.place,
      vi: "“id” là tên thư mục: chỉ gồm chữ cái không dấu, chữ số và “-”",
      en: "id names folders: only ASCII letters, digits and '-'")
    return nil
  }

  private static func readLevels(_ value: YAMLValue?, _ log: FaultLog) -> [LevelDraft] {
    let reader = LevelReader(log: log)
    var levels: [LevelDraft] = []
    for level in (value?.items("levels") ?? []).compactMap(reader.read) {
      if levels.contains(where: { $0.code.value == level.code.value }) {
        log.report(
          .codeDuplicate, at: level.code.place, vi: "cấp “\(level.code.value)” có hai lần",
          en: "the level '\(level.code.value)' stands twice")
      } else {
        levels.append(level)
      }
    }
    return levels
  }

  private static func readGroups(_ value: YAMLValue?) -> [String: Bilingual] {
    var names: [String: Bilingual] = [:]
    for (key, value) in value?.entries("ranking_groups") ?? [] {
      guard let map = value.mapping(key.value, required: ["vi", "en"]), let vi = map.text("vi"),
        let en = map.text("en")
      else { continue }
      names[key.value] = Bilingual(vi: vi.value, en: en.value)
    }
    return names
  }
}
