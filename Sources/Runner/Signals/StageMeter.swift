internal import Domain
internal import Synchronization

/// How long the stages of a run take, by a clock that nobody can set.
///
/// The file stages are measured a partition at a time and added up over the threads, since they run
/// in one go while a content is in memory; the others from their begin to their end.
final class StageMeter: Sendable {
  private let spent = Mutex<[StageName: Duration]>([:])

  /// Does a piece of a stage's work and counts the time it took, also when it fails.
  func measure<Result>(_ stage: StageName, _ work: () throws -> Result) rethrows -> Result {
    let start = SuspendingClock.now
    defer {
      let time = SuspendingClock.now - start
      spent.withLock { $0[stage, default: .zero] += time }
    }
    return try work()
  }

  /// The time a stage took so far, in milliseconds; 0 when nothing of it was done.
  func milliseconds(_ stage: StageName) -> Int64 {
    spent.withLock { $0[stage] ?? .zero }.wholeMilliseconds
  }
}

extension Duration {
  /// The duration in milliseconds, cut off.
  var wholeMilliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
