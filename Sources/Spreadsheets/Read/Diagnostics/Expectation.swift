/// The expected content of a place, in both languages.
public struct Expectation: Sendable, Hashable {
  /// In English.
  public let english: String
  /// In Vietnamese.
  public let vietnamese: String

  /// Creates an expectation.
  public init(_ english: String, _ vietnamese: String) {
    self.english = english
    self.vietnamese = vietnamese
  }

  /// Markup, which is the same in every language.
  static func markup(_ text: String) -> Expectation { Expectation(text, text) }

  /// The unit in which a limit counts.
  enum Unit {
    case bytes, bytesInflatedAgain, times, repeatedCells, places
  }

  /// No more than a limit.
  static func atMost(_ limit: Int, _ unit: Unit? = nil) -> Expectation {
    let words: (english: String, vietnamese: String) =
      switch unit {
      case nil: ("", "")
      case .bytes: (" bytes", " byte")
      case .bytesInflatedAgain: (" bytes inflated again", " byte giải nén lại")
      case .times: (" times", " lần")
      case .repeatedCells: (" repeated cells", " ô lặp lại")
      case .places: (" places", " vị trí")
      }
    return Expectation(
      "at most \(limit)\(words.english)", "nhiều nhất \(limit)\(words.vietnamese)")
  }

  /// A whole number used as a count.
  static let countFromOne = Expectation("a whole number from 1 on", "số nguyên từ 1 trở lên")
}
