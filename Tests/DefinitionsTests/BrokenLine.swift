import Definitions
import Domain
import TestSupport
import Testing

/// One line of a good definition, changed, and every fault that must then be named.
struct BrokenLine: Sendable, CustomTestStringConvertible {
  let code: DefinitionFaultCode
  let file: String
  let old: String
  let new: String?
  /// The faults as `file:line:column: code: message`; one that ends with `…` is a beginning.
  let faults: [String]
  let definition: String

  init(
    _ code: DefinitionFaultCode, in file: String, _ old: String, _ new: String?,
    _ faults: [String], of definition: String = Project.checked
  ) {
    self.code = code
    self.file = file
    self.old = old
    self.new = new
    self.faults = faults
    self.definition = definition
  }

  var testDescription: String { "\(code.rawValue): \(file): \(new ?? "gone")" }

  /// Every case.
  static let all = fileCases + criteriaCases + settingCases
}

/// The configuration check names every kind of fault where it stands, and nothing that follows
/// from it.
struct DefinitionFaultTests {
  @Test(arguments: BrokenLine.all)
  func theFaultIsNamedWhereItStands(_ line: BrokenLine) throws {
    let faults = try BrokenDefinitionFolder.faults(
      in: line.file, replacing: line.old, with: line.new, definition: line.definition)
    let found = faults.map {
      "\($0.file):\($0.line):\($0.column): \($0.code.rawValue): \($0.message.en)"
    }
    #expect(found.count == line.faults.count, "\(found)")
    for (found, expected) in zip(found, line.faults) {
      if expected.hasSuffix("…") {
        #expect(found.hasPrefix(expected.dropLast()))
      } else {
        #expect(found == expected)
      }
    }
    #expect(faults.contains { $0.code == line.code })
    for fault in faults {
      #expect(!fault.message.vi.isEmpty && fault.message.vi != fault.message.en)
      #expect(!fault.mend.vi.isEmpty && !fault.mend.en.isEmpty)
    }
  }

  @Test func everyCodeHasACase() {
    // Folders and what an earlier round left are the matter of more than one definition or line;
    // their own tests break them.
    let elsewhere: Set<DefinitionFaultCode> = [.foldersNested, .foldersShared, .leftover]
    let codes = Set(BrokenLine.all.map(\.code)).union(elsewhere)
    for code in DefinitionFaultCode.allCases where !codes.contains(code) {
      Issue.record("no case breaks a definition so that it gives \(code.rawValue)")
    }
  }

  @Test func theGoodDefinitionHasNoFaults() {
    #expect(DefinitionLoader.load(directory: Project.checked).faults.map(\.description) == [])
  }

  @Test func aFolderWithoutADefinitionSaysSo() throws {
    let folder = try TemporaryFolder()
    let (pipeline, faults) = DefinitionLoader.load(directory: folder.path)
    #expect(pipeline == nil)
    #expect(faults.map(\.code) == [.fileMissing])
    #expect(faults.map(\.file) == ["pipeline.yaml"])
  }

  @Test func severalFaultsAreAllNamedInTheOrderOfTheFiles() throws {
    let faults = try BrokenDefinitionFolder.faults(
      in: "criteria.csv", replacing: "Báo cáo,20", with: "Báo cáo,19.5")
    #expect(faults.count == 1)
    let more = try BrokenDefinitionFolder.faults(
      in: "pipeline.yaml", replacing: "ties: competition\n  comparison_decimals: exact",
      with: "ties: none\n  comparison_decimals: 9")
    #expect(more.map(\.line) == [37, 38])
    #expect(more.map(\.code) == [.valueNotAllowed, .valueWrong])
  }
}
