extension Dictionary where Key == Bytewise {
  /// The value of the thing that a text stands for, byte for byte.
  public subscript(_ text: String) -> Value? { self[Bytewise(text)] }

  /// Makes a table by the things that texts stand for; the first value of a thing stays.
  public init(first pairs: some Sequence<(String, Value)>) {
    self.init(
      pairs.map { (Bytewise($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Set where Element == Bytewise {
  /// Makes a set of the things that texts stand for.
  public init(of texts: some Sequence<String>) { self.init(texts.lazy.map { Bytewise($0) }) }

  /// Whether the thing that a text stands for is in it, byte for byte.
  public func contains(_ text: String) -> Bool { contains(Bytewise(text)) }
}

extension Sequence<String> {
  /// The texts in the order of their bytes.
  public func sortedByBytes() -> [String] {
    sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension String {
  /// Whether the bytes are the same: how two texts that stand for things are compared.
  public func isSame(as other: String) -> Bool { Bytewise(self) == Bytewise(other) }
}
