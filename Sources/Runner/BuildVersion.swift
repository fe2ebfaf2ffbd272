/// The program's own version, as runs and `--version` state it.
public enum BuildVersion {
  /// The version; raised with every release.
  public static let text = "0.1.0"
}
