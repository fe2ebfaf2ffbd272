/// Limits per folder and per file, so that one agency cannot block the run for the others.
public struct InboxLimits: Hashable, Sendable {
  /// The most files taken from one unit's folder at one wake.
  public var filesPerLook = 100
  /// The most files taken from one unit's folder in total.
  public var filesPerFolder = 300
  /// The most bytes taken from one unit's folder in total.
  public var bytesPerFolder = 256 << 20
  /// The most files taken in total from each folder of the secretariat, which receives the
  /// appraisals, surveys and decisions of the whole round.
  public var filesOfSecretariat = 20_000
  /// The largest file that is read, in bytes.
  public var fileBytes = 64 << 20

  /// The most bytes taken from each folder of the secretariat in total.
  package var bytesOfSecretariat: Int { bytesPerFolder * 64 }

  /// Creates the default limits.
  public init() {}
}
