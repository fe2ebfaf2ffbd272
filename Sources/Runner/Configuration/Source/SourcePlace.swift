/// A place in a definition file.
struct SourcePlace: Hashable, Comparable {
  /// The file's name within the definition folder.
  let file: String
  /// The 1-based line.
  let line: Int
  /// The 1-based column, counted in Unicode scalars as YAML does.
  let column: Int

  static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension SourcePlace: CustomStringConvertible {
  var description: String { "\(file):\(line):\(column)" }
}

/// A value and where it was written, for checks that compare several.
struct Placed<Value> {
  let value: Value
  let place: SourcePlace
}

/// The text of a scalar or field and where it was written.
typealias SourceText = Placed<String>
