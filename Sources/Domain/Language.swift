/// A language of texts for people.
public enum Language: String, Hashable, Sendable, Codable, CaseIterable {
  /// Vietnamese, which agencies and the public read.
  case vietnamese = "vi"
  /// English.
  case english = "en"

  /// Decimal text with '.' as people of the language write it: Vietnamese has a comma.
  public func decimal(_ text: String) -> String {
    self == .vietnamese ? String(text.map { $0 == "." ? "," : $0 }) : text
  }
}

extension Bilingual {
  /// The text in a language.
  public func text(_ language: Language) -> String { language == .vietnamese ? vi : en }
}
