/// The bytes of an archive that an entry occupies.
struct ArchiveSpan {
  let name: String
  let start: Int
  let end: Int

  /// Finds two entries that share bytes, or one that reaches into the central directory.
  static func overlap(in spans: [ArchiveSpan], endingBy directory: Int) -> String? {
    let sorted = spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    for (first, second) in zip(sorted, sorted.dropFirst()) where first.end > second.start {
      return "\(first.name) and \(second.name)"
    }
    // A negative end is an overflow.
    return sorted.first { $0.end > directory || $0.end < $0.start }
      .map { "\($0.name) and the central directory" }
  }
}
