/// What to do with a file whose characters XML does not allow although its structure is whole.
///
/// Excel itself writes `&#7;`, and on a Mac the raw control byte; programs of other makers forget
/// to escape `&`, use `&nbsp;`, or name the wrong encoding. Broken structure is never mended.
public enum RecoveryPolicy: String, Sendable, Hashable {
  /// Read such a file again, keep every character, mark each cell touched, and report it.
  case keepAndMark = "keep-and-mark"
  /// Stop at the first such character with an error.
  case refuse
}
