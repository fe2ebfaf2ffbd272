internal import Domain
internal import Synchronization

/// Measures the stages of a run, by a clock that nobody can set.
///
/// The file stages run in one go while a content is in memory, so they are measured per partition
/// and summed over the threads; the others are measured from start to end.
final class StageMeter: Sendable {
  private let spent = Mutex<[StageName: Duration]>([:])

  /// Runs a piece of a stage's work and adds its duration, even when it fails.
  func measure<Result>(_ stage: StageName, _ work: () throws -> Result) rethrows -> Result {
    let start = SuspendingClock.now
    defer {
      let time = SuspendingClock.now - start
      spent.withLock { $0[stage, default: .zero] += time }
    }
    return try work()
  }

  /// The time a stage has taken so far, in milliseconds; 0 when it did no work.
  func milliseconds(_ stage: StageName) -> Int64 {
    spent.withLock { $0[stage] ?? .zero }.wholeMilliseconds
  }
}

extension Duration {
  /// The duration in whole milliseconds, truncated.
  var wholeMilliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
