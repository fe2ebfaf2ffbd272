/// A rated body.
public struct Unit: Hashable, Sendable, Codable {
  /// The roster's code, such as `HD-SO-SNV`.
  public let code: String
  /// The Vietnamese name.
  public let name: String
  /// Other spellings and earlier names that workbooks use.
  public let aliases: [String]
  /// The level's code.
  public let level: String
  /// The ranking group (khối) within the level.
  public let group: String
  /// The unit it lies in, such as a commune's district.
  public let parent: String?
  /// The folder in Inbox that belongs to it, relative, with '/'.
  public let folder: Bytewise
  /// Whether it is ranked with its group, or scored only.
  public let isRanked: Bool
  /// The first day the unit exists in this roster.
  public let validFrom: CalendarDate?
  /// The last day the unit exists in this roster.
  public let validTo: CalendarDate?

  /// Creates a unit.
  public init(
    code: String, name: String, aliases: [String] = [], level: String, group: String,
    parent: String? = nil, folder: Bytewise, isRanked: Bool = true, validFrom: CalendarDate? = nil,
    validTo: CalendarDate? = nil
  ) {
    self.code = code
    self.name = name
    self.aliases = aliases
    self.level = level
    self.group = group
    self.parent = parent
    self.folder = folder
    self.isRanked = isRanked
    self.validFrom = validFrom
    self.validTo = validTo
  }
}
