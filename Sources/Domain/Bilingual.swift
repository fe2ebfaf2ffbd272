/// A text in Vietnamese, which agencies and the public read, and in English.
public struct Bilingual: Hashable, Sendable, Codable {
  /// The Vietnamese text.
  public let vi: String
  /// The English text.
  public let en: String

  /// Creates a text in both languages.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }
}
