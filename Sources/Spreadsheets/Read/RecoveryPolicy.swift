/// How to treat a file with characters that XML does not allow but an intact structure.
///
/// Excel itself writes `&#7;`, and on a Mac the raw control byte; other programs forget to escape
/// `&`, use `&nbsp;`, or name the wrong encoding. Broken structure is never repaired.
public enum RecoveryPolicy: String, Sendable, Hashable {
  /// Read such a file again, keep every character, mark each affected cell, and report it.
  case keepAndMark = "keep-and-mark"
  /// Stop at the first such character with an error.
  case refuse
}
