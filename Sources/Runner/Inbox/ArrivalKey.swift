internal import Domain

/// One arrival of a file: a content that returns to its path is a new arrival.
struct ArrivalKey: Hashable, Sendable {
  private let file: FileKey
  private let repetition: Int

  /// Names an arrival.
  init(_ arrival: Arrival) {
    file = FileKey(arrival)
    repetition = arrival.repetition
  }
}
