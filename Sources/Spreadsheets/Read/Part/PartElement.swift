/// The meaning of an open element; each kind of part has its own numbers from 2 on.
struct PartElement: Equatable {
  let number: UInt8

  init(_ number: UInt8) { self.number = number }

  /// The document around the root.
  static let document = PartElement(0)
  /// Ignored, with everything in it.
  static let foreign = PartElement(1)
}
