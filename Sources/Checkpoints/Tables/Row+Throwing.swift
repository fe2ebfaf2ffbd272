internal import GRDB

extension Row {
  /// The value of a column by its place.
  ///
  /// GRDB's own subscript ends the process where a damaged database holds another kind of value.
  subscript<Value: DatabaseValueConvertible>(at index: Int) -> Value {
    get throws { try decode(Value.self, atIndex: index) }
  }
}
