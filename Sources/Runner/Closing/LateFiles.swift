internal import Checkpoints
internal import Domain

/// The files that arrived after the round was frozen and that no correction admits.
struct LateFiles: Sendable {
  private let inside: Set<ArrivalKey>
  /// When the round was frozen, as shown on receipts; nil while it is open.
  private let frozenAt: Bilingual?

  /// Takes the files that may count in spite of the freeze; without a freeze, every file may.
  private init(inside: Set<ArrivalKey>, frozenAt: Bilingual?) {
    self.inside = inside
    self.frozenAt = frozenAt
  }

  /// Reads the files that may count.
  ///
  /// - Parameters:
  ///   - store: The database.
  ///   - freeze: The freeze in force; nil while the round is open.
  ///   - admissions: The last admission to consider; nil for all.
  ///   - utcOffset: Seconds east of UTC in which receipts show times.
  /// - Throws: Why the database could not be read.
  init(
    _ store: CheckpointStore, freeze: Closing?, admissions: Int64? = nil, utcOffset: Int
  ) throws {
    guard let freeze else {
      self.init(inside: [], frozenAt: nil)
      return
    }
    let known = try store.arrivals(through: freeze.lastArrival).map { ArrivalKey($0) }
    let admitted = try store.admissions(through: admissions).map { ArrivalKey($0) }
    self.init(
      inside: Set(known + admitted), frozenAt: WrittenTime(freeze.at, utcOffset: utcOffset).text)
  }

  /// The late files without those that a correction admits.
  func admitting(_ arrivals: [Arrival]) -> LateFiles {
    LateFiles(inside: inside.union(arrivals.map { ArrivalKey($0) }), frozenAt: frozenAt)
  }

  /// Whether a file arrived too late to count.
  func contains(_ arrival: Arrival) -> Bool {
    frozenAt != nil && !inside.contains(ArrivalKey(arrival))
  }

  /// The files in the order of judgement: those that may count first, whatever day of arrival was
  /// entered for the others.
  func ordered(_ arrivals: [Arrival]) -> [Arrival] {
    let sorted = arrivals.sorted()
    guard frozenAt != nil else { return sorted }
    return sorted.filter { !contains($0) } + sorted.filter(contains)
  }

  /// The findings that head the receipt of a late file.
  func findings(_ arrival: Arrival) -> [Finding] {
    guard let frozenAt, contains(arrival) else { return [] }
    return [
      Finding(
        code: .afterFreeze, severity: .error, found: "",
        message: Bilingual(
          vi: "Tệp đến sau khi đợt đánh giá được chốt số liệu lúc \(frozenAt.vi); tệp chỉ được "
            + "tính trong một lần đính chính kết quả.",
          en: "The file came after the round was frozen at \(frozenAt.en); it counts only in a "
            + "correction of the result."),
        expected: Bilingual(
          vi: "Tệp đến trước khi chốt số liệu.", en: "A file that came before the freeze."),
        mend: Bilingual(
          vi: "Liên hệ Tổ thư ký nếu kết quả cần được đính chính.",
          en: "Ask the secretariat if the result has to be corrected."))
    ]
  }
}
