public import Sample
internal import Synchronization

/// The whole sample of the round that comes with the project, made once for all tests of a process.
public enum WholeSample {
  private static let known = Mutex<[UInt64: SampleRound.Result]>([:])

  /// The sample of a seed.
  ///
  /// - Throws: `BrokenDefinition` when the project's definition has faults.
  public static func made(seed: UInt64) throws -> SampleRound.Result {
    try known.withLock { known in
      if let made = known[seed] { return made }
      let made = SampleRound(round: try Project.round(), seed: seed).make()
      known[seed] = made
      return made
    }
  }
}
