/// The folders of Inbox that belong to the secretariat, not to a unit.
public enum InboxFolder {
  /// Appraisal workbooks.
  public static let appraisal = "_appraisal"
  /// Survey workbooks.
  public static let survey = "_survey"
  /// Decision workbooks.
  public static let decisions = "_decisions"
  /// Every folder of the secretariat.
  public static let secretariat = [appraisal, survey, decisions]
}
