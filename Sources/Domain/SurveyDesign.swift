/// The survey (điều tra xã hội học): who is asked what about whom, and the value of each answer.
public struct SurveyDesign: Hashable, Sendable, Codable {
  /// A group of respondents and its quota in the plan.
  public struct Group: Hashable, Sendable, Codable {
    /// The group's code, such as `TRUONG_PHONG_HUYEN`.
    public let code: String
    /// The group's name.
    public let name: Bilingual
    /// The codes of the levels the group rates.
    public let rates: [String]
    /// The most respondents of this group in the round; nil when the plan sets none.
    public let quota: Int?
    /// The quota of each body the respondents come from, by unit code, where the plan sets one.
    public let quotaByUnit: [String: Int]

    /// Creates a group.
    public init(
      code: String, name: Bilingual, rates: [String], quota: Int?, quotaByUnit: [String: Int] = [:]
    ) {
      self.code = code
      self.name = name
      self.rates = rates
      self.quota = quota
      self.quotaByUnit = quotaByUnit
    }
  }

  /// A question of a questionnaire and the leaf its answers score.
  public struct Question: Hashable, Sendable, Codable {
    /// The question's code as written in the column heading.
    public let code: String
    /// The level whose units are rated.
    public let level: String
    /// The leaf of that level's criteria set.
    public let leaf: String
    /// The groups asked this question.
    public let groups: [String]
    /// The question's wording.
    public let text: String

    /// Creates a question.
    public init(code: String, level: String, leaf: String, groups: [String], text: String) {
      self.code = code
      self.level = level
      self.leaf = leaf
      self.groups = groups
      self.text = text
    }
  }

  /// One answer a respondent may choose.
  public struct Option: Hashable, Sendable, Codable {
    /// The letter or word in the workbook, such as `A`.
    public let code: String
    /// Its value in percent of the leaf's maximum; nil for "don't know", excluded from the mean.
    public let percent: Points?

    /// Creates an option.
    public init(code: String, percent: Points?) {
      self.code = code
      self.percent = percent
    }
  }

  /// How the groups' answers become one mean.
  public enum Weighting: String, Hashable, Sendable, Codable, CaseIterable {
    /// Every valid answer counts the same.
    case equalRespondents = "equal_respondents"
    /// The mean of the groups' means.
    case meanOfGroupMeans = "mean_of_group_means"
  }

  /// The respondent groups in the order of the plan.
  public let groups: [Group]
  /// The questions in the order of the questionnaires.
  public let questions: [Question]
  /// The answers, best first.
  public let options: [Option]
  /// How groups are weighted.
  public let weighting: Weighting
  /// The fewest valid answers for a unit's leaf to count.
  public let minimumAnswers: Int
  /// The fewest respondents of a group whose mean is published; a smaller group stays hidden so
  /// that nobody's answer can be inferred.
  public let smallestPublishedGroup: Int
  /// The fewest respondents by whose answers a published figure may differ from an earlier one, as
  /// stated in the definition: 1 for no such limit; nil to use the smallest published group.
  public let statedSmallestChange: Int?

  /// The fewest respondents by whose answers a published figure may differ from an earlier one.
  public var smallestChange: Int { statedSmallestChange ?? smallestPublishedGroup }

  /// Creates a design.
  public init(
    groups: [Group], questions: [Question], options: [Option],
    weighting: Weighting = .equalRespondents, minimumAnswers: Int = 1,
    smallestPublishedGroup: Int = 5, smallestChange: Int? = nil
  ) {
    self.groups = groups
    self.questions = questions
    self.options = options
    self.weighting = weighting
    self.minimumAnswers = minimumAnswers
    self.smallestPublishedGroup = smallestPublishedGroup
    statedSmallestChange = smallestChange
  }
}
