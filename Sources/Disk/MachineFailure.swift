/// A state of the machine or of a named folder that the program cannot work with, and its fix.
package struct MachineFailure: Error, Hashable {
  /// The state, in words.
  package let cause: String
  /// The fix, for the operator.
  package let mend: String
}
