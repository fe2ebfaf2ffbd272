/// How much of one folder, and how large a file, is taken, so that one agency cannot stop or drown
/// the others' night.
public struct InboxLimits: Hashable, Sendable {
  /// How many files of one unit's folder are taken at one wake.
  public var filesPerLook = 100
  /// How many files of one unit's folder are taken in all.
  public var filesPerFolder = 300
  /// How many bytes of one unit's folder are taken in all.
  public var bytesPerFolder = 256 << 20
  /// How many files are taken in all of each folder of the secretariat, which the whole round
  /// hands its appraisals, surveys and decisions in to.
  public var filesOfSecretariat = 20_000
  /// The largest file that is read, in bytes.
  public var fileBytes = 64 << 20

  /// How many bytes of each folder of the secretariat are taken in all.
  var bytesOfSecretariat: Int { bytesPerFolder * 64 }

  /// Creates the limits of a round that states none.
  public init() {}
}
