import ArgumentParser
import Testing

@testable import parindex

/// The command line's own words.
struct HelpTests {
  @Test func everyVerbIsListedWithWhatItDoes() {
    let help = ParIndex.helpMessage(columns: 200)
    for verb in ParIndex.configuration.subcommands {
      let name = verb.configuration.commandName ?? verb._commandName
      #expect(help.contains("  \(name) "), "\(name) is not in the help")
      #expect(!verb.configuration.abstract.isEmpty, "\(name) does not say what it does")
    }
  }

  @Test(arguments: [
    ["run", "--workers", "0"], ["run", "--settle", "-1"], ["rerun"], ["explain"], ["nonsense"],
    ["template", "--unit", "HD-SO-SNV", "--json"],
    ["sample", "--seed", "1", "--into", "mau", "--json"],
  ])
  func wrongUsageEndsWith64(_ arguments: [String]) {
    do {
      _ = try ParIndex.parseAsRoot(arguments)
      Issue.record("\(arguments) was accepted")
    } catch {
      #expect(ParIndex.exitCode(for: error).rawValue == 64)
    }
  }
}
