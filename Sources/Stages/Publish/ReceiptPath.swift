internal import Digests
internal import Domain
internal import Pages

/// The place of a file's receipt below the receipts folder: beside those of its folder, under
/// its own name and the start of its digest.
struct ReceiptPath {
  let arrival: Arrival

  init(_ arrival: Arrival) { self.arrival = arrival }

  /// The path without `.html` or `.json`.
  var text: String {
    ReceiptPath.folder(arrival.folder) + "\(name).\(arrival.sha256.prefix(12))"
  }

  /// The folder of an Inbox folder's receipts, with '/' at the end; empty for the receipts folder
  /// itself.
  static func folder(_ folder: Bytewise) -> String {
    FileNames.receiptFolder(folder)
  }

  /// The path of the index of an Inbox folder's receipts.
  ///
  /// The index of all folders lies beside the receipts of what was dropped into Inbox itself.
  static func index(_ folder: Bytewise) -> String { FileNames.receiptIndex(folder) }

  /// The file's own name.
  ///
  /// The same bytes may lie in two subfolders of one folder, or under two
  /// names that are shortened alike, so whatever is not the name itself adds a digest of it.
  private var name: String {
    let below = arrival.path.dropping(prefix: "\(arrival.folder)/") ?? arrival.path.text
    let last = Bytewise(below).components.last?.text ?? below
    let limit = 160
    let safe = FileNames.safe(last, limit: limit)
    guard !last.isSame(as: below) || FileNames.safe(last, limit: .max).utf8.count > limit else {
      return safe
    }
    return "\(safe)~\(String(describing: Digests.sha256(below)).prefix(8))"
  }
}
