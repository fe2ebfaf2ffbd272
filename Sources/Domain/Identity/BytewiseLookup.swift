extension Dictionary where Key == Bytewise {
  /// The value for a text, compared byte for byte.
  public subscript(_ text: String) -> Value? { self[Bytewise(text)] }

  /// Creates a dictionary keyed by texts; the first value for a key wins.
  public init(first pairs: some Sequence<(String, Value)>) {
    self.init(
      pairs.map { (Bytewise($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Set where Element == Bytewise {
  /// Creates a set of texts.
  public init(of texts: some Sequence<String>) { self.init(texts.lazy.map { Bytewise($0) }) }

  /// Whether the set contains a text, compared byte for byte.
  public func contains(_ text: String) -> Bool { contains(Bytewise(text)) }
}

extension Sequence<String> {
  /// The texts in byte order.
  public func sortedByBytes() -> [String] {
    sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension String {
  /// Whether the bytes are the same, as in a comparison of identifiers.
  public func isSame(as other: String) -> Bool { Bytewise(self) == Bytewise(other) }
}
