/// The slots of a stencil, by their names in its template.
protocol Slot: CaseIterable, RawRepresentable, Sendable where RawValue == String {}

/// A template whose fixed values are filled in once and whose slots are filled on each use.
///
/// Looking up a value through the template library costs about a microsecond; a unit's page has a
/// thousand. A stencil calls the library once per round and then only joins texts.
struct Stencil<S: Slot>: Sendable {
  private let start: String
  private let pieces: [(slot: S, text: String)]

  /// Fills in a template's fixed values.
  ///
  /// - Parameters:
  ///   - template: The template; it names each slot as `{{{slotHTML}}}`.
  ///   - fixed: The fixed values.
  init(_ template: Template, _ fixed: Fields = [:]) {
    let slots = Array(S.allCases)
    precondition(slots.count <= 32, "there are 32 marks for open places")
    var fields = fixed
    for (slot, mark) in zip(slots, marks) {
      guard let scalar = Unicode.Scalar(mark) else { continue }
      fields[slot.rawValue + "HTML"] = .html(Markup(made: String(Character(scalar))))
    }
    var start = ""
    var pieces: [(S, String)] = []
    for scalar in template.render(fields).html.unicodeScalars {
      if marks.contains(scalar.value) {
        pieces.append((slots[Int(scalar.value - marks.lowerBound)], ""))
      } else if pieces.isEmpty {
        start.unicodeScalars.append(scalar)
      } else {
        pieces[pieces.count - 1].1.unicodeScalars.append(scalar)
      }
    }
    self.start = start
    self.pieces = pieces
  }

  /// Appends the stencil with its slots filled in.
  func fill(_ markup: inout Markup, _ value: (S) -> Markup) {
    markup += Markup(made: start)
    for piece in pieces {
      markup += value(piece.slot)
      markup += Markup(made: piece.text)
    }
  }
}

/// Noncharacters that `Escape` never lets through.
private let marks: ClosedRange<UInt32> = 0xFDD0...0xFDEF
