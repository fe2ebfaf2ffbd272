import Testing

/// Whatever stands for a file, folder, path, partition, code or digest is a `Bytewise`.
struct IdentityTests {
  /// The rooms in which identity matters.
  static let rooms = [
    "Domain", "Stages", "Disk", "Definitions", "Runner", "Checkpoints", "Pages", "Sample",
  ]

  /// Texts that make a table or set of things by Swift's own equality, which is not that of bytes.
  static let banned = ["[String:", "Set<String>"]

  /// Files whose keys are words of the program or of a foreign format, never names of things.
  static let words: Set<String> = [
    "Checkpoints/Schema+Downgrade.swift", "Checkpoints/Schema.swift",
    "Checkpoints/Tables/AttemptTable.swift", "Checkpoints/Tables/CheckpointTable.swift",
    "Checkpoints/Values/Attempt.swift",
    "Checkpoints/Values/CompletedPartition.swift", "Definitions/DefinitionSketch.swift",
    "Definitions/Source/CSVTable.swift", "Definitions/Source/YAMLMapping.swift",
    "Definitions/Source/YAMLValue.swift", "Disk/Processes/BoundedProgram.swift",
    "Pages/Fields.swift", "Runner/Plan/Fingerprint.swift", "Runner/Reports/History.swift",
    "Runner/Reports/StatusReport.swift", "Runner/Run/Ledger.swift", "Runner/Run/Tally.swift",
    "Runner/RunReport.swift", "Runner/Signals/HealthSignals.swift",
    "Runner/Signals/JSONValue.swift", "Runner/Signals/LineageEvent.swift",
    "Runner/Signals/LineageNames.swift", "Runner/Signals/Notifier.swift",
    "Runner/Signals/RunLineage.swift",
  ]

  /// Files whose keys are codes of the definition or folded texts of a form: both are composed when
  /// they are read, so that equal texts are equal bytes.
  static let composed: Set<String> = [
    "Definitions/Checks/QuotaCheck.swift", "Definitions/Checks/RosterCheck.swift",
    "Definitions/Checks/SurveyCheck.swift", "Definitions/Checks/TreeShapeCheck.swift",
    "Definitions/DefinitionLoader.swift", "Definitions/Reading/RoundDocument.swift",
    "Domain/Checkpoints/NormalizedWorkbook.swift", "Domain/Checkpoints/Questionnaire.swift",
    "Domain/Checkpoints/SurveyRelease.swift", "Domain/Checkpoints/ValidatedSubmission.swift",
    "Domain/Encoding/JSONReader.swift", "Domain/Encoding/KeyedValues.swift",
    "Domain/Encoding/RecordsEncoding.swift", "Domain/Round.swift", "Domain/SurveyDesign.swift",
    "Pages/GroupTable.swift", "Pages/IndexPage.swift", "Pages/LevelPages.swift",
    "Pages/RoundPages.swift", "Pages/UnitPage.swift", "Runner/Run/PublishPass.swift",
    "Sample/Achievement.swift", "Sample/FilledRow.swift", "Sample/SurveyFiles.swift",
    "Sample/UnitFiles.swift", "Sample/UnitNames.swift", "Sample/UnitPlan.swift",
    "Stages/Normalize/CodeText.swift", "Stages/Normalize/Normalize.swift",
    "Stages/Publish/Publish.swift", "Stages/Release/LeafAnswers.swift",
    "Stages/Release/LeafRelease.swift", "Stages/Release/Parts.swift",
    "Stages/Release/ReleaseRule.swift", "Stages/Score/Branches.swift",
    "Stages/Score/GroupDisclosure.swift", "Stages/Score/LeafScoring.swift",
    "Stages/Score/Score.swift", "Stages/Score/SurveyCounts.swift",
    "Stages/Validate/AssessmentJudge.swift", "Stages/Validate/Rules/DecisionRowRule.swift",
    "Stages/Validate/Rules/QuotaRule.swift", "Stages/Validate/Rules/TotalsRule.swift",
    "Stages/Validate/SurveyCount.swift", "Stages/Validate/SurveyJudge.swift",
    "Stages/Validate/Validate.swift",
  ]

  @Test(arguments: SourceTree.swiftFiles(below: "Sources"))
  func thingsAreToldApartByTheirBytes(_ file: SourceFileText) {
    let path = file.path.split(separator: "/").dropFirst().joined(separator: "/")
    guard IdentityTests.rooms.contains(where: { path.hasPrefix($0 + "/") }),
      !IdentityTests.words.contains(path), !IdentityTests.composed.contains(path)
    else { return }
    for (number, line) in file.lines.enumerated() {
      if line.drop(while: { $0 == " " }).hasPrefix("//") { continue }
      for text in IdentityTests.banned where line.contains(text) {
        Issue.record(
          """
          \(file.path):\(number + 1): '\(text)' is banned here: Swift takes canonically equivalent \
          texts for equal; use Bytewise for what stands for a thing, [Bytewise: …] and \
          Set<Bytewise>
          """)
      }
    }
  }
}
