/// The folders of Inbox that belong to the secretariat, not to a unit.
public enum InboxFolder {
  /// Appraisal workbooks.
  public static let appraisal: Bytewise = "_appraisal"
  /// Survey workbooks.
  public static let survey: Bytewise = "_survey"
  /// Decision workbooks.
  public static let decisions: Bytewise = "_decisions"
  /// The register of incoming documents.
  public static let register: Bytewise = "_register"
  /// Every folder of the secretariat that receives forms.
  public static let secretariat = [appraisal, survey, decisions]
  /// Every folder of the secretariat.
  public static let all = secretariat + [register]
}
