/// What an open element is; each kind of part has its own numbers from 2 on.
struct PartElement: Equatable {
  let number: UInt8

  init(_ number: UInt8) { self.number = number }

  /// Around the root.
  static let document = PartElement(0)
  /// Of no meaning, and neither is anything in it.
  static let foreign = PartElement(1)
}
