internal import Dispatch
internal import Foundation
internal import Synchronization

/// Does independent pieces of work on several threads; results come back in the order asked.
public struct Workers: Sendable {
  /// How many threads work at once.
  public let count: Int

  /// Creates a number of threads, at least one.
  public init(count: Int) { self.count = max(1, count) }

  /// One thread for every core.
  public static var ofThisMachine: Workers {
    Workers(count: ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The results of all pieces in order, whatever thread did which.
  public func map<Piece: Sendable, Result: Sendable>(
    _ pieces: [Piece], _ body: @Sendable (Piece) throws -> Result
  ) throws -> [Result] {
    guard count > 1, pieces.count > 1 else { return try pieces.map(body) }
    let results = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: pieces.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(count, pieces.count)) { _ in
      while true {
        let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard position < pieces.count else { return }
        let result = Swift.Result { try body(pieces[position]) }
        results.withLock { $0[position] = result }
      }
    }
    return try results.withLock { $0 }.compactMap { try $0?.get() }
  }
}

extension Array {
  /// The array in runs of at most `size` elements.
  func chunks(of size: Int) -> [ArraySlice<Element>] {
    chunks(of: size, weighing: { _ in 0 }, atMost: 0)
  }

  /// The array in runs of at most `size` elements that weigh at most `most` together; an element
  /// that weighs more is a run of its own.
  func chunks(
    of size: Int, weighing weight: (Element) -> Int, atMost most: Int
  ) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    var sum = 0
    for index in indices {
      let next = weight(self[index])
      if index > start, index - start == size || sum + next > most {
        chunks.append(self[start..<index])
        (start, sum) = (index, 0)
      }
      sum += next
    }
    if start < endIndex { chunks.append(self[start...]) }
    return chunks
  }
}
