internal import GRDB

extension Row {
  /// The value of a column by its index.
  ///
  /// GRDB's own subscript traps when a damaged database holds a value of another type.
  subscript<Value: DatabaseValueConvertible>(at index: Int) -> Value {
    get throws { try decode(Value.self, atIndex: index) }
  }
}
