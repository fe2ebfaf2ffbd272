internal import Domain
internal import Synchronization

/// The answers in survey files about the units at hand; a file is decoded on demand, and only its
/// answers about these units are kept.
final class AnswersAtHand: Sendable {
  private struct Content {
    /// The units at hand; nil for all.
    var units: Set<Bytewise>?
    /// The answers by file and unit.
    var files: [Bytewise: [Bytewise: [Questionnaire]]] = [:]
  }

  private let content = Mutex(Content())

  /// Keeps only the answers about these units from here on; those about others are forgotten.
  func keep(_ units: Set<Bytewise>) {
    content.withLock { $0 = Content(units: units) }
  }

  /// The answers in a file about a unit.
  ///
  /// - Parameters:
  ///   - file: The file's partition.
  ///   - unit: The unit's code.
  ///   - read: Reads all answers in the file.
  /// - Returns: The answers; a unit that is not at hand costs a read.
  /// - Throws: What `read` throws.
  func answers(
    in file: Bytewise, about unit: String, read: () throws -> [Questionnaire]
  ) throws -> [Questionnaire] {
    let known = content.withLock { $0.units?.contains(unit) ?? true ? $0.files[file] : nil }
    if let known { return known[unit] ?? [] }
    let byUnit = Dictionary(grouping: try read(), by: { Bytewise($0.unit) })
    content.withLock { content in
      content.files[file] = byUnit.filter { content.units?.contains($0.key) ?? true }
    }
    return byUnit[unit] ?? []
  }
}
