internal import Domain

/// Collects the faults of one load; readers continue after a fault so that all are reported at
/// once.
final class FaultLog {
  private(set) var faults: [DefinitionFault] = []

  /// Records a fault.
  func report(_ code: DefinitionFaultCode, at place: SourcePlace, vi: String, en: String) {
    faults.append(
      DefinitionFault(
        file: place.file, line: place.line, column: place.column, code: code,
        message: Bilingual(vi: vi, en: en), mend: code.mend))
  }

  /// Runs a reading and returns whether it found no fault.
  func isClean(_ reading: () -> Void) -> Bool {
    let before = faults.count
    reading()
    return faults.count == before
  }
}

/// Typed readings of a text, shared by YAML scalars and CSV fields.
extension FaultLog {
  func points(_ source: SourceText, _ name: String) -> Points? {
    if let value = Points(source.value) { return value }
    report(
      .valueWrong, at: source.place,
      vi: "“\(name)” là “\(source.value)”, phải là số thập phân dùng dấu chấm, như 8.5",
      en: "\(name) is '\(source.value)', must be a decimal number with a point, such as 8.5")
    return nil
  }

  func integer(_ source: SourceText, _ name: String, in range: ClosedRange<Int>) -> Int? {
    if let value = Int(source.value), range.contains(value) { return value }
    report(
      .valueWrong, at: source.place,
      vi: "“\(name)” là “\(source.value)”, phải là số nguyên từ \(range.lowerBound) đến "
        + "\(range.upperBound)",
      en: "\(name) is '\(source.value)', must be a whole number from \(range.lowerBound) to "
        + "\(range.upperBound)")
    return nil
  }

  func date(_ source: SourceText, _ name: String) -> CalendarDate? {
    if let value = CalendarDate(iso: source.value) { return value }
    report(
      .valueWrong, at: source.place,
      vi: "“\(name)” là “\(source.value)”, phải là ngày có thật, dạng năm-tháng-ngày 2024-01-10",
      en: "\(name) is '\(source.value)', must be a day that exists, such as 2024-01-10")
    return nil
  }

  func choice<Choice: RawRepresentable<String>>(
    _ source: SourceText, _ name: String, of choices: [Choice]
  ) -> Choice? {
    if let value = choices.first(where: { $0.rawValue == source.value }) { return value }
    notAllowed(source, name, allowed: choices.map(\.rawValue))
    return nil
  }

  func flag(_ source: SourceText, _ name: String, yes: String, no: String) -> Bool? {
    if source.value == yes { return true }
    if source.value == no { return false }
    notAllowed(source, name, allowed: [yes, no])
    return nil
  }

  func notAllowed(_ source: SourceText, _ name: String, allowed: [String]) {
    let list = allowed.joined(separator: ", ")
    report(
      .valueNotAllowed, at: source.place,
      vi: "“\(name)” là “\(source.value)”, chỉ được là: \(list)",
      en: "\(name) is '\(source.value)', must be one of: \(list)")
  }
}
