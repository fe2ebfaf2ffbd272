/// The hooks that report the end of a run.
public struct NotifySettings: Hashable, Sendable {
  /// A way to notify somebody.
  public enum Hook: Hashable, Sendable {
    /// A program and its arguments, passed unchanged without a shell.
    case command([String])
    /// A URL that receives the report as a POST.
    case url(String)
  }

  /// The hook for a run that failed or could not begin; nil for none.
  public var onFailure: Hook?
  /// The hook for a successful run; nil for none.
  public var onSuccess: Hook?
  /// How many seconds a hook may take before it is killed with everything it started.
  public var timeoutSeconds: Int

  /// Creates the settings; without hooks, nobody is notified.
  public init(onFailure: Hook? = nil, onSuccess: Hook? = nil, timeoutSeconds: Int = 30) {
    self.onFailure = onFailure
    self.onSuccess = onSuccess
    self.timeoutSeconds = timeoutSeconds
  }
}
