public import Domain

/// One fault in a pipeline's definition files.
public struct DefinitionFault: Hashable, Sendable {
  /// The file's name within the definition folder.
  public let file: String
  /// The 1-based line.
  public let line: Int
  /// The 1-based column, counted in Unicode scalars.
  public let column: Int
  /// The stable code.
  public let code: DefinitionFaultCode
  /// The fault in one sentence.
  public let message: Bilingual
  /// How to fix it.
  public let mend: Bilingual

  /// Creates a fault.
  public init(
    file: String, line: Int, column: Int, code: DefinitionFaultCode, message: Bilingual,
    mend: Bilingual
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.message = message
    self.mend = mend
  }
}

extension DefinitionFault: CustomStringConvertible {
  /// The place, the code and both messages, the way compilers print faults.
  public var description: String {
    "\(file):\(line):\(column): \(code.rawValue): \(message.vi) / \(message.en)"
  }
}

extension DefinitionFault: Comparable {
  /// Whether the left fault comes first, by file, line, column and code.
  public static func < (left: DefinitionFault, right: DefinitionFault) -> Bool {
    (left.file, left.line, left.column, left.code.rawValue, left.message.en)
      < (right.file, right.line, right.column, right.code.rawValue, right.message.en)
  }
}
