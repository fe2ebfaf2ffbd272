/// A level of rated units, such as sở, huyện or xã, and the make-up of its index.
public struct Level: Hashable, Sendable, Codable {
  /// The short code used in data files, such as `so`.
  public let code: String
  /// The level's name.
  public let name: Bilingual
  /// The declared total of the criteria set, in points; need not be 100.
  public let scaleMaximum: Points
  /// The declared part of the total that the survey gives, in points.
  public let surveyMaximum: Points
  /// The declared number of areas, criteria and sub-criteria.
  public let declaredCounts: DeclaredCounts?
  /// The policy when no survey was held.
  public let withoutSurvey: WithoutSurvey
  /// The classes of this level, best first.
  public let classes: ClassScale

  /// Creates a level.
  public init(
    code: String, name: Bilingual, scaleMaximum: Points, surveyMaximum: Points,
    declaredCounts: DeclaredCounts? = nil, withoutSurvey: WithoutSurvey = .incomplete,
    classes: ClassScale
  ) {
    self.code = code
    self.name = name
    self.scaleMaximum = scaleMaximum
    self.surveyMaximum = surveyMaximum
    self.declaredCounts = declaredCounts
    self.withoutSurvey = withoutSurvey
    self.classes = classes
  }

  /// The counts declared by a criteria set's decision (`method.md`, section 1.1).
  public struct DeclaredCounts: Hashable, Sendable, Codable {
    /// How many areas, criteria and sub-criteria.
    public let areas: Int, criteria: Int, subcriteria: Int

    /// Creates the counts.
    public init(areas: Int, criteria: Int, subcriteria: Int) {
      self.areas = areas
      self.criteria = criteria
      self.subcriteria = subcriteria
    }
  }

  /// The treatment of a unit's survey leaves when the level held no survey.
  public enum WithoutSurvey: String, Hashable, Sendable, Codable, CaseIterable {
    /// The unit stays incomplete.
    case incomplete
    /// The survey leaves leave the denominator, so that the appraised part is the whole.
    case rescale
  }
}
