/// The owner of a database: the round and the folders it was last used with, as paths relative to
/// the folder of the database.
public struct Claim: Hashable, Sendable {
  /// The round's short name.
  public let round: String
  /// The folder of the round's definition.
  public let definition: String
  /// The round's Inbox and Outbox.
  public let inbox: String, outbox: String

  /// Creates a claim.
  public init(round: String, definition: String, inbox: String, outbox: String) {
    self.round = round
    self.definition = definition
    self.inbox = inbox
    self.outbox = outbox
  }
}
