import Testing

@testable import Runner

/// How much is in memory at once.
struct ChunkTests {
  @Test(arguments: [
    ([1, 1, 1, 1, 1], [[1, 1, 1], [1, 1]]), ([4, 4, 4], [[4, 4], [4]]), ([20, 1], [[20], [1]]),
    ([1, 20, 1], [[1], [20], [1]]), ([0, 0, 0, 0], [[0, 0, 0], [0]]), ([8], [[8]]), ([], []),
  ])
  func chunksHoldAtMostSoManyThatWeighSoMuch(weights: [Int], expected: [[Int]]) {
    let chunks = weights.chunks(of: 3, weighing: { $0 }, atMost: 9)
    #expect(chunks.map(Array.init) == expected)
  }
}
