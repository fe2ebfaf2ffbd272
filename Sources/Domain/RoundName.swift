/// A round as named in its forms.
public struct RoundName: Hashable, Sendable, Codable {
  /// The round's short name.
  public let id: String
  /// The round's title.
  public let title: Bilingual
  /// The year that is rated.
  public let year: Int

  /// Creates a name.
  public init(id: String, title: Bilingual, year: Int) {
    self.id = id
    self.title = title
    self.year = year
  }

  /// The line that the program writes into a form after the label.
  public var line: String {
    "\(id) – \(title.vi)" + (title.vi.contains("\(year)") ? "" : " – năm \(year)")
  }
}

extension Round {
  /// The round's name in forms.
  public var name: RoundName { RoundName(id: id, title: title, year: year) }
}
