/// Whose a database is: the round, and the folders that it was last used with, as ways from the
/// folder that holds the database.
public struct Claim: Hashable, Sendable {
  /// The round's short name.
  public let round: String
  /// The folder of the round's definition.
  public let definition: String
  /// The round's Inbox and Outbox.
  public let inbox: String, outbox: String

  /// Describes a claim.
  public init(round: String, definition: String, inbox: String, outbox: String) {
    self.round = round
    self.definition = definition
    self.inbox = inbox
    self.outbox = outbox
  }
}
