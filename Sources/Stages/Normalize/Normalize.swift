public import Domain

/// Cells in, rows of a known form out: NFC, decimal comma, folded headings and names.
public struct Normalize: Stage {
  /// The stage's name.
  public static let name = StageName.normalize
  /// Raised by hand whenever the same input may give another output.
  public static let version = 1

  /// How forms are recognised.
  public let forms: FormSettings
  /// The survey's question codes, which are headings of its workbooks.
  public let questions: [String]

  /// Creates the stage.
  public init(forms: FormSettings, questions: [String]) {
    self.forms = forms
    self.questions = questions
  }

  /// Makes the output.
  public func run(_ input: IngestedWorkbook) -> NormalizedWorkbook {
    NormalizedWorkbook(form: nil, findings: input.findings)
  }
}
