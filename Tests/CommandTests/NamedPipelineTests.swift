import Testing

@testable import parindex

/// The commands in messages, where a pipeline was named.
struct NamedPipelineTests {
  @Test func everyCommandThatIsToldNamesThePipeline() {
    let mend = "parindex adopt --reason '…' (see: parindex adopt --plan), then: parindex run"
    #expect(NamedPipeline.add(nil, to: mend) == mend, "none was named")
    let named = "Pipelines/a b"
    #expect(
      NamedPipeline.add(named, to: mend)
        == "parindex adopt --pipeline 'Pipelines/a b' --reason '…' (see: parindex adopt "
        + "--pipeline 'Pipelines/a b' --plan), then: parindex run --pipeline 'Pipelines/a b'")
    #expect(
      NamedPipeline.add(named, to: "parindex schedule install")
        == "parindex schedule install --pipeline 'Pipelines/a b'")
    for line in [
      "parindex: stage publish: a cause", "parindex check --pipeline X", "parindex cells a.xml",
      "parindex run --pipeline X", "run: succeeded",
    ] {
      #expect(NamedPipeline.add(named, to: line) == line)
    }
  }
}
