internal import Domain

/// One arrival of a file: a content that came to its path again is another one.
struct ArrivalKey: Hashable, Sendable {
  private let file: FileKey
  private let repetition: Int

  /// Names an arrival.
  init(_ arrival: Arrival) {
    file = FileKey(arrival)
    repetition = arrival.repetition
  }
}
