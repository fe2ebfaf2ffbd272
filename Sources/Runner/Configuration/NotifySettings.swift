/// Whom the runner tells how a run ended, and how.
public struct NotifySettings: Hashable, Sendable {
  /// A way of telling somebody.
  public enum Hook: Hashable, Sendable {
    /// A program and its arguments, given as they are; no shell reads them.
    case command([String])
    /// An address that gets the report as a POST.
    case url(String)
  }

  /// What is done when a run failed or could not begin; nil for nothing.
  public var onFailure: Hook?
  /// What is done when a run succeeded; nil for nothing.
  public var onSuccess: Hook?
  /// How many seconds a hook may take before it is killed with all it started.
  public var timeoutSeconds: Int

  /// Creates the settings; without hooks nobody is told.
  public init(onFailure: Hook? = nil, onSuccess: Hook? = nil, timeoutSeconds: Int = 30) {
    self.onFailure = onFailure
    self.onSuccess = onSuccess
    self.timeoutSeconds = timeoutSeconds
  }
}
