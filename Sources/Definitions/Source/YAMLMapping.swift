internal import Domain

/// A YAML mapping of known keys.
///
/// Reading an absent key gives nil without another fault: a missing required key is reported when
/// the mapping is opened.
struct YAMLMapping {
  let place: SourcePlace
  fileprivate let values: [String: YAMLValue]
  fileprivate let log: FaultLog

  init(place: SourcePlace, values: [String: YAMLValue], log: FaultLog) {
    self.place = place
    self.values = values
    self.log = log
  }

  /// The value of a key; nil if it is absent or null.
  subscript(key: String) -> YAMLValue? { values[key].flatMap { $0.isNull ? nil : $0 } }

  func text(_ key: String) -> SourceText? { values[key]?.text(key) }

  /// A text in both languages.
  func bilingual(_ key: String) -> Bilingual? {
    guard let languages = self[key]?.mapping(key, required: ["vi", "en"]),
      let vi = languages.text("vi"), let en = languages.text("en")
    else { return nil }
    return Bilingual(vi: vi.value, en: en.value)
  }

  func points(_ key: String) -> Placed<Points>? {
    guard let text = text(key), let value = log.points(text, key) else { return nil }
    return Placed(value: value, place: text.place)
  }

  func integer(_ key: String, in range: ClosedRange<Int>) -> Placed<Int>? {
    guard let text = text(key), let value = log.integer(text, key, in: range) else { return nil }
    return Placed(value: value, place: text.place)
  }

  func date(_ key: String) -> Placed<CalendarDate>? {
    guard let text = text(key), let value = log.date(text, key) else { return nil }
    return Placed(value: value, place: text.place)
  }

  func flag(_ key: String) -> Bool? {
    text(key).flatMap { log.flag($0, key, yes: "true", no: "false") }
  }

  func choice<Choice: RawRepresentable<String>>(_ key: String, of choices: [Choice]) -> Choice? {
    text(key).flatMap { log.choice($0, key, of: choices) }
  }
}
