/// Collects the differences between two definitions of a round.
///
/// Texts are compared by their bytes: a letter composed differently makes another folder or code.
struct Comparison {
  /// The subject of changes: a unit, a criterion, a policy.
  struct Subject {
    let part: DefinitionChange.Part
    let code: String
    let name: Bilingual
  }

  private(set) var changes: [DefinitionChange] = []

  /// Records a change.
  mutating func add(
    _ subject: Subject, _ aspect: Bilingual?, from: Bilingual?, to: Bilingual?
  ) {
    let what =
      aspect.map {
        Bilingual(vi: "\(subject.name.vi) – \($0.vi)", en: "\(subject.name.en) – \($0.en)")
      } ?? subject.name
    var (before, after) = (from, to)
    if let from, let to, from.vi == to.vi {
      // The same letters in different bytes: only their numbers distinguish them.
      before = from.spelled(against: to)
      after = to.spelled(against: from)
    }
    changes.append(
      DefinitionChange(
        part: subject.part, code: subject.code, what: what, from: before, to: after))
  }

  /// Compares values that are equal only when identical.
  mutating func value<Value: Equatable>(
    _ subject: Subject, _ aspect: Bilingual?, _ from: Value, _ to: Value,
    _ words: (Value) -> Bilingual
  ) {
    if from != to { add(subject, aspect, from: words(from), to: words(to)) }
  }

  /// Compares texts byte by byte.
  mutating func text(_ subject: Subject, _ aspect: Bilingual?, _ from: String?, _ to: String?) {
    guard !Comparison.isSame(from, to) else { return }
    add(subject, aspect, from: DefinitionWords.quoted(from), to: DefinitionWords.quoted(to))
  }

  /// Compares lists of texts byte by byte and in order.
  mutating func texts(_ subject: Subject, _ aspect: Bilingual?, _ from: [String], _ to: [String]) {
    guard !Comparison.isSame(from, to) else { return }
    add(subject, aspect, from: DefinitionWords.list(from), to: DefinitionWords.list(to))
  }

  /// Compares the Vietnamese and the English text, each as a separate change.
  mutating func bilingual(
    _ subject: Subject, _ aspect: Bilingual, _ from: Bilingual?, _ to: Bilingual?
  ) {
    text(subject, aspect + Bilingual(vi: " (tiếng Việt)", en: " (Vietnamese)"), from?.vi, to?.vi)
    text(subject, aspect + Bilingual(vi: " (tiếng Anh)", en: " (English)"), from?.en, to?.en)
  }

  /// Compares members with codes: those added, removed and reordered, and the content of those that
  /// stayed.
  ///
  /// - Parameters:
  ///   - before: The members before, in order.
  ///   - after: The members after, in order.
  ///   - code: The identity of a member; the code of the subject by default.
  ///   - subject: The subject of changes to a member.
  ///   - words: A summary of an added or removed member.
  ///   - compare: Compares the two versions of a member.
  mutating func members<Item>(
    _ before: [Item], _ after: [Item], code: ((Item) -> String)? = nil,
    _ subject: (Item) -> Subject, words: (Item) -> Bilingual,
    compare: (inout Comparison, Item, Item) -> Void
  ) {
    func roll(_ items: [Item]) -> Roll { Roll(items.map { code?($0) ?? subject($0).code }) }
    let (old, new) = (roll(before), roll(after))
    for (position, item) in before.enumerated() where new[old.keys[position]] == nil {
      add(subject(item), nil, from: words(item), to: nil)
    }
    let (oldOrder, newOrder) = (old.predecessors(among: new), new.predecessors(among: old))
    for (position, item) in after.enumerated() {
      let key = new.keys[position]
      guard let former = old[key] else {
        add(subject(item), nil, from: nil, to: words(item))
        continue
      }
      compare(&self, before[former], item)
      let (was, now) = (oldOrder[key] ?? nil, newOrder[key] ?? nil)
      if was != now {
        add(
          subject(item), Bilingual(vi: "thứ tự", en: "place in order"),
          from: DefinitionWords.place(after: was?.code.text),
          to: DefinitionWords.place(after: now?.code.text))
      }
    }
  }

  /// Whether two texts are the same byte by byte.
  static func isSame(_ left: String?, _ right: String?) -> Bool {
    left.map { Bytewise($0) } == right.map { Bytewise($0) }
  }

  /// Whether two lists of texts are the same byte by byte.
  static func isSame(_ left: [String], _ right: [String]) -> Bool {
    left.map { Bytewise($0) } == right.map { Bytewise($0) }
  }
}

/// The codes of a list and their positions; a code that occurs twice is two members.
private struct Roll {
  struct Key: Hashable {
    let code: Bytewise
    let occurrence: Int
  }

  let keys: [Key]
  private let positions: [Key: Int]

  init(_ codes: [String]) {
    var seen: [Bytewise: Int] = [:]
    keys = codes.map { code in
      let count = (seen[code] ?? 0) + 1
      seen[Bytewise(code)] = count
      return Key(code: Bytewise(code), occurrence: count)
    }
    positions = Dictionary(
      keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(key: Key) -> Int? { positions[key] }

  /// The predecessor of each shared member, among the members shared with another list; nil for the
  /// first.
  func predecessors(among other: Roll) -> [Key: Key?] {
    var found: [Key: Key?] = [:]
    var last: Key?
    for key in keys where other[key] != nil {
      found.updateValue(last, forKey: key)
      last = key
    }
    return found
  }
}
