/// A place in a definition file.
package struct SourcePlace: Hashable, Comparable {
  /// The file's name within the definition folder.
  package let file: String
  /// The 1-based line.
  package let line: Int
  /// The 1-based column, counted in Unicode scalars as YAML does.
  package let column: Int

  /// Whether the left place comes first, by file, line and column.
  package static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension SourcePlace: CustomStringConvertible {
  /// The file, the line and the column, the way compilers print places.
  package var description: String { "\(file):\(line):\(column)" }
}

/// A value and where it was written, for checks that compare several.
package struct Placed<Value> {
  /// The value.
  package let value: Value
  /// Its place.
  package let place: SourcePlace
}

/// The text of a scalar or field and where it was written.
package typealias SourceText = Placed<String>
